package io.openbailian.writer;

import io.openbailian.text.Dice;
import io.openbailian.engine.text.TextRequest;
import java.time.Instant;
import java.util.Locale;

/// What the user said last, and all around it.
///
/// @param text without spaces around it
/// @param dice for what is left to chance
/// @param now what "today" means
record Question(String text, Tongue tongue, TextRequest request, Dice dice, Instant now) {

  static Question of(TextRequest request, Dice dice, Instant now) {
    String text = request.lastWords().strip();
    return new Question(text, Tongue.of(text), request, dice, now);
  }

  /// The same about other words.
  Question about(String other, Dice chance) {
    return new Question(other, Tongue.of(other), request, chance, now);
  }

  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }
}
