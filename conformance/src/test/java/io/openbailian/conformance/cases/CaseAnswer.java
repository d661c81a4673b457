package io.openbailian.conformance.cases;

import io.openbailian.protocol.Json;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An answer as a case looks at it.
///
/// @param tree the document; of a stream `frames` with the document of each, `events` with their
///   names, and `done` whether it ended in `[DONE]`
record CaseAnswer(int status, HttpHeaders headers, String body, JsonNode tree) {

  static CaseAnswer of(int status, HttpHeaders headers, String body) {
    boolean stream = headers.firstValue("Content-Type").orElse("").startsWith("text/event-stream");
    JsonNode tree =
        stream
            ? frames(body)
            : Json.tryParse(body.getBytes(StandardCharsets.UTF_8)).orElseGet(Json::object);
    return new CaseAnswer(status, headers, body, tree);
  }

  private static ObjectNode frames(String body) {
    ObjectNode tree = Json.object();
    ArrayNode frames = tree.putArray("frames");
    ArrayNode events = tree.putArray("events");
    tree.put("done", false);
    for (String line : body.lines().toList()) {
      if (line.startsWith("event:")) {
        events.add(line.substring("event:".length()).strip());
      } else if (line.startsWith("data:")) {
        String data = line.substring("data:".length()).strip();
        if (data.equals("[DONE]")) {
          tree.put("done", true);
        } else {
          frames.add(Json.mapper().readTree(data));
        }
      }
    }
    return tree;
  }

  /// The document that tells of an error: the last frame of a stream.
  JsonNode errorDocument() {
    return tree.has("frames") ? tree.path("frames").path(tree.path("frames").size() - 1) : tree;
  }

  /// Where the dialect says it: beside the rest, or in `error`; of a task in `output`.
  String told(String member) {
    JsonNode document = errorDocument();
    for (JsonNode place :
        new JsonNode[] {document, document.path("output"), document.path("error")}) {
      if (place.path(member).isString()) {
        return place.path(member).asString();
      }
    }
    return "";
  }
}
