package io.openbailian.cli.request;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a command wants of a model, in the catalogue's words.
///
/// @param fields a model has to have all of them, and may require no others
/// @param modes the ways to call it, the best first
/// @param function of a model that has several
public record Need(Set<String> fields, List<Mode> modes, Optional<String> function) {

  /// A task can be canceled, listed and waited for again; that is better than an answer at once.
  private static final List<Mode> WHOLE = List.of(Mode.ASYNC, Mode.SYNC);

  public Need {
    fields = Set.copyOf(fields);
    modes = List.copyOf(modes);
  }

  /// Pictures from a prompt alone.
  public static Need text2image() {
    return new Need(Set.of(Meaning.PROMPT, Meaning.SIZE), WHOLE, Optional.empty());
  }

  /// Text from a prompt.
  public static Need text() {
    return new Need(
        Set.of(Meaning.PROMPT, Meaning.MAX_TOKENS), List.of(Mode.STREAM), Optional.empty());
  }

  /// The same, all of it at once.
  public static Need wholeText() {
    return new Need(text().fields(), List.of(Mode.SYNC), Optional.empty());
  }

  /// A film from a prompt alone.
  public static Need text2video() {
    return new Need(Set.of(Meaning.PROMPT, Meaning.DURATION), WHOLE, Optional.empty());
  }

  /// Whether it is about a film, which models of pictures cannot make.
  boolean wantsAFilm() {
    return fields.contains(Meaning.DURATION);
  }

  /// Pictures as told, from one or several.
  public static Need edit() {
    return new Need(Set.of(Meaning.IMAGES, Meaning.PROMPT), WHOLE, Optional.empty());
  }

  /// Text and pictures in turn.
  public static Need interleave() {
    return new Need(
        Set.of(Meaning.PROMPT, Meaning.IMAGES, Meaning.ENABLE_INTERLEAVE, Meaning.STREAM),
        List.of(Mode.STREAM),
        Optional.empty());
  }

  /// A text read aloud.
  public static Need speech() {
    return new Need(Set.of(Meaning.TEXT), List.of(Mode.DUPLEX), Optional.empty());
  }

  /// What recordings say.
  public static Need transcription() {
    return new Need(Set.of(Meaning.FILES), List.of(Mode.ASYNC), Optional.empty());
  }

  /// The text in a picture in another language.
  public static Need translation() {
    return new Need(
        Set.of(Meaning.IMAGE, Meaning.SOURCE_LANG, Meaning.TARGET_LANG), WHOLE, Optional.empty());
  }

  /// One function of a model that edits in several ways.
  public static Need function(String name) {
    return new Need(functionFields(), WHOLE, Optional.of(name));
  }

  /// Any function: the request says which.
  public static Need anyFunction() {
    return new Need(functionFields(), WHOLE, Optional.empty());
  }

  /// What its requests always say.
  Map<String, String> values() {
    if (function.isPresent()) {
      return Map.of(Meaning.FUNCTION, function.get());
    }
    return fields.contains(Meaning.ENABLE_INTERLEAVE)
        ? Map.of(Meaning.ENABLE_INTERLEAVE, "true", Meaning.STREAM, "true")
        : Map.of();
  }

  private static Set<String> functionFields() {
    return Set.of(Meaning.FUNCTION, Meaning.IMAGE, Meaning.PROMPT);
  }
}
