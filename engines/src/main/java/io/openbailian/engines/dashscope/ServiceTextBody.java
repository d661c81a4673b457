package io.openbailian.engines.dashscope;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.text.TextRequest;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a request for text in the API's own shape, in whichever of its dialects it came.
final class ServiceTextBody {
  private static final String CONTENT = "content";

  /// What both dialects call alike.
  private static final List<String> PARAMETERS =
      List.of(
          Meaning.MAX_TOKENS,
          Meaning.TEMPERATURE,
          Meaning.TOP_P,
          Meaning.TOP_K,
          Meaning.REPETITION_PENALTY,
          Meaning.PRESENCE_PENALTY,
          Meaning.STOP,
          Meaning.TOOLS,
          Meaning.TOOL_CHOICE,
          Meaning.PARALLEL_TOOL_CALLS,
          Meaning.RESPONSE_FORMAT,
          Meaning.ENABLE_THINKING,
          Meaning.THINKING_BUDGET,
          Meaning.REASONING_EFFORT,
          Meaning.LOGPROBS,
          Meaning.TOP_LOGPROBS,
          Meaning.ENABLE_SEARCH,
          "search_options");

  private ServiceTextBody() {}

  static ObjectNode of(EngineCall call, EngineCall.Item item, String model) throws EngineFailure {
    Values values = call.values();
    ObjectNode body = Json.object().put("model", model);
    body.putObject("input").set("messages", messages(values));
    ObjectNode parameters = body.putObject("parameters");
    for (String name : PARAMETERS) {
      @Nullable JsonNode value = values.node(name);
      if (value != null && !value.isNull()) {
        parameters.set(name, value);
      }
    }
    parameters.put("result_format", "message").put(Meaning.SEED, item.seed());
    if (call.streamed()) {
      parameters.put(Meaning.INCREMENTAL_OUTPUT, true);
    }
    return body;
  }

  private static ArrayNode messages(Values values) throws EngineFailure {
    ArrayNode messages = Json.mapper().createArrayNode();
    @Nullable JsonNode given = values.node(Meaning.MESSAGES);
    if (given == null) {
      TextRequest.of(values)
          .turns()
          .forEach(turn ->
              messages
                  .addObject()
                  .put("role", turn.role().name().toLowerCase(Locale.ROOT))
                  .put(CONTENT, turn.text()));
      return messages;
    }
    for (JsonNode message : given.values()) {
      ObjectNode copy = message instanceof ObjectNode object ? object.deepCopy() : Json.object();
      if (message.path(CONTENT).isArray()) {
        copy.put(CONTENT, words(message.path(CONTENT)));
      }
      messages.add(copy);
    }
    return messages;
  }

  /// Models of text take their messages as texts.
  private static String words(JsonNode parts) throws EngineFailure {
    StringBuilder words = new StringBuilder();
    for (JsonNode part : parts.values()) {
      JsonNode text = part.isString() ? part : part.path("text");
      if (!text.isString()) {
        throw new EngineFailure.Refused(
            ErrorCode.UNSUPPORTED_OPERATION.with("This model takes messages of text only."));
      }
      words.append(text.asString());
    }
    return words.toString();
  }
}
