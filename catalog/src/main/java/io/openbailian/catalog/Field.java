package io.openbailian.catalog;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Something a request can say to a model, known by its meaning and not by its place.
///
/// @param meaning for example `negative_prompt`
/// @param required whether a request without it is refused
/// @param fallback the value of a request that does not say it, in canonical form
/// @param say the wire's own sentences
public record Field(
    String meaning, FieldType type, boolean required, Optional<JsonNode> fallback, Sayings say) {}
