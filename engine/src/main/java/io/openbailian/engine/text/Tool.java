package io.openbailian.engine.text;

import tools.jackson.databind.JsonNode;

/// A function that an answer may ask for.
///
/// @param description what it does; may be empty
/// @param parameters the JSON schema of its arguments; an empty object when it takes none
public record Tool(String name, String description, JsonNode parameters) {}
