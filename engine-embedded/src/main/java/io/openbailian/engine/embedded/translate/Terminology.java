package io.openbailian.engine.embedded.translate;

/// How one term of the source is to be said in the target language.
///
/// @param source matched without regard to case; one that is blank is found nowhere
public record Terminology(String source, String target) {
  public Terminology {
    source = source.strip();
  }
}
