package io.openbailian.outbound;

import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.ErrorCode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What becomes of an answer that says no: the request's own faults are the client's to mend, those
/// of our account and of the configuration are ours, and the rest passes or does not.
public final class Failures {
  /// Words by which servers of this dialect say that content was not allowed.
  private static final Set<String> CONTENT =
      Set.of("content_filter", "content_policy_violation", "datainspectionfailed");

  private Failures() {}

  /// The failure that an answer means.
  ///
  /// @param body what it says
  /// @param costsMoney whether what may have been done may have been charged for
  static EngineFailure of(Answer answer, byte[] body, boolean costsMoney) {
    ForeignWords.Said said = ForeignWords.read(body, answer.type());
    return of(answer.status(), said, answer.retryAfter(), costsMoney);
  }

  /// The failure that a status means.
  public static EngineFailure of(
      int status, ForeignWords.Said said, Optional<Duration> retryAfter, boolean costsMoney) {
    String words = said.message().isEmpty() ? "status " + status : said.message();
    if (CONTENT.contains(said.code().toLowerCase(Locale.ROOT))) {
      return new EngineFailure.Refused(ErrorCode.DATA_INSPECTION_INPUT.with());
    }
    String says = "The engine says: " + words;
    return switch (status) {
      case 400, 413, 414, 415, 416, 422 ->
          new EngineFailure.Refused(
              ContextLength.in(words)
                  .map(most -> ErrorCode.INVALID_PARAMETER.with(ErrorCode.inputLength(most)))
                  .orElseGet(() -> ErrorCode.INVALID_PARAMETER.with(says)));
      case 401, 402, 403, 407 ->
          new EngineFailure.Down("its server turned our account away (%d)".formatted(status));
      case 404, 405, 410, 501 ->
          new EngineFailure.Down("its server does not have that model or path: " + words);
      case 425, 429, 503 -> new EngineFailure.Busy(retryAfter, ErrorCode.RATE_QUOTA.with());
      case 502, 504 ->
          OutboundClient.lost("something before its server said: " + words, null, costsMoney);
      default -> new EngineFailure.Broken("its server answered: " + words);
    };
  }
}
