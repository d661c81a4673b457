package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineFailure;
import io.openbailian.outbound.Failures;
import io.openbailian.outbound.ForeignWords;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.client.ErrorAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What a refusal of the API means: the same code may be the client's fault or ours.
final class Refusals {
  /// Ours as a whole: the key or the money of our account there.
  private static final Set<String> ACCOUNT =
      Set.of("InvalidApiKey", "Arrearage", "Workspace.AccessDenied");

  /// Ours, for one model: a right to it that we have not, or a free quota that is used up.
  private static final Set<String> MODEL =
      Set.of(
          "AccessDenied",
          "AccessDenied.Unpurchased",
          "AllocationQuota.FreeTierOnly",
          "Model.AccessDenied");

  /// The service could not fetch what the request names.
  private static final Set<String> ADDRESS =
      Set.of(
          "InvalidURL",
          "InvalidURL.ConnectionRefused",
          "InvalidURL.Timeout",
          "BadRequest.InputDownloadFailed");

  private static final String THROTTLING = "Throttling";
  private static final String INTERNAL = "InternalError";
  private static final int FIRST_SERVER_FAULT = 500;
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY = 429;

  /// A task's failure comes without a status; its own words are told with this one.
  private static final int ENDED = 400;

  private Refusals() {}

  /// Whose fault a refusal is.
  enum Blame {
    /// What was asked for.
    REQUEST,
    /// Our account, whatever it asks for.
    ACCOUNT,
    /// Our account, where it asks for this model.
    MODEL,
    /// We ask too often.
    THROTTLED,
    /// The service's own.
    SERVICE
  }

  static Blame blame(String code, int status) {
    if (ACCOUNT.contains(code) || status == UNAUTHORIZED) {
      return Blame.ACCOUNT;
    }
    if (MODEL.contains(code)) {
      return Blame.MODEL;
    }
    if (code.startsWith(THROTTLING) || status == TOO_MANY) {
      return Blame.THROTTLED;
    }
    return code.startsWith(INTERNAL) || status >= FIRST_SERVER_FAULT
        ? Blame.SERVICE
        : Blame.REQUEST;
  }

  /// Whether it may help to bring the pictures along.
  static boolean isAboutAddresses(EngineFailure failure) {
    return failure instanceof EngineFailure.Refused && ADDRESS.contains(failure.error().code());
  }

  /// The failure that an answer to a request means.
  static EngineFailure of(ErrorAnswer said, Optional<Duration> retryAfter, boolean costsMoney) {
    EngineFailure failure = of(said.code(), said.message(), said.status(), retryAfter);
    boolean known =
        !(failure instanceof EngineFailure.Refused) || said.status() < FIRST_SERVER_FAULT;
    if (known && !said.code().equals("response_error")) {
      return failure;
    }
    return Failures.of(
        said.status(), new ForeignWords.Said("", said.message()), retryAfter, costsMoney);
  }

  /// The failure that a code means; what is nothing else is the request's own fault, and told one
  /// to one.
  static EngineFailure of(String code, String message, int status, Optional<Duration> retryAfter) {
    WireError error = new WireError(code, status, ForeignWords.plain(message));
    if (ACCOUNT.contains(code) || MODEL.contains(code)) {
      return new EngineFailure.Down("the service turned our account away: " + code);
    }
    if (code.startsWith(THROTTLING)) {
      return new EngineFailure.Busy(retryAfter, ErrorCode.RATE_QUOTA.with());
    }
    if (code.startsWith(INTERNAL)) {
      return new EngineFailure.Broken(error, null);
    }
    if (code.equals(ErrorCode.MODEL_NOT_FOUND.code())
        || code.equals(ErrorCode.MODEL_UNAVAILABLE.code())) {
      return new EngineFailure.Down("the service does not serve the model: " + code);
    }
    return new EngineFailure.Refused(error);
  }

  /// Why a task that is over failed there. What turned it away will not take it up again, however
  /// often the same task is asked about: another engine may be asked, and it is never waited for.
  static EngineFailure ofEnded(String code, String message) {
    EngineFailure failure = of(code, message, ENDED, Optional.empty());
    return failure instanceof EngineFailure.Down down
        ? new EngineFailure.Broken(down.error(), down)
        : failure;
  }
}
