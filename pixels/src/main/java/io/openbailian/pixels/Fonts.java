package io.openbailian.pixels;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The bundled faces, each unpacked at its first use and then kept.
///
/// Outlines are read here and not by `java.awt.Font`: that needs fontconfig and FreeType, costs a
/// first picture more than drawing it, and would let pixels depend on the machine.
final class Fonts {
  private Fonts() {}

  static TrueTypeFace of(Face face) {
    return switch (face) {
      case SANS -> Sans.FACE;
      case SANS_BOLD -> SansBold.FACE;
      case SERIF_BOLD -> SerifBold.FACE;
    };
  }

  private static TrueTypeFace load(Face face) {
    try (InputStream in = Fonts.class.getResourceAsStream(face.resource())) {
      if (in == null) {
        throw new IllegalStateException("the face %s is not in the jar".formatted(face.resource()));
      }
      return new TrueTypeFace(Woff.tables(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("the face %s cannot be read".formatted(face.resource()), e);
    }
  }

  private static final class Sans {
    static final TrueTypeFace FACE = load(Face.SANS);
  }

  private static final class SansBold {
    static final TrueTypeFace FACE = load(Face.SANS_BOLD);
  }

  private static final class SerifBold {
    static final TrueTypeFace FACE = load(Face.SERIF_BOLD);
  }
}
