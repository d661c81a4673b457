package io.openbailian.protocol.client;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An answer of text as a client reads it, or a frame of one: its first choice.
///
/// @param text all of it, or of a frame what is new
/// @param calls of tools, each as `name arguments`, or pieces of them
/// @param reason why it ended; empty while it goes on
/// @param note what the answer says about itself
public record TextFrame(
    Optional<String> requestId,
    String text,
    List<String> calls,
    Optional<String> reason,
    Optional<String> note) {
  private static final String UNFINISHED = "null";

  public TextFrame {
    calls = List.copyOf(calls);
  }

  public static TextFrame of(ObjectNode tree) {
    JsonNode output = tree.path("output");
    JsonNode choice = output.path("choices").path(0);
    JsonNode message = choice.path("message");
    return new TextFrame(
        Trees.text(tree, "request_id"),
        text(output, message.path("content")),
        Trees.elements(message, "tool_calls").stream().map(TextFrame::call).toList(),
        Trees.text(choice, "finish_reason")
            .or(() -> Trees.text(output, "finish_reason"))
            .filter(reason -> !reason.equals(UNFINISHED)),
        Trees.text(output, "note"));
  }

  private static String text(JsonNode output, JsonNode content) {
    if (content.isArray()) {
      return content.values().stream()
          .map(part -> part.path("text").asString(""))
          .collect(Collectors.joining());
    }
    return content.isString() ? content.asString() : output.path("text").asString("");
  }

  private static String call(JsonNode call) {
    JsonNode function = call.path("function");
    String name = function.path("name").asString("");
    return (name.isEmpty() ? "" : name + " ") + function.path("arguments").asString("");
  }
}
