package io.openbailian.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.Requests;
import io.openbailian.catalog.model.Meaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesCheckTest {
  private final Requests draw = Requests.asking("qwen-image");
  private final Requests edit = Requests.asking("qwen-image-edit");

  @Test
  void readsAPlainTextAsTheOnlyPart() {
    assertThat(draw.saying("'a cat'", "").text(Meaning.PROMPT)).contains("a cat");
    assertThat(draw.saying("{'text': 'a cat'}".replace("{", "[{").replace("}", "}]"), "").has("n"))
        .isTrue();
  }

  @Test
  void looksAtKnownPartsOnly() {
    assertThat(
            draw.saying("[{'type': 'text', 'text': 'a cat', 'image': null}]", "")
                .text(Meaning.PROMPT))
        .contains("a cat");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}|Field required: input.messages",
        "{'messages': null}|Field required: input.messages",
        "{'prompt': 'a cat'}|Field required: input.messages",
        "{'messages': []}|No messages found in input (input.messages: an empty array)",
        "{'messages': 'a cat'}|The type or value of messages is not in definition. (input.messages: \"a cat\")",
        "{'messages': [{'role': 'user', 'content': 'a'}, {'role': 'user', 'content': 'b'}]}|messages length only support 1 (input.messages: 2 of them)",
        "{'messages': [3]}|The type or value of messages is not in definition. (input.messages[0]: 3)",
        "{'messages': [{'content': 'a'}]}|Field required: input.messages[0].role",
        "{'messages': [{'role': 'system', 'content': 'a'}]}|The type or value of role is not in definition. (input.messages[0].role: \"system\")",
        "{'messages': [{'role': 'user'}]}|The content field is a required field.",
        "{'messages': [{'role': 'user', 'content': 3}]}|The type or value of content is not in definition. (input.messages[0].content: 3)",
        "{'messages': [{'role': 'user', 'content': []}]}|lack of image or text",
        "{'messages': [{'role': 'user', 'content': ['a']}]}|The type or value of content is not in definition. (input.messages[0].content[0]: \"a\"; this model takes text)",
        "{'messages': [{'role': 'user', 'content': [{'video': 'a'}]}]}|The type or value of content is not in definition. (input.messages[0].content[0]: an object with video; this model takes text)",
        "{'messages': [{'role': 'user', 'content': [{'text': ''}]}]}|lack of image or text (input.messages[0].content[0].text: \"\")",
        "{'messages': [{'role': 'user', 'content': ''}]}|lack of image or text (input.messages[0].content: \"\")",
        "{'messages': [{'role': 'user', 'content': [{'text': 3}]}]}|The type or value of prompt is not in definition. (input.messages[0].content[0].text: 3)",
        "{'messages': [{'role': 'user', 'content': [{'text': 'a'}, {'text': 'b'}]}]}|content length only support 1 (input.messages[0].content: 2 parts)"
      })
  void refusesMessagesOfAnotherShape(String input, String message) {
    assertThat(draw.refused("{'input': %s}".formatted(input)).message()).isEqualTo(message);
  }

  @Test
  void asksForTheInputFirst() {
    assertThat(draw.refused("{}").code()).isEqualTo("BadRequest.EmptyInput");
    assertThat(draw.refused("{'input': []}").code()).isEqualTo("BadRequest.IllegalInput");
  }

  @Test
  void takesNoPicturesWhereNoneCanBeSeen() {
    assertThat(draw.refusedSaying("[{'text': 'a'}, {'image': 'https://a.b/1.png'}]", ""))
        .isEqualTo(
            "The type or value of content is not in definition. (input.messages[0].content[1]: an object with image; this model takes text)");
  }

  @Test
  void wantsAPictureAndOneText() {
    String picture = "{'image': 'https://a.b/1.png'}";

    assertThat(edit.refusedSaying("[{'text': 'a'}]", "")).isEqualTo("lack of image or text");
    assertThat(edit.refusedSaying("'a'", "")).isEqualTo("lack of image or text");
    assertThat(edit.refusedSaying("[%s]".formatted(picture), ""))
        .isEqualTo("lack of image or text");
    assertThat(edit.refusedSaying("[%s, {'text': 'a'}, {'text': 'b'}]".formatted(picture), ""))
        .isEqualTo(
            "The type or value of text is not in definition. (input.messages[0].content[2].text: \"b\")");
    assertThat(edit.refusedSaying("[%1$s, %1$s, %1$s, %1$s, {'text': 'a'}]".formatted(picture), ""))
        .isEqualTo("content length only support 4 (input.messages[0].content: 5 parts)");
  }

  @Test
  void namesALongPromptByItsMeaning() {
    assertThat(draw.refusedSaying("[{'text': '%s'}]".formatted("a".repeat(801)), ""))
        .isEqualTo(
            "Range of prompt length should be [1, 800] (input.messages[0].content[0].text: 801 characters)");
    assertThat(
            draw.truncating().saying("'%s'".formatted("a".repeat(801)), "").textOrEmpty("prompt"))
        .hasSize(800);
  }

  @Test
  void saysNothingOfPartsWhenTheMessagesThemselvesAreWrong() {
    assertThat(draw.violations("{'input': {'messages': []}, 'parameters': {'n': 9}}")).hasSize(1);
  }
}
