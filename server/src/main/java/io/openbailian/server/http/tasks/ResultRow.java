package io.openbailian.server.http.tasks;

import io.openbailian.protocol.Json;
import io.openbailian.server.http.results.ResultUrls;
import io.openbailian.server.task.AttemptRow;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One task in the list of results: what it asked for, by meaning, and what it made.
final class ResultRow {
  /// A value that is longer is a file in letters, and left out.
  private static final int LONGEST_VALUE = 8_192;

  private ResultRow() {}

  static ObjectNode of(Task task, List<AttemptRow> attempts, ResultUrls urls) {
    ObjectNode row = Json.object();
    row.put("task_id", task.id());
    row.put("request_id", task.requestId());
    row.put("model", task.request().model());
    row.put("operation", task.request().operation());
    row.put("status", task.state().status().name());
    row.put("key", task.owner().keyId());
    row.put("submitted", task.submitted().toString());
    row.put("expires", task.expires().toString());
    row.set("values", values(task));
    if (!attempts.isEmpty()) {
      row.put("engine", attempts.getLast().start().engine());
    }
    row.put("attempts", attempts.size());
    putState(row, task, urls);
    return row;
  }

  private static ObjectNode values(Task task) {
    ObjectNode values = Json.object();
    for (var entry : task.request().values().toJson().properties()) {
      if (length(entry.getValue()) <= LONGEST_VALUE) {
        values.set(entry.getKey(), entry.getValue());
      }
    }
    return values;
  }

  private static int length(JsonNode value) {
    return value.isString() ? value.asString().length() : value.toString().length();
  }

  private static void putState(ObjectNode row, Task task, ResultUrls urls) {
    switch (task.state()) {
      case TaskState.Pending _ -> {}
      case TaskState.Running(Instant began, _) -> row.put("began", began.toString());
      case TaskState.Succeeded done -> {
        row.put("began", done.scheduled().toString());
        row.put("ended", done.ended().toString());
        putItems(row, done.items(), task, urls);
      }
      case TaskState.Failed failed -> {
        row.put("ended", failed.ended().toString());
        row.put("code", failed.code());
        row.put("message", failed.message());
        putItems(row, failed.items(), task, urls);
      }
      case TaskState.Canceled canceled -> {
        row.put("ended", canceled.ended().toString());
        putItems(row, canceled.items(), task, urls);
      }
    }
  }

  private static void putItems(ObjectNode row, List<ItemResult> items, Task task, ResultUrls urls) {
    ArrayNode list = row.putArray("items");
    for (ItemResult item : items) {
      switch (item) {
        case ItemResult.Produced made -> {
          ObjectNode file = list.addObject();
          putFile(file, made.artifact(), made.facts(), task, urls);
          file.put("width", made.width()).put("height", made.height());
          Optional.ofNullable(made.actualPrompt())
              .ifPresent(prompt -> file.put("actual_prompt", prompt));
          Optional.ofNullable(made.rewriter()).ifPresent(who -> file.put("rewriter", who));
          if (!made.missed().isEmpty()) {
            made.missed().forEach(file.putArray("missed")::add);
          }
        }
        case ItemResult.Transcribed(String artifact, long millis, ItemResult.FileFacts facts) -> {
          ObjectNode file = list.addObject();
          putFile(file, artifact, facts, task, urls);
          file.put("duration_ms", millis);
        }
        case ItemResult.Passed passed ->
            passed
                .files()
                .forEach(named ->
                    putFile(list.addObject(), named.artifact(), named.facts(), task, urls));
        case ItemResult.Text(String text) -> list.addObject().put("text", text);
        case ItemResult.Note(String text) -> list.addObject().put("note", text);
        case ItemResult.Failed(String code, String message) ->
            list.addObject().put("code", code).put("message", message);
      }
    }
  }

  private static void putFile(
      ObjectNode file, String artifact, ItemResult.FileFacts facts, Task task, ResultUrls urls) {
    file.put("name", artifact);
    file.put("url", urls.of(artifact, task.expires()));
    if (facts.known()) {
      file.put("media_type", facts.mediaType()).put("bytes", facts.bytes());
      if (facts.mediaType().startsWith("image/")) {
        file.put("thumb", urls.thumb(artifact, task.expires()));
      }
    }
  }
}
