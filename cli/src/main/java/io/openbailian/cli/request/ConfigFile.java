package io.openbailian.cli.request;

import io.openbailian.cli.output.CommandException;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.ImageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A request for pictures in a file: the body of the HTTP call, the same flat, or a list of
/// `image_tasks` with one entry; `//` comments are allowed.
public final class ConfigFile {
  private static final String IMAGE_TASKS = "image_tasks";
  private static final List<String> OTHER_TASKS = List.of("text_tasks", "video_tasks");

  private ConfigFile() {}

  public static ImageRequest read(Path file) {
    JsonNode tree = parse(file);
    return ImageRequest.read(single(file, tree))
        .orElseThrow(
            () -> wrong(file, "'input' and 'parameters' have to be objects, as in the HTTP body"));
  }

  /// The body of any HTTP call, as it stands there.
  public static ObjectNode body(Path file) {
    if (parse(file) instanceof ObjectNode object) {
      return object;
    }
    throw wrong(file, "it holds no JSON object");
  }

  private static JsonNode parse(Path file) {
    try {
      return Json.mapper()
          .rebuild()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build()
          .readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw wrong(file, "it is no JSON: " + e.getOriginalMessage() + where(e));
    } catch (IOException e) {
      throw wrong(file, "it cannot be read (%s)".formatted(e.getClass().getSimpleName()));
    }
  }

  private static String where(JacksonException e) {
    return e.getLocation() == null
        ? ""
        : " (line %d, column %d)"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  private static ObjectNode single(Path file, JsonNode tree) {
    if (!(tree instanceof ObjectNode object)) {
      throw wrong(file, "it holds no JSON object");
    }
    if (!object.has(IMAGE_TASKS)) {
      return object;
    }
    JsonNode tasks = object.path(IMAGE_TASKS);
    boolean alone = OTHER_TASKS.stream().allMatch(other -> object.path(other).isEmpty());
    if (alone && tasks.size() == 1 && tasks.path(0) instanceof ObjectNode task) {
      return task;
    }
    throw wrong(
        file, "it holds several tasks; a request has one entry in 'image_tasks' and no other list");
  }

  private static CommandException wrong(Path file, String why) {
    return CommandException.usage("%s cannot be used: %s.".formatted(file, why));
  }
}
