package io.openbailian.engine.embedded.scene;

import java.util.Optional;

/// A term found in a text, from `start` to before `end`.
///
/// @param hue the colour that the word itself carries, such as 橘猫
record Mention(Term term, int start, int end, Optional<Hue> hue) {

  boolean is(Category category) {
    return term.category() == category;
  }
}
