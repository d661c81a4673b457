package io.openbailian.catalog.model;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Something a request can say to a model, known by its meaning and not by its place.
///
/// @param meaning for example `negative_prompt`
/// @param required whether a request without it is refused
/// @param settable whether what a request says counts; if not, only the default does
/// @param fallback the value of a request that does not say it, in canonical form
/// @param like the size of a request that does not say one, once its pictures are known
/// @param say the wire's own sentences
/// @param rules what it has to do with other fields
/// @param about what it is for, where the catalogue's words about its meaning do not fit
public record Field(
    String meaning,
    FieldType type,
    boolean required,
    boolean settable,
    Optional<JsonNode> fallback,
    Optional<SizeLike> like,
    Sayings say,
    List<Rule> rules,
    Optional<Words> about) {
  public Field {
    rules = List.copyOf(rules);
  }

  /// A field that stands alone.
  public Field(
      String meaning, FieldType type, boolean required, Optional<JsonNode> fallback, Sayings say) {
    this(
        meaning,
        type,
        required,
        true,
        fallback,
        Optional.empty(),
        say,
        List.of(),
        Optional.empty());
  }
}
