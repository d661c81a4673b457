package io.openbailian.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.Span;
import io.openbailian.protocol.Json;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Conversations of texts and the calls of tools in them, by the sentence that refuses each.
class ConversationCheckTest {
  private static final FieldType.Messages TYPE =
      new FieldType.Messages(
          new Span(1, 6), List.of("system", "user", "assistant", "tool", "function"));

  private static final String ASKED = "{'role': 'user', 'content': 'u'}";
  private static final String ANSWERED = "{'role': 'tool', 'tool_call_id': 'a', 'content': 'x'}";

  private static String told(String place, String messages) {
    JsonNode value = Json.mapper().readTree(messages.replace('\'', '"'));
    return switch (new ConversationCheck(TYPE, Place.parse(place).orElseThrow(), false)
        .judge(value)) {
      case Verdict.Fit(JsonNode kept) -> kept.equals(value) ? "fits" : "changed";
      case Verdict.Passed() -> "passed";
      case Verdict.Unfit(Violation violation) -> violation.toError().message();
    };
  }

  private static String told(String messages) {
    return told("m", messages);
  }

  private static String calling(String... ids) {
    String calls =
        String.join(
            ", ",
            List.of(ids).stream()
                .map(id -> (id.isEmpty() ? "" : "'id': '%s', ".formatted(id)))
                .map(id -> "{%s'function': {'name': 'f', 'arguments': '{}'}}".formatted(id))
                .toList());
    return "{'role': 'assistant', 'tool_calls': [%s]}".formatted(calls);
  }

