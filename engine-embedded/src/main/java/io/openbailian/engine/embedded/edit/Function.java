package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineFailure;
import java.util.Arrays;
import java.util.Locale;

/// What an editing call can be told to do; named as the catalogue names them, in capitals.
enum Function {
  STYLIZATION_ALL,
  STYLIZATION_LOCAL,
  DESCRIPTION_EDIT,
  DESCRIPTION_EDIT_WITH_MASK,
  REMOVE_WATERMARK,
  EXPAND,
  SUPER_RESOLUTION,
  COLORIZATION,
  DOODLE,
  CONTROL_CARTOON_FEATURE;

  static Function of(String name) throws EngineFailure {
    String wanted = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(function -> function.name().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            Refusal.because("The embedded engine has no editing function “%s”".formatted(name)));
  }
}
