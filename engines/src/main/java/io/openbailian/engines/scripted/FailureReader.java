package io.openbailian.engines.scripted;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads `fail: CODE` and `fail: {code, message, status}` into the error a client is told.
final class FailureReader {
  private static final int UNKNOWN_STATUS = 500;
  private static final List<String> KEYS = List.of("code", "message", "status");

  private final Mistakes mistakes;
  private final ValueReader values;

  FailureReader(Mistakes mistakes, ValueReader values) {
    this.mistakes = mistakes;
    this.values = values;
  }

  Optional<WireError> failure(Part part) {
    if (part instanceof Part.Text) {
      return values
          .text(part)
          .flatMap(code -> error(part, code, Optional.empty(), Optional.empty()));
    }
    Fields fields = new Fields("a failure", part, KEYS, mistakes);
    if (part instanceof Part.Block && !fields.has("code")) {
      mistakes.add(part.place(), "a failure needs a `code`");
    }
    return failure(part, fields, fields.read("code", values::text));
  }

  /// The failure that the entries describe, beside other entries which are not its own.
  Optional<WireError> failure(Part part, Fields fields, Optional<String> code) {
    Optional<String> message = fields.read("message", values::text);
    Optional<Integer> status = fields.read("status", p -> values.whole(p, 400, 599));
    return code.flatMap(c -> error(part, c, message, status));
  }

  /// A known code brings its status and its first sentence; any other needs a message.
  private Optional<WireError> error(
      Part part, String code, Optional<String> message, Optional<Integer> status) {
    Optional<ErrorCode> known =
        Arrays.stream(ErrorCode.values()).filter(e -> e.code().equals(code)).findFirst();
    Optional<String> sentence =
        message.or(() -> known.map(ErrorCode::sentence).filter(s -> !s.contains("%s")));
    if (sentence.isEmpty()) {
      mistakes.add(part.place(), needsMessage(code, known.isPresent()));
    }
    int answered = status.or(() -> known.map(ErrorCode::status)).orElse(UNKNOWN_STATUS);
    return sentence.map(s -> new WireError(code, answered, s));
  }

  private static String needsMessage(String code, boolean known) {
    String why = known ? "has no sentence of its own" : "is no code this server knows";
    return "%s %s; add one: {code: %s, message: …}".formatted(code, why, code);
  }
}
