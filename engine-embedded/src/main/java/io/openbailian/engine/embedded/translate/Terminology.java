package io.openbailian.engine.embedded.translate;

/// How one term of the source is to be said in the target language.
///
/// @param source matched without regard to case; never blank
public record Terminology(String source, String target) {
  public Terminology {
    source = source.strip();
    if (source.isEmpty()) {
      throw new IllegalArgumentException("a terminology without a source term");
    }
  }
}
