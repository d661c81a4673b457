package io.openbailian.catalog.check;

import static io.openbailian.protocol.ErrorCode.INVALID_PARAMETER;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What of a request for text does not go together, as the service refuses it. Sources: the
/// service's table of error messages (help.aliyun.com/zh/model-studio/error-code), and what users
/// of it report.
final class TextRules {
  private static final String AUTO = "auto";
  private static final String REQUIRED = "required";

  /// The service keeps this name for its own search in the web.
  private static final String RESERVED = "search";

  private static final List<String> CHOICES = List.of("none", AUTO, REQUIRED);
  private static final List<String> FORMATS = List.of("text", "json_object", "json_schema");

  private final Operation operation;
  private final ObjectNode values;
  private final CheckOptions options;

  private TextRules(Operation operation, ObjectNode values, CheckOptions options) {
    this.operation = operation;
    this.values = values;
    this.options = options;
  }

  /// The first rule that is broken.
  ///
  /// @param values of a request of which every field is valid
  static Optional<Violation> broken(Operation operation, ObjectNode values, CheckOptions options) {
    return new TextRules(operation, values, options).broken();
  }

  private Optional<Violation> broken() {
    return tools().or(this::choice).or(this::stop).or(this::format).or(this::thinking);
  }

  private Optional<Violation> tools() {
    JsonNode tools = values.get(Meaning.TOOLS);
    if (tools == null) {
      return Optional.empty();
    }
    if (tools.isEmpty() && operation.isCompatible()) {
      return broken(Meaning.TOOLS, "[] is too short - 'tools'", "an empty array");
    }
    int index = 0;
    for (JsonNode tool : tools.values()) {
      JsonNode name = tool.path("function").path("name");
      if (!name.isString()) {
        return broken(
            Meaning.TOOLS,
            Sentences.type("tools[%d].function.name".formatted(index)),
            Sent.members(tool));
      }
      if (options.reservedToolNames() && RESERVED.equals(name.stringValue())) {
        return broken(
            Meaning.TOOLS,
            "Tool names are not allowed to be [%s]".formatted(RESERVED),
            "tools[%d].function.name".formatted(index));
      }
      index++;
    }
    return Optional.empty();
  }

  private Optional<Violation> choice() {
    JsonNode choice = values.get(Meaning.TOOL_CHOICE);
    if (choice == null) {
      return Optional.empty();
    }
    JsonNode tools = values.path(Meaning.TOOLS);
    if (tools.isEmpty()) {
      return broken(
          Meaning.TOOL_CHOICE, "When using `tool_choice`, `tools` must be set.", Sent.of(choice));
    }
    String named = choice.path("function").path("name").asString("");
    if (named.isEmpty()) {
      return CHOICES.contains(choice.asString(""))
          ? Optional.empty()
          : broken(
              Meaning.TOOL_CHOICE,
              "tool_choice is one of the strings that should be [\"none\", \"auto\"]",
              Sent.of(choice));
    }
    boolean known =
        tools.values().stream()
            .anyMatch(tool -> tool.path("function").path("name").asString("").equals(named));
    return known
        ? Optional.empty()
        : broken(
            Meaning.TOOL_CHOICE,
            "The tool specified in `tool_choice` does not match any of the specified `tools`",
            Sent.word(choice.path("function").path("name")));
  }

  /// Texts, or ids of tokens; of a list all are the same.
  private Optional<Violation> stop() {
    JsonNode stop = values.get(Meaning.STOP);
    boolean fits =
        stop == null
            || stop.isString()
            || (stop.isArray()
                && (stop.values().stream().allMatch(JsonNode::isString)
                    || stop.values().stream().allMatch(JsonNode::isIntegralNumber)
                    || stop.values().stream().allMatch(TextRules::isTokens)));
    return fits
        ? Optional.empty()
        : broken(
            Meaning.STOP,
            "The \"stop\" parameter must be of type \"str\", \"list[str]\", \"list[int]\", or"
                + " \"list[list[int]]\", and all elements within the list must be of the same type.",
            Sent.of(stop));
  }

  private static boolean isTokens(JsonNode ids) {
    return ids.isArray() && ids.values().stream().allMatch(JsonNode::isIntegralNumber);
  }

  private Optional<Violation> format() {
    JsonNode format = values.get(Meaning.RESPONSE_FORMAT);
    if (format == null) {
      return Optional.empty();
    }
    String type = format.path("type").asString("");
    if (!FORMATS.contains(type)) {
      return broken(
          Meaning.RESPONSE_FORMAT,
          "Unknown format of response_format, response_format should be a dict, includes 'type' and an optional key"
              + " 'json_schema'. The response_format type from user is %s."
                  .formatted(type.isEmpty() ? "None" : Sent.word(format.path("type"))),
          Sent.of(format));
    }
    if (type.equals("json_object") && !saysJson()) {
      return broken(
          Meaning.RESPONSE_FORMAT,
          "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
          "the messages do not");
    }
    return Optional.empty();
  }

  private boolean saysJson() {
    return says(values.get(Meaning.MESSAGES))
        || says(values.get(Meaning.PROMPT))
        || says(values.get(Meaning.HISTORY));
  }

  /// Whether a text in it holds the word, in whichever case.
  private static boolean says(@Nullable JsonNode node) {
    if (node == null) {
      return false;
    }
    return node.isString()
        ? node.stringValue().toLowerCase(Locale.ROOT).contains("json")
        : node.values().stream().anyMatch(TextRules::says);
  }

  private boolean thinks() {
    return values.path(Meaning.ENABLE_THINKING).asBoolean(false);
  }

  private Optional<Violation> thinking() {
    if (!thinks()) {
      return Optional.empty();
    }
    JsonNode format = values.path(Meaning.RESPONSE_FORMAT).path("type");
    if (format.asString("").startsWith("json")) {
      return broken(
          Meaning.RESPONSE_FORMAT,
          "Json mode response is not supported when enable_thinking is true",
          format.asString(""));
    }
    JsonNode choice = values.path(Meaning.TOOL_CHOICE);
    if (choice.isObject() || choice.asString("").equals(REQUIRED)) {
      return broken(
          Meaning.TOOL_CHOICE,
          "The tool_choice parameter does not support being set to required or object in thinking mode",
          Sent.of(choice));
    }
    return Optional.empty();
  }

  private Optional<Violation> broken(String meaning, String sentence, String sent) {
    List<Place> places = operation.places(meaning);
    String at = places.isEmpty() ? meaning : places.getFirst().toString();
    return Optional.of(new Violation(INVALID_PARAMETER, at, sentence, sent));
  }
}