  private static String answering(String id) {
    return id.isEmpty()
        ? "{'role': 'tool', 'content': 'x'}"
        : "{'role': 'tool', 'tool_call_id': '%s', 'content': 'x'}".formatted(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'role': 'assistant', 'content': 'x'}",
        "{'role': 'system', 'content': ''}",
        "{'role': 'user', 'content': ['a', {'type': 'text', 'text': 'b'}]}",
        "{'role': 'assistant', 'content': 'x', 'tool_calls': null}",
        "{'role': 'assistant', 'content': 'x', 'tool_calls': []}",
        "{'role': 'assistant', 'content': 'x', 'partial': true}",
        "{'role': 'assistant', 'content': 'x', 'partial': ' True '}",
        "{'role': 'assistant', 'content': '', 'tool_calls': [{'function': {'name': 'f', 'arguments': {}}}]}, {'role': 'tool', 'content': ''}",
        "{'role': 'assistant', 'content': null, 'function_call': {'name': 'f'}}, {'role': 'function', 'content': ''}",
      })
  void takesWhatSaysSomethingOrCallsATool(String message) {
    assertThat(told("[%s, %s]".formatted(ASKED, message))).isEqualTo("fits");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'hi' | The type or value of m is not in definition. (m[1]: \"hi\")",
        "{'content': 'x'} | null is not one of ['system', 'assistant', 'user', 'tool', 'function'] - 'm.[1].role' (m[1].role: no role)",
        "{'role': 7, 'content': 'x'} | 7 is not one of ['system', 'assistant', 'user', 'tool', 'function'] - 'm.[1].role' (m[1].role: 7)",
        "{'role': 'user', 'content': 'x', 'partial': 'yes'} | The type or value of partial is not in definition. (m[1].partial: \"yes\")",
        "{'role': 'user', 'content': 'x', 'partial': 1} | The type or value of partial is not in definition. (m[1].partial: 1)",
        "{'role': 'user'} | The content field is a required field.",
        "{'role': 'user', 'content': {}} | input content must be a string. (m[1].content: an object)",
        "{'role': 'user', 'content': ['a', {'image': 'b'}]} | input content must be a string. (m[1].content: an array)",
        "{'role': 'user', 'content': []} | Role must be user or assistant and Content length must be greater than 0 (m[1].content: an array)",
        "{'role': 'assistant', 'content': ''} | Role must be user or assistant and Content length must be greater than 0 (m[1].content: \"\")",
        "{'role': 'assistant', 'tool_calls': {}} | The type or value of tool_calls is not in definition. (m[1].tool_calls: an object)",
        "{'role': 'assistant', 'tool_calls': [{'function': {'name': 'f'}}]} | If tool_calls are present in the message, function.arguments must be defined. (m[1].tool_calls[0].function.arguments: nothing)",
        "{'role': 'assistant', 'tool_calls': [{'function': {'name': 'f', 'arguments': '{}'}}, {'function': {'name': 'f', 'arguments': 7}}]} | If tool_calls are present in the message, function.arguments must be defined. (m[1].tool_calls[1].function.arguments: 7)",
      })
  void refusesAMessageInTheWordsForWhatIsWrongWithIt(String message, String told) {
    assertThat(told("[%s, %s]".formatted(ASKED, message))).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | The type or value of m is not in definition. (m: an object)",
        "[] | [] is too short - 'm' (m: an empty array)",
        "[1, 2, 3, 4, 5, 6, 7] | messages length only support 6 (m: 7 of them)",
        "[{'role': 'system', 'content': 's'}] | The input messages do not contain elements with the role of user (m: 1 messages)",
      })
  void refusesAConversationThatIsNone(String messages, String told) {
    assertThat(told(messages)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"m, is not one of", "input.messages, Role must be user or assistant"})
  void eachDialectHasItsWordsForAStrangeSpeaker(String place, String words) {
    assertThat(told(place, "[{'role': 'robot', 'content': 'x'}]"))
        .contains(words)
        .endsWith("[0].role: \"robot\")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // calls by id | answers by id | the place that is refused, if one is
        "a    | a   | fits",
        "a,b  | b,a | fits",
        "a    | a,a | fits",
        "a    | ,   | fits",
        "     |     | fits",
        "     | a   | fits",
        "a,   | ,a  | fits",
        "a,   | a   | m[3]",
        "a,b  | a   | m[3]",
        "a    | b   | m[2]",
        "a,b  | ,b  | fits",
      })
  void eachCallHasAnAnswerByItsIdOrByCount(String calls, String answers, String told) {
    StringBuilder all = new StringBuilder("[" + ASKED + ", ");
    all.append(calling(ids(calls)));
    for (String id : ids(answers)) {
      all.append(", ").append(answering(id));
    }

    String said = told(all.append(", ").append(ASKED).append(']').toString());

    if (told.equals("fits")) {
      assertThat(said).isEqualTo("fits");
    } else {
      assertThat(said).contains("(" + told + ": ");
    }
  }

  private static String[] ids(String listed) {
    return listed == null ? new String[] {""} : listed.split(",", -1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'role': 'tool', 'content': 'x'}     | tool",
        "{'role': 'function', 'content': 'x'} | function",
      })
  void anAnswerBehindNoCallIsStray(String answer, String role) {
    assertThat(told("[%s, %s]".formatted(ASKED, answer)))
        .isEqualTo(
            "messages with role \"tool\" must be a response to a preceeding message with \"tool_calls\". (m[1]: %s)"
                .formatted(role));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'role': 'user', 'content': 'and?'} | message[2].role (m[2]: user)",
        "{'role': 'user', 'content': 'and?', 'tool_calls': [{'id': 'z', 'function': {'name': 'f', 'arguments': ''}}]} | message[2].role (m[2]: user)",
      })
  void whoSpeaksBetweenACallAndItsAnswerIsNamed(String message, String told) {
    assertThat(told("[%s, %s, %s, %s]".formatted(ASKED, calling("a"), message, ANSWERED)))
        .startsWith("An assistant message with \"tool_calls\" must be followed by tool messages")
        .endsWith(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[%s, %s]", "[%s, %s, {'role': 'assistant', 'content': 'x'}]"})
  void aCallThatNobodyAnsweredIsRefusedAlsoAtTheEnd(String messages) {
    assertThat(told(messages.formatted(ASKED, calling("a")))).contains("(m[2]: ");
  }

  @ParameterizedTest
  @CsvSource({"1, z", "41, zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz…"})
  void aStrangeIdIsSaidShort(int letters, String said) {
    assertThat(told("[%s, %s, %s]".formatted(ASKED, calling("a"), answering("z".repeat(letters)))))
        .endsWith("(m[2]: tool_call_id: \"%s\")".formatted(said));
  }
}
