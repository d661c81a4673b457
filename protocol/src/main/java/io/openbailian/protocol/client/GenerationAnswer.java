package io.openbailian.protocol.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An answer of messages as a client reads it: the whole of a synchronous one, or a frame of a
/// stream.
///
/// @param parts of all its choices, in order; of a frame, what is new in it
/// @param finished whether nothing follows
/// @param failed how many of the pictures asked for did not come; 0 where a service does not count
/// @param whole the answer as it came
public record GenerationAnswer(
    Optional<String> requestId, List<Part> parts, boolean finished, int failed, ObjectNode whole) {

  /// What `finish_reason` says while more comes: a text, not JSON's null.
  private static final String UNFINISHED = "null";

  private static final String CHOICES = "choices";

  public GenerationAnswer {
    parts = List.copyOf(parts);
  }

  /// One part of a message.
  public sealed interface Part {
    /// A piece of text; of a stream perhaps half a word, or a space.
    record Text(String text) implements Part {}

    record Picture(String url) implements Part {}
  }

  public static GenerationAnswer of(ObjectNode tree) {
    JsonNode output = tree.path("output");
    return new GenerationAnswer(
        Trees.text(tree, "request_id"),
        parts(output),
        isFinished(output),
        Trees.count(output.path("task_metric"), "FAILED"),
        tree);
  }

  /// The parts of every choice: a service may send n choices of one picture, or one of n.
  static List<Part> parts(JsonNode output) {
    List<Part> parts = new ArrayList<>();
    for (JsonNode choice : Trees.elements(output, CHOICES)) {
      JsonNode content = choice.path("message").path("content");
      if (content.isString()) {
        addText(parts, content);
      }
      for (JsonNode part : content.isArray() ? content.values() : List.<JsonNode>of()) {
        Trees.text(part, "image").map(Part.Picture::new).ifPresent(parts::add);
        addText(parts, part.path("text"));
      }
    }
    return parts;
  }

  private static void addText(List<Part> parts, JsonNode text) {
    if (text.isString() && !text.asString().isEmpty()) {
      parts.add(new Part.Text(text.asString()));
    }
  }

  private static boolean isFinished(JsonNode output) {
    return output.path("finished").asBoolean(false)
        || Trees.elements(output, CHOICES).stream()
            .flatMap(choice -> Trees.text(choice, "finish_reason").stream())
            .anyMatch(reason -> !reason.equals(UNFINISHED));
  }

  /// The pictures among the parts.
  public List<ItemAnswer> items() {
    return ItemAnswer.ofParts(parts);
  }

  /// One answer of all that the frames of a stream brought, as if it had come at once: this frame,
  /// which was the last, with these parts.
  public ObjectNode joined(List<Part> all) {
    ObjectNode joined = whole.deepCopy();
    ObjectNode choice = joined.withObjectProperty("output").putArray(CHOICES).addObject();
    choice.put("finish_reason", finished ? "stop" : UNFINISHED);
    ObjectNode message = choice.putObject("message").put("role", "assistant");
    ArrayNode content = message.putArray("content");
    for (Part part : all) {
      switch (part) {
        case Part.Text(String text) -> content.addObject().put("type", "text").put("text", text);
        case Part.Picture(String url) -> content.addObject().put("type", "image").put("image", url);
      }
    }
    return joined;
  }
}
