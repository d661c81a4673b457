package io.openbailian.engines.comfyui;

import io.openbailian.catalog.model.FileKind;
import io.openbailian.catalog.model.Operation;
import io.openbailian.engine.EngineModel;
import io.openbailian.protocol.Json;
import io.openbailian.text.Parts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A workflow with places in it that a call fills: a text that is `{{name}}` and nothing else
/// becomes the value, of its own type; within a longer text the value's text takes its place. The
/// workflow is JSON before anything is filled in, so no value can change its shape.
///
/// @param name of its file, for sentences
/// @param models of ours that it serves; `*` stands for all
/// @param operations that it serves; empty = all whose results it can be
/// @param functions of editing that it carries out; empty where it is none of them
/// @param film whether it makes a film
/// @param workflow as ComfyUI exports it for its API
/// @param places that are in it
record Template(
    String name,
    Set<String> models,
    Set<String> operations,
    Set<String> functions,
    boolean film,
    ObjectNode workflow,
    Set<String> places) {
  static final String PROMPT = "prompt";
  static final String NEGATIVE_PROMPT = "negative_prompt";
  static final String WIDTH = "width";
  static final String HEIGHT = "height";
  static final String N = "n";
  static final String SEED = "seed";
  static final String TASK_ID = "task_id";
  static final String IMAGE = "image_";
  static final String MASK = "mask";
  static final String FRAMES = "frames";
  static final String FPS = "fps";
  static final String STRENGTH = "strength";
  static final String UPSCALE_FACTOR = "upscale_factor";
  static final int MOST_IMAGES = 3;

  /// How far a picture grows to each side, in pixels.
  static final List<String> MARGINS = List.of("left", "top", "right", "bottom");

  /// All that a place may be called.
  static final Set<String> NAMES = names();

  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  Template {
    models = Set.copyOf(models);
    operations = Set.copyOf(operations);
    functions = Set.copyOf(functions);
    places = Set.copyOf(places);
  }

  private static Set<String> names() {
    Set<String> names =
        new TreeSet<>(
            List.of(
                PROMPT,
                NEGATIVE_PROMPT,
                WIDTH,
                HEIGHT,
                N,
                SEED,
                TASK_ID,
                MASK,
                FRAMES,
                FPS,
                STRENGTH,
                UPSCALE_FACTOR));
    names.addAll(MARGINS);
    for (int i = 1; i <= MOST_IMAGES; i++) {
      names.add(IMAGE + i);
    }
    return names;
  }

  /// Whether it can carry out calls of the operation for the model.
  boolean serves(Operation operation, EngineModel model) {
    boolean shape =
        switch (operation.result()) {
          case RESULTS, CHOICES, IMAGE_URL -> !film;
          case VIDEO_URL -> film;
          case TEXT, EMBEDDINGS, RANKING, TRANSCRIPTION, SOCKET, PASSED -> false;
        };
    return shape
        && film == (model.file() == FileKind.MP4)
        && (models.contains("*") || models.contains(model.name()))
        && (operations.isEmpty() || operations.contains(operation.name()));
  }

  /// How many pictures go in.
  int images() {
    return (int) places.stream().filter(place -> place.startsWith(IMAGE)).count();
  }

  boolean takesMask() {
    return places.contains(MASK);
  }

  /// The names of all places in a workflow.
  static Set<String> places(JsonNode tree) {
    Set<String> names = new TreeSet<>();
    collect(tree, names);
    return names;
  }

  private static void collect(JsonNode tree, Set<String> names) {
    if (tree.isString()) {
      String text = tree.asString();
      for (int at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, at + 1)) {
        names.add(Parts.first(text.substring(at + OPEN.length()), CLOSE).strip());
      }
    }
    tree.values().forEach(child -> collect(child, names));
  }

  /// The workflow with values in its places.
  ObjectNode filled(Map<String, JsonNode> values) {
    return (ObjectNode) filled(workflow, values);
  }

  private static JsonNode filled(JsonNode tree, Map<String, JsonNode> values) {
    if (tree.isObject()) {
      ObjectNode copy = Json.object();
      tree.properties().forEach(one -> copy.set(one.getKey(), filled(one.getValue(), values)));
      return copy;
    }
    if (tree.isArray()) {
      ArrayNode copy = Json.mapper().createArrayNode();
      tree.values().forEach(one -> copy.add(filled(one, values)));
      return copy;
    }
    return tree.isString() ? filled(tree.asString(), tree, values) : tree;
  }

  private static JsonNode filled(String text, JsonNode same, Map<String, JsonNode> values) {
    if (!text.contains(OPEN)) {
      return same;
    }
    if (text.startsWith(OPEN) && text.indexOf(CLOSE) == text.length() - CLOSE.length()) {
      String name = text.substring(OPEN.length(), text.length() - CLOSE.length()).strip();
      return values.getOrDefault(name, same);
    }
    StringBuilder all = new StringBuilder();
    int at = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
      int close = text.indexOf(CLOSE, open);
      if (close < 0) {
        break;
      }
      JsonNode value = values.get(text.substring(open + OPEN.length(), close).strip());
      all.append(text, at, open);
      all.append(value == null ? text.substring(open, close + CLOSE.length()) : value.asString());
      at = close + CLOSE.length();
    }
    return Json.mapper().getNodeFactory().stringNode(all.append(text.substring(at)).toString());
  }
}
