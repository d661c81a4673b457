package io.openbailian.engine;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;

/// How long a film is and how fast its frames follow each other.
///
/// @param seconds how long it is
/// @param fps frames a second
public record FilmSpec(int seconds, int fps) {
  private static final long USUAL_SECONDS = 5;
  private static final long USUAL_FPS = 24;

  /// The film that a request asks for; a model may leave both to whoever makes the film.
  public static FilmSpec of(Values values) {
    return new FilmSpec(
        Math.toIntExact(values.integer(Meaning.DURATION).orElse(USUAL_SECONDS)),
        Math.toIntExact(values.integer(Meaning.FPS).orElse(USUAL_FPS)));
  }

  /// How many frames it has.
  public int frames() {
    return seconds * fps;
  }
}
