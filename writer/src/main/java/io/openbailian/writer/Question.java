package io.openbailian.writer;

import io.openbailian.engine.text.TextRequest;
import io.openbailian.engine.text.Turn;
import io.openbailian.text.Dice;
import java.time.Instant;
import java.util.Locale;

/// What the user said last, and all around it.
///
/// @param text what is asked, without spaces around it
/// @param asking how the last message says it, and what stands beside it
/// @param dice for what is left to chance
/// @param now what "today" means
record Question(
    String text, Tongue tongue, TextRequest request, AskedQuestion asking, Dice dice, Instant now) {

  static Question of(TextRequest request, Dice dice, Instant now) {
    AskedQuestion asking =
        request.turns().stream()
            .filter(turn -> turn.role() == Turn.Role.USER)
            .reduce((_, later) -> later)
            .map(AskedQuestion::of)
            .orElseGet(() -> new AskedQuestion("", "", ""));
    String text = asking.question();
    return new Question(text, tongue(request, asking), request, asking, dice, now);
  }

  /// What the question asks for counts most, then what the instructions say.
  private static Tongue tongue(TextRequest request, AskedQuestion asking) {
    return Tongue.wantedIn(asking.whole())
        .or(() ->
            request.turns().stream()
                .filter(turn -> turn.role() == Turn.Role.SYSTEM)
                .flatMap(turn -> Tongue.wantedIn(turn.text()).stream())
                .findFirst())
        .orElseGet(() -> Tongue.writtenIn(asking.question()));
  }

  /// The same about other words.
  Question about(String other, Dice chance) {
    return new Question(other, Tongue.of(other), request, asking, chance, now);
  }

  /// The same words to a request of another form.
  Question with(TextRequest other) {
    return new Question(text, tongue, other, asking, dice, now);
  }

  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }
}
