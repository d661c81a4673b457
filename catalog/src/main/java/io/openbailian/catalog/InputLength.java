package io.openbailian.catalog;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import java.util.Optional;

/// How much a model takes in, judged once it is known how much there is.
public final class InputLength {
  private InputLength() {}

  /// What is to be said of a request with so many tokens; empty when the model takes them, or when
  /// the catalogue names no limit.
  ///
  /// @param values of the request, with what the catalogue says of the model
  public static Optional<WireError> tooLong(Values values, int tokens) {
    return values
        .integer(Meaning.INPUT_TOKENS)
        .filter(most -> tokens > most)
        .map(most ->
            new Violation(
                    ErrorCode.INVALID_PARAMETER,
                    values.has(Meaning.MESSAGES) ? Meaning.MESSAGES : Meaning.PROMPT,
                    Sentences.length("input", 1, most),
                    "about " + tokens + " tokens")
                .toError());
  }
}
