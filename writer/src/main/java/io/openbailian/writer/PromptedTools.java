package io.openbailian.writer;

import io.openbailian.engine.text.Tool;
import io.openbailian.engine.text.Turn;
import io.openbailian.protocol.Json;
import io.openbailian.text.Matcher;
import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import io.openbailian.writer.schema.JsonBlocks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Calls tools that a prompt describes in words, in the words that it wants to be answered in: the
/// tags of Hermes templates, Qwen-Agent's flowers, and ReAct.
///
/// @param question what is to be answered by them
/// @param observed what a tool that was called before has answered
record PromptedTools(Style style, List<Tool> tools, String question, Optional<String> observed) {
  private static final Pattern TAGGED = Pattern.compile("(?s)<tools>.*?</tools>");
  private static final Pattern RESPONSE =
      Pattern.compile("(?s)<tool_response>(.*?)</tool_response>");
  private static final Pattern FLOWER =
      Pattern.compile(
          "(?m)^([\\w.-]{1,64}): ([^\\n]*?)\\s*(?:输入参数：|Parameters:\\s*)(\\{.*\\}|\\[.*\\])");
  private static final Pattern RESULT = Pattern.compile("(?s)✿RESULT✿[:：]\\s*(.*?)(?:✿RETURN✿|$)");
  private static final Pattern REACT =
      Pattern.compile("(?s)Action: the action to take, should be one of \\[([^\\]]*)\\]");
  private static final Pattern BEGIN =
      Pattern.compile("(?s)Begin!\\s*\\n.*?Question:\\s*([^\\n]+)");
  private static final Pattern OBSERVATION =
      Pattern.compile("(?s)\\nObservation:\\s*(.*?)(?:\\nThought:|$)");

  PromptedTools {
    tools = List.copyOf(tools);
  }

  /// How a prompt wants its tools called.
  enum Style {
    TAGS,
    FLOWERS,
    REACT
  }

  /// The tools of a conversation that has some in its words, and none besides.
  static Optional<PromptedTools> in(Question question) {
    if (!question.request().tools().isEmpty()) {
      return Optional.empty();
    }
    String said =
        question.request().turns().stream().map(Turn::text).collect(Collectors.joining("\n"));
    String last = question.request().turns().getLast().text();
    List<Tool> tagged =
        TAGGED.matcher(said).results().flatMap(match -> listed(match.group()).stream()).toList();
    if (!tagged.isEmpty()) {
      return some(Style.TAGS, tagged, question.text(), last(RESPONSE, last));
    }
    if (said.contains("✿FUNCTION✿")) {
      return some(Style.FLOWERS, flowers(said), question.text(), last(RESULT, last));
    }
    Matcher react = REACT.matcher(said);
    Matcher begin = BEGIN.matcher(last);
    return react.find()
        ? some(
            Style.REACT,
            described(said, Parts.of(react.group(1), ",")),
            begin.find() ? begin.group(1).strip() : question.text(),
            last(OBSERVATION, begin.find(0) ? last.substring(begin.start()) : last))
        : Optional.empty();
  }

  private static Optional<PromptedTools> some(
      Style style, List<Tool> tools, String question, Optional<String> observed) {
    return tools.isEmpty()
        ? Optional.empty()
        : Optional.of(new PromptedTools(style, tools, question, observed));
  }

  private static Optional<String> last(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> pattern.matcher(match.group()))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1).strip())
        .reduce((_, later) -> later);
  }

  private static List<Tool> listed(String block) {
    List<Tool> tools = new ArrayList<>();
    for (JsonBlocks.Block one : JsonBlocks.in(block)) {
      JsonNode tree =
          Json.tryParse(one.text().getBytes(StandardCharsets.UTF_8)).orElseGet(Json::object);
      JsonNode function = tree.path("function").isObject() ? tree.path("function") : tree;
      if (function.path("name").isString()) {
        tools.add(
            new Tool(
                function.path("name").asString(),
                function.path("description").asString(""),
                parameters(function.path("parameters"))));
      }
    }
    return tools;
  }

  private static List<Tool> flowers(String said) {
    return FLOWER
        .matcher(said)
        .results()
        .map(match -> FLOWER.matcher(match.group()))
        .filter(Matcher::find)
        .map(matcher ->
            new Tool(
                matcher.group(1),
                matcher.group(2),
                parameters(
                    Json.tryParse(matcher.group(3).getBytes(StandardCharsets.UTF_8))
                        .orElseGet(Json::object))))
        .toList();
  }

  /// A schema, or Qwen's older list of parameters.
  private static JsonNode parameters(JsonNode node) {
    if (!node.isArray()) {
      return node.isObject() ? node : Json.object();
    }
    ObjectNode schema = Json.object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (JsonNode one : node.values()) {
      String name = one.path("name").asString("");
      JsonNode inner = one.path("schema").isObject() ? one.path("schema") : one;
      properties.putObject(name).put("type", inner.path("type").asString("string"));
      schema.withArrayProperty("required").add(name);
    }
    return schema;
  }

  /// `Name: what it is for`, `Name(arguments) - what it is for`; with a schema behind it or not.
  private static List<Tool> described(String said, List<String> names) {
    List<Tool> tools = new ArrayList<>();
    for (String raw : names) {
      String name = raw.strip();
      String line =
          said.lines().filter(one -> one.strip().startsWith(name)).findFirst().orElse(name);
      List<JsonBlocks.Block> blocks = JsonBlocks.in(line);
      JsonNode schema =
          blocks.isEmpty()
              ? Json.object()
              : Json.tryParse(blocks.getLast().text().getBytes(StandardCharsets.UTF_8))
                  .orElseGet(Json::object);
      if (!name.isEmpty()) {
        tools.add(new Tool(name, line, schema.has("properties") ? schema : Json.object()));
      }
    }
    return tools;
  }

  /// The calls in the words of the prompt.
  String calling(List<Turn.Call> calls, Tongue tongue) {
    return switch (style) {
      case TAGS ->
          calls.stream()
              .map(call ->
                  "<tool_call>\n{\"name\": %s, \"arguments\": %s}\n</tool_call>"
                      .formatted(
                          Json.text(Json.mapper().valueToTree(call.name())), call.arguments()))
              .collect(Collectors.joining("\n"));
      case FLOWERS ->
          calls.stream()
              .map(call -> "✿FUNCTION✿: %s\n✿ARGS✿: %s".formatted(call.name(), call.arguments()))
              .collect(Collectors.joining("\n"));
      case REACT -> {
        Turn.Call call = calls.getFirst();
        yield tongue.say("需要使用 %s。", "I should use %s.").formatted(call.name())
            + "\nAction: %s\nAction Input: %s".formatted(call.name(), input(call));
      }
    };
  }

  /// A tool without a schema takes the question as it is.
  private String input(Turn.Call call) {
    return call.arguments().equals("{}") ? question : call.arguments();
  }

  /// The answer once a tool has answered, or none is needed.
  String answering(String words) {
    return style == Style.REACT ? "I now know the final answer.\nFinal Answer: " + words : words;
  }
}
