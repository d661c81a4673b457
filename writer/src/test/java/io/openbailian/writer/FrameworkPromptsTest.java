package io.openbailian.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Channel;
import io.openbailian.engine.test.TestCall;
import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Prompts as frameworks write them: forms of JSON, tools in words, documents beside questions.
class FrameworkPromptsTest {
  private static final String SPRING_AI =
      """
      介绍一下杭州这座城市
      Your response should be in JSON format.
      Do not include any explanations, only provide a RFC8259 compliant JSON response following this format without deviation.
      Do not include markdown code blocks in your response.
      Remove the ```json markdown from the output.
      Here is the JSON Schema instance your output must adhere to:
      ```{
        "$schema" : "https://json-schema.org/draft/2020-12/schema",
        "type" : "object",
        "properties" : {
          "name" : { "type" : "string" },
          "population" : { "type" : "integer" },
          "famous" : { "type" : "array", "items" : { "type" : "string" } },
          "rating" : { "type" : "number" }
        },
        "additionalProperties" : false
      }```
      """;

  private static final String LANGCHAIN4J =
      """
      Extract information about a person from: John Doe, born in 1990, lives in Paris
      You must answer strictly in the following JSON format: {
      "firstName": (type: string),
      "age": (type: integer),
      "married": (type: boolean),
      "hobbies": (type: array of string),
      "mood": (type: enum, must be one of [HAPPY, SAD]),
      "address": (type: com.example.Address: {
      "city": (the city; type: string),
      "zip": (type: string)
      })
      }
      """;

  private static final String LANGCHAIN =
      """
      Answer the user query.
      The output should be formatted as a JSON instance that conforms to the JSON schema below.

      As an example, for the schema {"properties": {"foo": {"title": "Foo", "type": "array", "items": {"type": "string"}}}, "required": ["foo"]}
      the object {"foo": ["bar", "baz"]} is a well-formatted instance of the schema.

      Here is the output schema:
      ```
      {"properties": {"setup": {"description": "question", "type": "string"}, "punchline": {"type": "string"}}, "required": ["setup", "punchline"]}
      ```
      Tell me a joke.
      """;

  private static final String LANGCHAIN_STRUCTURED =
      """
      answer the question.
      The output should be a markdown code snippet formatted in the following schema, including the leading and trailing "```json" and "```":

      ```json
      {
      \t"answer": string  // answer to the user's question
      \t"score": number  // how sure
      \t"tags": string[]
      }
      ```
      what's the capital of france?
      """;

  private static JsonNode json(String prompt) {
    return Json.mapper().readTree(Written.answer(prompt));
  }

  @Test
  void springAisSchemaIsFilledWithTypedValues() {
    JsonNode answer = json(SPRING_AI);

    assertThat(answer.propertyNames())
        .containsExactlyInAnyOrder("name", "population", "famous", "rating");
    assertThat(answer.path("population").isIntegralNumber()).isTrue();
    assertThat(answer.path("population").asLong()).isPositive();
    assertThat(answer.path("famous").path(0).isString()).isTrue();
    assertThat(answer.path("rating").isNumber()).isTrue();
  }

  @Test
  void langChain4jsFormIsFilled() {
    JsonNode answer = json(LANGCHAIN4J);

    assertThat(answer.propertyNames())
        .containsExactlyInAnyOrder("firstName", "age", "married", "hobbies", "mood", "address");
    assertThat(answer.path("age").isIntegralNumber()).isTrue();
    assertThat(answer.path("married").isBoolean()).isTrue();
    assertThat(answer.path("hobbies").path(0).isString()).isTrue();
    assertThat(answer.path("mood").asString()).isIn("HAPPY", "SAD");
    assertThat(answer.path("address").path("city").asString()).isEqualTo("Paris");
    assertThat(answer.path("address").path("zip").isString()).isTrue();
  }

  @Test
  void langChainsLastSchemaCounts() {
    assertThat(json(LANGCHAIN).propertyNames()).containsExactlyInAnyOrder("setup", "punchline");
  }

  @Test
  void langChainsSnippetIsFenced() {
    String answer = Written.answer(LANGCHAIN_STRUCTURED);

    assertThat(answer).startsWith("```json\n").endsWith("\n```");
    JsonNode tree =
        Json.mapper().readTree(answer.substring("```json\n".length(), answer.length() - 4));
    assertThat(tree.path("answer").isString()).isTrue();
    assertThat(tree.path("score").isNumber()).isTrue();
    assertThat(tree.path("tags").path(0).isString()).isTrue();
  }

  @Test
  void aSchemaInTheSystemMessageIsNoExample() {
    JsonNode answer =
        Written.to(
                Written.asking(
                        """
                        [{"role": "system", "content": "JSON schema:\\n{\\"$schema\\":\\"http://json-schema.org/draft-07/schema#\\",\\"type\\":\\"object\\",\\"properties\\":{\\"name\\":{\\"type\\":\\"string\\"},\\"age\\":{\\"type\\":\\"number\\"}},\\"required\\":[\\"name\\",\\"age\\"],\\"additionalProperties\\":false}\\nYou MUST answer with a JSON object that matches the JSON schema above."},
                         {"role": "user", "content": "浙江省的一个人"}]
                        """)
                    .withJson("response_format", "{\"type\": \"json_object\"}"))
            .json();

    assertThat(answer.propertyNames()).containsExactlyInAnyOrder("name", "age");
    assertThat(answer.path("age").isNumber()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Is it hot in July? You must answer strictly with one of these enums:\\nYES\\nNO | YES",
        "How many legs do 2 cats have? You must answer strictly in the following format: integer number | 2",
        "Is water wet? You must answer strictly in the following format: one of [true, false] | true",
      })
  void smallFormsAreKept(String prompt, String answer) {
    assertThat(Written.answer(prompt.replace("\\n", "\n"))).isEqualTo(answer);
  }

