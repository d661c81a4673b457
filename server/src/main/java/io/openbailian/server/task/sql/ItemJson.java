package io.openbailian.server.task.sql;

import io.openbailian.protocol.Json;
import io.openbailian.server.task.ItemResult;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The results of a task's pictures as the database keeps them: an array of `{"file", "prompt"?,
/// "width", "height", "missed"?, "rewriter"?}`, `{"transcript", "millis"}`, `{"passed", "usage",
/// "files"}`, `{"text"}`, `{"note"}` or `{"code", "message"}`.
final class ItemJson {
  private ItemJson() {}

  static String write(List<ItemResult> items) {
    ArrayNode array = Json.mapper().createArrayNode();
    items.forEach(item -> array.add(write(item)));
    return Json.text(array);
  }

  static List<ItemResult> read(String json) {
    List<ItemResult> items = new ArrayList<>();
    for (JsonNode item : Json.mapper().readTree(json)) {
      items.add(read(item));
    }
    return items;
  }

  private static JsonNode write(ItemResult item) {
    return switch (item) {
      case ItemResult.Produced(
              var artifact,
              var prompt,
              var width,
              var height,
              var facts,
              var missed,
              var rewriter) -> {
        var object = Json.object().put("file", artifact).put("width", width).put("height", height);
        if (!missed.isEmpty()) {
          missed.forEach(object.putArray("missed")::add);
        }
        if (rewriter != null) {
          object.put("rewriter", rewriter);
        }
        yield write(prompt == null ? object : object.put("prompt", prompt), facts);
      }
      case ItemResult.Transcribed(var artifact, var millis, var facts) ->
          write(Json.object().put("transcript", artifact).put("millis", millis), facts);
      case ItemResult.Passed(var output, var usage, var files) -> {
        ObjectNode object = Json.object().put("passed", output).put("usage", usage);
        var all = object.putArray("files");
        files.forEach(file ->
            all.add(
                write(
                    Json.object().put("place", file.place()).put("name", file.artifact()),
                    file.facts())));
        yield object;
      }
      case ItemResult.Text(var text) -> Json.object().put("text", text);
      case ItemResult.Note(var text) -> Json.object().put("note", text);
      case ItemResult.Failed(var code, var message) ->
          Json.object().put("code", code).put("message", message);
    };
  }

  private static JsonNode write(ObjectNode item, ItemResult.FileFacts facts) {
    return facts.known()
        ? item.put("type", facts.mediaType())
            .put("sha256", facts.sha256())
            .put("bytes", facts.bytes())
        : item;
  }

  private static ItemResult.FileFacts facts(JsonNode item) {
    return new ItemResult.FileFacts(
        item.path("type").asString(""),
        item.path("sha256").asString(""),
        item.path("bytes").asLong(0));
  }

  private static ItemResult.NamedFile named(JsonNode file) {
    return new ItemResult.NamedFile(
        file.path("place").asString(), file.path("name").asString(), facts(file));
  }

  private static ItemResult read(JsonNode item) {
    if (item.has("text")) {
      return new ItemResult.Text(item.path("text").asString());
    }
    if (item.has("note")) {
      return new ItemResult.Note(item.path("note").asString());
    }
    if (item.has("transcript")) {
      return new ItemResult.Transcribed(
          item.path("transcript").asString(), item.path("millis").asLong(), facts(item));
    }
    if (item.has("passed")) {
      return new ItemResult.Passed(
          item.path("passed").asString(),
          item.path("usage").asString(),
          item.path("files").values().stream().map(ItemJson::named).toList());
    }
    return item.has("file")
        ? new ItemResult.Produced(
            item.path("file").asString(),
            item.has("prompt") ? item.path("prompt").asString() : null,
            item.path("width").asInt(),
            item.path("height").asInt(),
            facts(item),
            item.path("missed").valueStream().map(JsonNode::asString).toList(),
            item.path("rewriter").isString() ? item.path("rewriter").stringValue() : null)
        : new ItemResult.Failed(item.path("code").asString(), item.path("message").asString());
  }
}
