package io.openbailian.catalog.model;

import io.openbailian.protocol.Wire;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// One thing the API can do: where it is reached, how it may be called, where its requests carry
/// each field and what its results look like.
///
/// @param name for example `text2image`
/// @param title for people, for example `text to image`
/// @param paths below the API's base, for example `/services/aigc/text2image/image-synthesis`; one
///   that begins with `/compatible-mode` is whole
/// @param modes the ways its paths can be called at all
/// @param result the shape of its answers
/// @param places by meaning; the first place that holds a value wins
public record Operation(
    String name,
    Words title,
    List<String> paths,
    Set<Mode> modes,
    ResultShape result,
    SequencedMap<String, List<Place>> places) {
  public Operation {
    paths = List.copyOf(paths);
    modes = Set.copyOf(modes);
    places = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(places));
  }

  /// An operation whose requests are of no interest, as an engine may be shown one.
  public Operation(String name, List<String> paths, Set<Mode> modes, ResultShape result) {
    this(name, Words.same(name), paths, modes, result, new LinkedHashMap<>(Map.of()));
  }

  /// Where it is reached on a server: below the API's base, or at the base of the other dialect.
  public List<String> addresses() {
    return paths.stream().map(path -> besides(path) ? path : Wire.API + path).toList();
  }

  /// Whether it speaks the OpenAI dialect.
  public boolean isCompatible() {
    return paths.getFirst().startsWith(Wire.COMPATIBLE);
  }

  private static boolean besides(String path) {
    return path.startsWith(Wire.COMPATIBLE)
        || path.startsWith(Wire.COMPATIBLE_API)
        || path.startsWith(Wire.SOCKETS);
  }

  /// Where a request carries a field, in order of precedence; empty when it cannot.
  public List<Place> places(String meaning) {
    return places.getOrDefault(meaning, List.of());
  }
}
