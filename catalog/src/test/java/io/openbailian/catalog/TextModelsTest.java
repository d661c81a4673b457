package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.check.Checked;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Price;
import io.openbailian.catalog.model.PriceUnit;
import io.openbailian.catalog.model.PromptOverflow;
import io.openbailian.catalog.model.Values;
import io.openbailian.text.Parts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The text models: what a request may say, natively and in the OpenAI dialect.
class TextModelsTest {
  private static final Requests NATIVE =
      new Requests(
          CatalogLoader.builtIn(),
          "text_generation",
          "qwen-turbo",
          Mode.SYNC,
          CheckOptions.DEFAULTS);
  private static final Requests CHAT =
      new Requests(
          CatalogLoader.builtIn(),
          "chat_completions",
          "qwen-turbo",
          Mode.SYNC,
          CheckOptions.DEFAULTS);
  private static final String MESSAGES = "[{'role': 'user', 'content': 'hi'}]";

  @Test
  void takesAPromptOrMessages() {
    assertThat(NATIVE.valid("{'input': {'prompt': 'hi'}}").text("prompt")).contains("hi");
    assertThat(NATIVE.valid("{'input': {'messages': %s}}".formatted(MESSAGES)).has("messages"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "true, true, true",
        "null, true, true",
        "'true', true, false",
        "'False', true, false",
        "1, false, false",
        "'yes', false, false"
      })
  void aFlagOfAMessageIsSpeltAsFlagsAre(String flag, boolean lenient, boolean exact) {
    JsonNode body =
        Requests.json(
            "{'messages': [{'role': 'user', 'content': 'hi'}, {'role': 'assistant', 'content': 'He', 'partial': %s}]}"
                .formatted(flag));
    Requests strict =
        new Requests(
            CHAT.catalog(),
            CHAT.operation(),
            CHAT.model(),
            CHAT.mode(),
            new CheckOptions(PromptOverflow.REJECT, true, false));

    assertThat(CHAT.check(body) instanceof Checked.Valid).isEqualTo(lenient);
    assertThat(strict.check(body) instanceof Checked.Valid).isEqualTo(exact);
  }

  @Test
  void messagesCountWhenBothAreThere() {
    Values values = NATIVE.valid("{'input': {'prompt': 'no', 'messages': %s}}".formatted(MESSAGES));

    assertThat(values.has("prompt")).isFalse();
    assertThat(values.has("messages")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{}", "{'input': {}}", "{'input': {'prompt': ' '}}", "{'input': {'prompt': null}}"})
  void refusesARequestThatSaysNeither(String body) {
    assertThat(NATIVE.refused(body).message())
        .isEqualTo("Either \"prompt\" or \"messages\" must exist and cannot both be none");
  }

  @Test
  void takesTheFlatFormOfTheSourceDocuments() {
    Values values = NATIVE.valid("{'prompt': 'hi', 'max_tokens': 100, 'temperature': 0.5}");

    assertThat(values.text("prompt")).contains("hi");
    assertThat(values.integer("max_tokens")).contains(100L);
    assertThat(values.decimal("temperature")).contains(0.5);
  }

  @Test
  void fillsInTheDefaultsOfTheSourceDocuments() {
    Values values = NATIVE.valid("{'input': {'prompt': 'hi'}}");

    assertThat(values.integer("max_tokens")).contains(1500L);
    assertThat(values.decimal("temperature")).contains(1.0);
    assertThat(values.decimal("top_p")).contains(0.8);
    assertThat(values.integer("n")).contains(1L);
  }

  @Test
  void takesMessagesInTheOpenAiDialectAtTheTop() {
    Values values =
        CHAT.valid(
            "{'messages': %s, 'max_completion_tokens': 7, 'max_tokens': 9, 'stream_options': {'include_usage': true}}"
                .formatted(MESSAGES));

    assertThat(values.integer("max_tokens")).contains(7L);
    assertThat(values.flag("include_usage")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'max_tokens': 0 | Range of max_tokens should be [1, 16384] (parameters.max_tokens: 0)",
        "'temperature': 2.1 | Temperature should be in [0.0, 2.0) (parameters.temperature: 2.1)",
        "'temperature': 'hot' | 'temperature' must be Float (parameters.temperature: \"hot\")",
        "'top_p': 1.1 | Range of top_p should be (0.0, 1.0] (parameters.top_p: 1.1)",
        "'top_k': -1 | Parameter top_k be greater than or equal to 0 (parameters.top_k: -1)",
        "'repetition_penalty': 0 | Repetition_penalty should be greater than 0.0 (parameters.repetition_penalty: 0)",
        "'seed': -1 | Range of seed should be [0, 9223372036854775807] (parameters.seed: -1)",
        "'n': 5 | Range of n should be [1, 4] (parameters.n: 5)",
        "'presence_penalty': 3 | Presence_penalty should be in [-2.0, 2.0] (parameters.presence_penalty: 3)",
      })
  void refusesInTheVendorsWords(String parameter, String message) {
    assertThat(NATIVE.refusedWith(parameter)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | [] is too short - 'input.messages' (input.messages: an empty array)",
        "[{'role': 'robot', 'content': 'x'}] | Role must be user or assistant and Content length must be greater than 0 (input.messages[0].role: \"robot\")",
        "[{'role': 'user', 'content': ''}] | Role must be user or assistant and Content length must be greater than 0 (input.messages[0].content: \"\")",
        "[{'role': 'user'}] | The content field is a required field.",
        "[{'role': 'user', 'content': 1}] | input content must be a string. (input.messages[0].content: 1)",
        "[{'role': 'user', 'content': [{'image': 'x'}]}] | input content must be a string. (input.messages[0].content: an array)",
        "[{'role': 'assistant', 'content': null, 'tool_calls': [{'id': 'x'}]}] | The type or value of tool_calls is not in definition. (input.messages[0].tool_calls: an array)",
      })
  void refusesConversationsThatAreNone(String messages, String message) {
    assertThat(NATIVE.refused("{'input': {'messages': %s}}".formatted(messages)).message())
        .isEqualTo(message);
  }

  @Test
  void aCallOfAToolStandsForAText() {
    Values values =
        NATIVE.valid(
            """
            {'input': {'messages': [
              {'role': 'user', 'content': [{'type': 'text', 'text': 'Rain?'}]},
              {'role': 'assistant', 'content': null, 'tool_calls': [
                {'id': 'c1', 'type': 'function', 'function': {'name': 'f', 'arguments': '{}'}}]},
              {'role': 'tool', 'tool_call_id': 'c1', 'content': ''}]}}
            """);

    assertThat(values.has("messages")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "c1, c2 | c1, c2 | true",
        "c1, c2 | c2, c1 | true",
        "c1, c2 | c1 | false",
        "c1 | c9 | false",
        "c1 | c1, c1 | true",
        "c1 | `` | false",
      })
  void everyCallIsAnsweredWhereItStands(String calls, String answers, boolean valid) {
    StringBuilder messages =
        new StringBuilder(
            "[{'role': 'user', 'content': 'u'}, {'role': 'assistant', 'tool_calls': [");
    for (String id : Parts.of(calls, ", ")) {
      messages.append("{'id': '%s', 'function': {'name': 'f', 'arguments': '{}'}},".formatted(id));
    }
    messages.setLength(messages.length() - 1);
    messages.append("]},");
    for (String id : answers.isEmpty() ? List.<String>of() : Parts.of(answers, ", ")) {
      messages.append("{'role': 'tool', 'tool_call_id': '%s', 'content': 'x'},".formatted(id));
    }
    messages.append("{'role': 'user', 'content': 'and?'}]");
    String body = "{'messages': %s}".formatted(messages);

    if (valid) {
      assertThat(CHAT.valid(body).has("messages")).isTrue();
    } else {
      assertThat(CHAT.refused(body).message()).containsAnyOf("tool_call_ids", "preceeding");
    }
  }

  @Test
  void chargesBothDirections() {
    Price price = CatalogLoader.builtIn().model("qwen-max").orElseThrow().price().orElseThrow();

    assertThat(price.unit()).isEqualTo(PriceUnit.THOUSAND_TOKENS);
    assertThat(List.of(price.cny(), price.out().orElseThrow()))
        .extracting(Object::toString)
        .containsExactly("0.0024", "0.0096");
  }

  @Test
  void isReachedAtBothBases() {
    assertThat(CatalogLoader.builtIn().operation("chat_completions").orElseThrow().addresses())
        .containsExactly("/compatible-mode/v1/chat/completions", "/api/v1/chat/completions");
  }
}
