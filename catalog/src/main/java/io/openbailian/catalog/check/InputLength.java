package io.openbailian.catalog.check;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import java.util.List;
import java.util.Optional;

/// How much a model takes in, judged once it is known how much there is.
public final class InputLength {
  private InputLength() {}

  /// How far the tokens of an input are counted: twice as far as the model takes them, so that who
  /// is near is told by how much, and a text that is far too long costs no more than that.
  ///
  /// @param values of the request, with what the catalogue says of the model
  public static int counted(Values values) {
    return counted(values.integer(Meaning.INPUT_TOKENS).orElse(Long.MAX_VALUE));
  }

  /// As {@link #counted(Values)}, by the most that there may be.
  public static int counted(long most) {
    return (int) Math.min(Integer.MAX_VALUE, Math.min(most, Integer.MAX_VALUE) * 2);
  }

  /// What is to be said of texts of which each has so many tokens: none may be empty, none longer
  /// than the model takes.
  ///
  /// @param meaning of the field that holds them
  public static Optional<WireError> outside(Values values, String meaning, List<Integer> tokens) {
    long most = values.integer(Meaning.INPUT_TOKENS).orElse(Long.MAX_VALUE);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i) < 1 || tokens.get(i) > most) {
        return Optional.of(refusal("%s[%d]".formatted(meaning, i), most, tokens.get(i)));
      }
    }
    return Optional.empty();
  }

  /// What is to be said of a request with so many tokens; empty when the model takes them, or when
  /// the catalogue names no limit.
  ///
  /// @param values of the request, with what the catalogue says of the model
  public static Optional<WireError> tooLong(Values values, int tokens) {
    return values
        .integer(Meaning.INPUT_TOKENS)
        .filter(most -> tokens > most)
        .map(most ->
            refusal(
                values.has(Meaning.MESSAGES) ? Meaning.MESSAGES : Meaning.PROMPT, most, tokens));
  }

  /// What is to be said of an input with so many tokens; empty when there may be so many.
  public static Optional<WireError> tooLong(int tokens, int most) {
    return tokens <= most ? Optional.empty() : Optional.of(refusal("input", most, tokens));
  }

  private static WireError refusal(String field, long most, int tokens) {
    int counted = counted(most);
    String sent = tokens <= counted ? tokens + " tokens" : "more than " + counted + " tokens";
    return new Violation(ErrorCode.INVALID_PARAMETER, field, ErrorCode.inputLength(most), sent)
        .toError();
  }
}
