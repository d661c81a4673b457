package io.openbailian.pixels;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The bundled faces, each unpacked at its first use and then kept.
///
/// Outlines are read here and not by `java.awt.Font`: that needs fontconfig and FreeType, costs a
/// first picture more than drawing it, and would let pixels depend on the machine.
final class Fonts {
  /// Not in initialisers of classes: one that fails, for want of memory, would fail for ever.
  private static final Map<Face, TrueTypeFace> UNPACKED = new ConcurrentHashMap<>();

  private Fonts() {}

  static TrueTypeFace of(Face face) {
    return UNPACKED.computeIfAbsent(face, Fonts::load);
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
}
