package io.openbailian.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Tools that stand in a prompt, as frameworks write them there.
class PromptedToolsTest {
  private static final String TAGS =
      """
      You are a helpful assistant.

      # Tools

      You may call one or more functions to assist with the user query.

      You are provided with function signatures within <tools></tools> XML tags:
      <tools>
      {"type": "function", "function": {"name": "get_current_weather", "description": "Get the current weather in a given location", "parameters": {"type": "object", "properties": {"location": {"type": "string"}}, "required": ["location"]}}}
      </tools>

      For each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:
      <tool_call>
      {"name": <function-name>, "arguments": <args-json-object>}
      </tool_call>\
      """;

  @Test
  void toolsInTagsAreCalledInTags() {
    String answer =
        Written.to(Written.asking(Written.messages("system", TAGS, "user", "杭州天气怎么样？"))).text();

    assertThat(answer).startsWith("<tool_call>\n").endsWith("\n</tool_call>");
    JsonNode call = Json.mapper().readTree(answer.lines().skip(1).findFirst().orElseThrow());
    assertThat(call.path("name").asString()).isEqualTo("get_current_weather");
    assertThat(call.path("arguments").path("location").asString()).isEqualTo("杭州");
  }

  @Test
  void whatAToolInTagsAnsweredIsSaid() {
    String answer =
        Written.to(
                Written.asking(
                    Written.messages(
                        "system", TAGS,
                        "user", "杭州天气怎么样？",
                        "assistant",
                            "<tool_call>\n{\"name\": \"get_current_weather\", \"arguments\": {}}\n</tool_call>",
                        "user", "<tool_response>\n{\"temperature\": 22}\n</tool_response>")))
            .text();

    assertThat(answer).contains("22").doesNotContain("<tool_call>");
  }

  @Test
  void flowersAreAnsweredWithFlowers() {
    String prompt =
        """
        # 工具

        ## 你拥有如下工具：

        ### get_current_weather

        get_current_weather: 查询城市天气 输入参数：{"type": "object", "properties": {"location": {"type": "string"}}, "required": ["location"]} 此工具的输入应为JSON对象。

        ## 你可以在回复中插入零次、一次或多次以下命令以调用工具：

        ✿FUNCTION✿: 工具名称，必须是[get_current_weather]之一。
        ✿ARGS✿: 工具输入
        ✿RESULT✿: 工具结果
        ✿RETURN✿: 根据工具结果进行回复
        """;

    assertThat(
            Written.to(Written.asking(Written.messages("system", prompt, "user", "杭州天气怎么样？")))
                .text())
        .isEqualTo("✿FUNCTION✿: get_current_weather\n✿ARGS✿: {\"location\":\"杭州\"}");
  }

  private static final String REACT =
      """
      Answer the following questions as best you can. You have access to the following tools:

      Search: useful for when you need to answer questions about current events
      Calculator: useful for when you need to do math

      Use the following format:

      Question: the input question you must answer
      Thought: you should always think about what to do
      Action: the action to take, should be one of [Search, Calculator]
      Action Input: the input to the action
      Observation: the result of the action
      ... (this Thought/Action/Action Input/Observation can repeat N times)
      Thought: I now know the final answer
      Final Answer: the final answer to the original input question

      Begin!

      Question: What is the latest news about rice prices?
      Thought:\
      """;

  @Test
  void reactIsAnsweredWithAnAction() {
    assertThat(Written.answer(REACT))
        .contains("\nAction: Search\nAction Input: What is the latest news about rice prices?");
  }

  @Test
  void reactEndsOnceAToolHasAnswered() {
    String seen =
        REACT
            + " I should use Search.\nAction: Search\nAction Input: rice\nObservation: Rice costs 2 yuan.\nThought:";

    assertThat(Written.answer(seen)).contains("Final Answer:").contains("Rice costs 2 yuan.");
  }
}
