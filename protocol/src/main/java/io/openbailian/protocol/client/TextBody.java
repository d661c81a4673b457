package io.openbailian.protocol.client;

import io.openbailian.protocol.Json;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of a request for text, in the vendor's own dialect.
public final class TextBody {
  private static final String PARAMETERS = "parameters";

  private TextBody() {}

  /// Adds to a body what is asked; what it has already stays unless it is said again.
  ///
  /// @param prompt a further message of the user
  /// @param parameters by name
  public static ObjectNode fill(
      ObjectNode body,
      String model,
      Optional<String> system,
      Optional<String> prompt,
      Map<String, JsonNode> parameters) {
    body.put("model", model);
    if (system.isPresent() || prompt.isPresent()) {
      ArrayNode messages = body.withObjectProperty("input").withArrayProperty("messages");
      system.ifPresent(text -> messages.insert(0, message("system", text)));
      prompt.ifPresent(text -> messages.add(message(Message.USER, text)));
    }
    ObjectNode all = body.withObjectProperty(PARAMETERS);
    parameters.forEach(all::set);
    all.put("result_format", "message");
    return body;
  }

  private static ObjectNode message(String role, String text) {
    return Json.object().put("role", role).put(Message.CONTENT, text);
  }

  /// The same for a stream whose frames hold what is new.
  public static ObjectNode incremental(ObjectNode body) {
    body.withObjectProperty(PARAMETERS).put("incremental_output", true);
    return body;
  }

  /// Whether a body says what is asked.
  public static boolean asks(ObjectNode body) {
    JsonNode input = body.path("input");
    return input.has("messages") || input.has("prompt") || body.has("prompt");
  }
}
