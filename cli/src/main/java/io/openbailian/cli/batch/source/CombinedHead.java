package io.openbailian.cli.batch.source;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.Reader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/// What has to be known of a JSON file before its entries are read, wherever it stands there.
///
/// @param lists whether it has lists of tasks by kind
/// @param defaults what its entries say where they say nothing
record CombinedHead(boolean lists, ObjectNode defaults) {
  static final String DEFAULTS = "defaults";

  /// Looks through a file; one that is no JSON is left to whoever reads it.
  static CombinedHead of(Reader reader) throws IOException {
    boolean lists = false;
    ObjectNode defaults = Json.object();
    try (JsonParser parser = JsonText.parser(reader)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new CombinedHead(false, defaults);
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        lists |= name.endsWith("_tasks") || name.equals(DEFAULTS);
        if (name.equals(DEFAULTS) && value == JsonToken.START_OBJECT) {
          defaults = JsonText.object(parser).object();
        } else {
          parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      return new CombinedHead(lists, defaults);
    }
    return new CombinedHead(lists, defaults);
  }
}