  @Test
  void valuesAreSeparatedByCommas() {
    assertThat(
            Written.answer(
                "List ice cream flavors. Your response should be a list of comma separated values, eg: `foo, bar, baz`"))
        .matches("[^,]+, [^,]+, [^,]+");
  }

  @Test
  void theQuestionIsTheLastPartAndRemindersAreNot() {
    String answer =
        Written.to(
                Written.asking(
                        """
                        [{"role": "user", "content": [
                          {"type": "text", "text": "<system-reminder>\\nUse the agent tool to delegate a task.\\n</system-reminder>"},
                          {"type": "text", "text": "你好"}]}]
                        """)
                    .withJson(
                        "tools",
                        "[{\"type\": \"function\", \"function\": {\"name\": \"agent\", \"description\": \"Delegate a task to an agent\"}}]"))
            .text();

    assertThat(answer).contains("你好");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Context information is below.\n---------------------\nThe warehouse opens at nine. The cat is called Mimi.\n---------------------\nGiven the context information and not prior knowledge, answer the query.\nQuery: What is the cat called?\nAnswer: ",
        "What is the cat called?\n\nContext information is below, surrounded by ---------------------\n\n---------------------\nThe warehouse opens at nine. The cat is called Mimi.\n---------------------\n\nGiven the context and provided history information and not prior knowledge, reply to the user comment.",
        "Use the following pieces of context.\n\nContext: The warehouse opens at nine. The cat is called Mimi.\n\nQuestion: What is the cat called?\nHelpful Answer:",
        "What is the cat called?\n\nAnswer using the following information:\nThe warehouse opens at nine. The cat is called Mimi.",
        "<documents>The warehouse opens at nine. The cat is called Mimi.</documents>\nWhat is the cat called?",
      })
  void answersFromTheDocumentsBesideTheQuestion(String prompt) {
    assertThat(Written.answer(prompt)).isEqualTo("The cat is called Mimi.");
  }

  @Test
  void aNumberToldEarlierIsRecalled() {
    assertThat(
            Written.conversation(
                "Remember the number 7421.", "Noted.", "What number did I tell you?"))
        .contains("7421");
    assertThat(Written.conversation("请记住数字 42", "好的", "我让你记住的数字是多少？")).contains("42");
    assertThat(Written.conversation("The secret code is BLUE-9.", "ok", "What is the secret code?"))
        .contains("BLUE-9");
  }

  @ParameterizedTest
  @CsvSource({
    "Describe the sea in three sentences.,3",
    "用三句话介绍春天,3",
    "Write one sentence about tea.,1",
    "请用两句话描述大海,2",
  })
  void asManySentencesAsWereAskedFor(String prompt, int count) {
    String answer = Written.answer(prompt);

    assertThat(answer.chars().filter(c -> ".。！？!?".indexOf(c) >= 0).count())
        .as(answer)
        .isEqualTo(count);
  }

  @Test
  void answersInTheLanguageThatIsAskedFor() {
    assertThat(Tongue.writtenIn(Written.answer("Write about spring. Answer in Chinese.")))
        .isEqualTo(Tongue.ZH);
    assertThat(
            Tongue.writtenIn(
                Written.to(
                        Written.asking(
                            Written.messages(
                                "system", "Always answer in Chinese.", "user", "Who are you?")))
                    .text()))
        .isEqualTo(Tongue.ZH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who wrote Hamlet?",
        "What is the capital of France?",
        "法国的首都是哪里？",
        "阿里股价",
        "When did the war end?",
        "珠穆朗玛峰有多高？",
        "How many people live in Brazil?"
      })
  void whatItDoesNotKnowIsToldInOneLine(String question) {
    String answer = Written.answer(question);

    assertThat(answer).doesNotContain("\n").matches(".*(do not know|不知道).*");
    assertThat(answer.length()).isLessThan(120);
  }

  @Test
  void aBeginningIsContinuedAndNotRepeated() {
    String answer =
        Written.to(
                Written.asking(
                    """
                    [{"role": "user", "content": "请补全这句话"}, {"role": "assistant", "content": "春天来了，大地", "partial": true}]
                    """))
            .text();

    assertThat(answer).isNotBlank().doesNotContain("春天来了");
  }

  @Test
  void reasonsFirstAndWithinItsBudget() {
    Written written =
        Written.to(
            TestCall.text("1+1?")
                .withJson("enable_thinking", "true")
                .withJson("thinking_budget", "10"));
    List<EngineEvent.TextDelta> pieces =
        written.events().stream()
            .filter(EngineEvent.TextDelta.class::isInstance)
            .map(EngineEvent.TextDelta.class::cast)
            .toList();

    assertThat(pieces.getFirst().channel()).isEqualTo(Channel.REASONING);
    assertThat(pieces.getLast().channel()).isEqualTo(Channel.ANSWER);
    assertThat(written.reason()).isEqualTo(FinishReason.STOP);
  }
}
