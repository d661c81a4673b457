package io.openbailian.illustrator.story;

import java.util.List;

/// What each stage of cooking looks like, in words of the illustrator.
final class Kitchen {
  private static final List<String> SCENES =
      List.of("ingredients", "chopping board", "pan", "pan", "stir-fry");

  private Kitchen() {}

  /// @param stage 0 to 4
  /// @param colour of the dish; may be empty
  static String scene(int stage, String colour) {
    return (colour + " " + SCENES.get(stage) + " on a table").strip();
  }
}
