package io.openbailian.engine.text;

import tools.jackson.databind.JsonNode;

/// What the text of an answer has to be.
public sealed interface Format {

  record Free() implements Format {}

  /// Any JSON object.
  record AnyJson() implements Format {}

  /// JSON of this schema.
  record Schema(JsonNode schema) implements Format {}
}
