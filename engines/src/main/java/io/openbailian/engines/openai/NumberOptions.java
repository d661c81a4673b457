package io.openbailian.engines.openai;

import io.openbailian.outbound.OptionReader;
import java.util.Set;

/// How the numbers of a server are to be read, which it does not say itself.
///
/// @param matryoshka whether the first numbers of its vectors are vectors too, so that a smaller
///   dimension can be had
/// @param logits whether its scores of documents are not between 0 and 1 yet
record NumberOptions(boolean matryoshka, boolean logits) {
  private static final String PROBABILITIES = "probabilities";
  private static final String LOGITS = "logits";

  static NumberOptions read(OptionReader options) {
    return new NumberOptions(
        options.flag("matryoshka", false),
        options.choice("scores", Set.of(PROBABILITIES, LOGITS), PROBABILITIES).equals(LOGITS));
  }
}
