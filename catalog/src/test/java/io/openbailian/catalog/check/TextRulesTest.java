package io.openbailian.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Words;
import io.openbailian.protocol.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What of a request for text does not go together.
class TextRulesTest {
  private static final Operation NATIVE = operation("/text");
  private static final Operation CHAT = operation("/compatible-mode/v1/chat");
  private static final String TOOLS = "'tools': [{'function': {'name': 'f'}}]";

  private static Operation operation(String path) {
    return new Operation(
        "text",
        Words.same("text"),
        List.of(path),
        Set.of(Mode.SYNC),
        ResultShape.TEXT,
        new LinkedHashMap<>(Map.of("stop", List.of(Place.parse("parameters.stop").orElseThrow()))));
  }

  private static String told(Operation operation, String values) {
    return TextRules.broken(
            operation,
            Json.parseObject("{%s}".formatted(values).replace('\'', '"')),
            CheckOptions.DEFAULTS)
        .map(violation -> violation.toError().message())
        .orElse("fits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        TOOLS,
        TOOLS + ", 'tool_choice': 'none'",
        TOOLS + ", 'tool_choice': 'auto'",
        TOOLS + ", 'tool_choice': 'required'",
        TOOLS + ", 'tool_choice': {'function': {'name': 'f'}}",
        "'stop': 'a'",
        "'stop': []",
        "'stop': ['a', 'b']",
        "'stop': [1, 2]",
        "'stop': [[1, 2], []]",
        "'response_format': {'type': 'text'}",
        "'response_format': {'type': 'json_schema'}",
        "'response_format': {'type': 'json_object'}, 'prompt': 'As JSON, please'",
        "'response_format': {'type': 'json_object'}, 'messages': [{'content': [{'text': 'json'}]}]",
        "'response_format': {'type': 'json_object'}, 'prompt': 'x', 'history': [{'user': 'Json'}]",
        "'enable_thinking': true, 'response_format': {'type': 'text'}",
        "'enable_thinking': false, 'response_format': {'type': 'json_schema'}",
        "'enable_thinking': true, " + TOOLS + ", 'tool_choice': 'auto'",
      })
  void takesWhatGoesTogether(String values) {
    assertThat(told(NATIVE, values)).isEqualTo("fits");
    assertThat(told(CHAT, values)).isEqualTo("fits");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'tools': [{'function': {'name': 'f'}}, {'type': 'function'}] | The type or value of tools[1].function.name is not in definition. (tools: an object with type)",
        "'tool_choice': 'auto' | When using `tool_choice`, `tools` must be set. (tool_choice: \"auto\")",
        "'tools': [], 'tool_choice': 'auto' | When using `tool_choice`, `tools` must be set. (tool_choice: \"auto\")",
        "'tools': [{'function': {'name': 'f'}}], 'tool_choice': 'any' | tool_choice is one of the strings that should be [\"none\", \"auto\"] (tool_choice: \"any\")",
        "'tools': [{'function': {'name': 'f'}}], 'tool_choice': {'function': {'name': 'g'}} | The tool specified in `tool_choice` does not match any of the specified `tools` (tool_choice: g)",
        "'response_format': {'type': 'xml'} | Unknown format of response_format, response_format should be a dict, includes 'type' and an optional key 'json_schema'. The response_format type from user is xml. (response_format: an object)",
        "'response_format': 'json' | Unknown format of response_format, response_format should be a dict, includes 'type' and an optional key 'json_schema'. The response_format type from user is None. (response_format: \"json\")",
        "'response_format': {'type': 'json_object'}, 'prompt': 'a cat' | 'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'. (response_format: the messages do not)",
        "'enable_thinking': true, 'response_format': {'type': 'json_schema'} | Json mode response is not supported when enable_thinking is true (response_format: json_schema)",
        "'enable_thinking': true, 'tools': [{'function': {'name': 'f'}}], 'tool_choice': 'required' | The tool_choice parameter does not support being set to required or object in thinking mode (tool_choice: \"required\")",
        "'enable_thinking': true, 'tools': [{'function': {'name': 'f'}}], 'tool_choice': {'function': {'name': 'f'}} | The tool_choice parameter does not support being set to required or object in thinking mode (tool_choice: an object)",
      })
  void refusesWhatDoesNot(String values, String message) {
    assertThat(told(NATIVE, values)).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "['a', 1]", "[1.5]", "[[1], 'a']", "[['a']]", "{'a': 1}"})
  void whereToStopIsOneKindOfThing(String stop) {
    assertThat(told(NATIVE, "'stop': " + stop))
        .startsWith(
            "The \"stop\" parameter must be of type \"str\", \"list[str]\", \"list[int]\", or"
                + " \"list[list[int]]\", and all elements within the list must be of the same type."
                + " (parameters.stop: ");
  }

  @Test
  void onlyTheOpenAiDialectWantsATool() {
    assertThat(told(NATIVE, "'tools': []")).isEqualTo("fits");
    assertThat(told(CHAT, "'tools': []"))
        .isEqualTo("[] is too short - 'tools' (tools: an empty array)");
  }

  @Test
  void theNameOfAToolThatIsNoneIsSaidShortAndOnOneLine() {
    String name = "g\\n" + "g".repeat(1000);

    assertThat(
            told(NATIVE, TOOLS + ", 'tool_choice': {'function': {'name': '%s'}}".formatted(name)))
        .endsWith("(tool_choice: g " + "g".repeat(38) + "…)");
  }
}
