package io.openbailian.engine.text;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.text.Turn.Role;
import io.openbailian.protocol.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a conversation: messages, or a prompt with the history before it.
final class Turns {
  private static final String CONTENT = "content";
  private static final String TEXT = "text";
  private static final String USER = "user";
  private static final String BOT = "bot";

  private Turns() {}

  static List<Turn> of(Values values) {
    JsonNode messages = values.node(Meaning.MESSAGES);
    return messages == null
        ? older(values)
        : messages.values().stream().map(Turns::message).toList();
  }

  private static Turn message(JsonNode message) {
    return new Turn(
        role(message.path("role").asString()),
        parts(message.path(CONTENT)),
        calls(message),
        message.path("tool_call_id").asString(""),
        isOn(message.path("partial")));
  }

  /// A flag, in quotation marks or without.
  private static boolean isOn(JsonNode flag) {
    return flag.isString()
        ? flag.stringValue().strip().equalsIgnoreCase("true")
        : flag.asBoolean(false);
  }

  /// Functions are what tools were called before.
  private static Role role(String word) {
    return word.equals("function") ? Role.TOOL : Role.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static List<Turn.Call> calls(JsonNode message) {
    JsonNode older = message.path("function_call");
    return older.isObject()
        ? List.of(call("", older))
        : message.path("tool_calls").values().stream()
            .map(call -> call(call.path("id").asString(""), call.path("function")))
            .toList();
  }

  /// Arguments are a text; some clients send the object that it should spell.
  private static Turn.Call call(String id, JsonNode function) {
    JsonNode arguments = function.path("arguments");
    return new Turn.Call(
        id,
        function.path("name").asString(""),
        arguments.isObject() ? Json.text(arguments) : arguments.asString("{}"));
  }

  private static List<String> parts(JsonNode content) {
    return content.isArray()
        ? content.values().stream()
            .map(part -> part.isString() ? part.asString() : part.path(TEXT).asString(""))
            .toList()
        : List.of(content.asString(""));
  }

  private static List<Turn> older(Values values) {
    List<Turn> turns = new ArrayList<>();
    JsonNode history = values.node(Meaning.HISTORY);
    for (JsonNode pair : history == null ? List.<JsonNode>of() : history.values()) {
      add(turns, Role.USER, pair.path(USER).asString(""));
      add(turns, Role.ASSISTANT, pair.path(BOT).asString(""));
    }
    turns.add(new Turn(Role.USER, values.textOrEmpty(Meaning.PROMPT)));
    return turns;
  }

  private static void add(List<Turn> turns, Role role, String text) {
    if (!text.isEmpty()) {
      turns.add(new Turn(role, text));
    }
  }

  /// A text, or the texts of a list; what is neither (ids of tokens) is nothing without the
  /// vocabulary.
  static List<String> texts(@Nullable JsonNode node) {
    if (node == null) {
      return List.of();
    }
    List<JsonNode> all = node.isArray() ? List.copyOf(node.values()) : List.of(node);
    return all.stream()
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
