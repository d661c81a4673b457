package io.openbailian.illustrator.scene;

import java.util.Optional;

/// Something that a figure has about it.
///
/// @param thing the name of its term, for example `hat`, `dress`, `flower` or `book`
/// @param hue the colour asked for
public record Adornment(Way way, String thing, Optional<Hue> hue) {

  /// How a figure has it.
  public enum Way {
    WORN,
    HELD
  }
}
