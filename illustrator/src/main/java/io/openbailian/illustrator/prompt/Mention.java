package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Role;
import io.openbailian.text.words.WordList;
import java.util.Optional;

/// A word found in a text, from `start` to before `end`.
///
/// @param plural whether a plural ending was found behind the word
record Mention(Word word, int start, int end, boolean plural) {
  static Mention of(WordList.Found<Word> found) {
    return new Mention(found.meaning(), found.start(), found.end(), found.plural());
  }

  Term term() {
    return word.term();
  }

  /// Whether it names something that has no drawing.
  boolean isSign() {
    return hint("ROLE").equals(Optional.of(Role.SIGN.name()));
  }

  boolean is(Category category) {
    return term().category() == category;
  }

  <E extends Enum<E>> E as(Class<E> type) {
    return term().as(type);
  }

  Optional<String> hint(String about) {
    return word.hint(about);
  }
}
