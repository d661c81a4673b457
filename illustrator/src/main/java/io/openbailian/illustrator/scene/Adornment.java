package io.openbailian.illustrator.scene;

import java.util.Optional;

/// Something that a figure has about it.
///
/// @param thing the name of its term, for example `hat`, `dress`, `flower` or `book`
/// @param hue the colour asked for
/// @param kind which sort of what is held, as of a subject: a `sandwich` is a burger's
public record Adornment(Way way, String thing, Optional<Hue> hue, Optional<String> kind) {

  /// Of the usual sort.
  public Adornment(Way way, String thing, Optional<Hue> hue) {
    this(way, thing, hue, Optional.empty());
  }

  /// How a figure has it.
  public enum Way {
    WORN,
    HELD
  }
}
