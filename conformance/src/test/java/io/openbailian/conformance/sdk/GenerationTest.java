package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.aigc.generation.Generation;
import com.alibaba.dashscope.aigc.generation.GenerationParam;
import com.alibaba.dashscope.aigc.generation.GenerationResult;
import com.alibaba.dashscope.common.Message;
import com.alibaba.dashscope.common.ResultCallback;
import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.tools.FunctionDefinition;
import com.alibaba.dashscope.tools.ToolBase;
import com.alibaba.dashscope.tools.ToolCallFunction;
import com.alibaba.dashscope.tools.ToolFunction;
import com.google.gson.JsonParser;
import io.openbailian.conformance.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Text as users of the official SDK ask for it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GenerationTest {
  private static final String RULES =
      """
      [{when: {prompt: weather}, reply: [{tool: {id: call_a, name: get_weather, arguments: ['{"city":', '"杭州"}']}}]},
       {when: {prompt: breaks}, reply: [Once, {after: 300ms}, {fail: {code: DataInspectionFailed,
         message: Output data may contain inappropriate content.}}]},
       {when: {prompt: thinking}, reply: [{reasoning: Hm.}, Four.]},
       {when: {prompt: long}, reply: [One two, {finish: length}]},
       {reply: [你好, ，, 世界, {usage: {input: 22, output: 3}}]}]\
      """;

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.scripted(RULES, Map.of());
    Sdk.pointAt(server.apiBase());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static GenerationParam.GenerationParamBuilder<?, ?> asking(String prompt) {
    return GenerationParam.builder().apiKey(TestServer.KEY).model("qwen-turbo").prompt(prompt);
  }

  private static GenerationParam.GenerationParamBuilder<?, ?> talking(String text) {
    return GenerationParam.builder()
        .apiKey(TestServer.KEY)
        .model("qwen-plus")
        .resultFormat(GenerationParam.ResultFormat.MESSAGE)
        .messages(
            List.of(
                Message.builder().role("system").content("Be brief.").build(),
                Message.builder().role("user").content(text).build()));
  }

  private static List<GenerationResult> frames(GenerationParam param) throws Exception {
    List<GenerationResult> frames = new ArrayList<>();
    new Generation().streamCall(param).blockingForEach(frames::add);
    return frames;
  }

  private static GenerationResult last(List<GenerationResult> frames) {
    return frames.getLast();
  }

  private static Message message(GenerationResult result) {
    return result.getOutput().getChoices().getFirst().getMessage();
  }

  @Test
  void aPromptWithoutOptionsIsAnsweredInBothForms() throws Exception {
    GenerationResult result = new Generation().call(asking("hello").build());

    assertThat(result.getOutput().getText()).isEqualTo("你好，世界");
    assertThat(result.getOutput().getFinishReason()).isEqualTo("stop");
    assertThat(message(result).getContent()).isEqualTo("你好，世界");
    assertThat(result.getUsage().getInputTokens()).isEqualTo(22);
    assertThat(result.getUsage().getTotalTokens()).isEqualTo(25);
    assertThat(result.getRequestId()).isNotBlank();
  }

  @Test
  void messagesAreAnsweredWithAMessage() throws Exception {
    GenerationResult result = new Generation().call(talking("hello").seed(1).maxTokens(50).build());

    assertThat(message(result).getRole()).isEqualTo("assistant");
    assertThat(message(result).getContent()).isEqualTo("你好，世界");
    assertThat(result.getOutput().getText()).isNull();
  }

  @Test
  void aStreamGrowsUnlessItIsIncremental() throws Exception {
    List<GenerationResult> frames = frames(asking("hello").build());

    assertThat(frames)
        .extracting(frame -> frame.getOutput().getText())
        .startsWith("你好", "你好，", "你好，世界");
    assertThat(last(frames).getOutput().getFinishReason()).isEqualTo("stop");
    assertThat(frames)
        .extracting(GenerationResult::getRequestId)
        .containsOnly(frames.getFirst().getRequestId());
  }

  @Test
  void anIncrementalStreamHasEachPieceOnce() throws Exception {
    List<GenerationResult> frames = frames(talking("hello").incrementalOutput(true).build());

    assertThat(frames)
        .extracting(frame -> message(frame).getContent())
        .containsExactly("你好", "，", "世界", "");
    assertThat(frames)
        .extracting(frame -> frame.getOutput().getChoices().getFirst().getFinishReason())
        .containsExactly("null", "null", "null", "stop");
    assertThat(last(frames).getUsage().getOutputTokens()).isEqualTo(3);
  }

  @Test
  void aStreamReachesACallback() throws Exception {
    StringBuilder text = new StringBuilder();
    CompletableFuture<Boolean> over = new CompletableFuture<>();

    new Generation()
        .streamCall(
            talking("hello").incrementalOutput(true).build(),
            new ResultCallback<>() {
              @Override
              public void onEvent(GenerationResult frame) {
                text.append(message(frame).getContent());
              }

              @Override
              public void onComplete() {
                over.complete(true);
              }

              @Override
              public void onError(Exception e) {
                over.completeExceptionally(e);
              }
            });

    assertThat(over.join()).isTrue();
    assertThat(text).hasToString("你好，世界");
  }

  @Test
  void toolsAreCalled() throws Exception {
    GenerationResult result = new Generation().call(talking("weather").tools(tools()).build());

    ToolCallFunction call = (ToolCallFunction) message(result).getToolCalls().getFirst();
    assertThat(call.getId()).isEqualTo("call_a");
    assertThat(call.getFunction().getName()).isEqualTo("get_weather");
    assertThat(call.getFunction().getArguments()).isEqualTo("{\"city\":\"杭州\"}");
    assertThat(result.getOutput().getChoices().getFirst().getFinishReason())
        .isEqualTo("tool_calls");
  }

  @Test
  void toolsAreCalledInAStream() throws Exception {
    List<GenerationResult> frames = frames(talking("weather").tools(tools()).build());

    ToolCallFunction call = (ToolCallFunction) message(last(frames)).getToolCalls().getFirst();
    assertThat(call.getFunction().getArguments()).isEqualTo("{\"city\":\"杭州\"}");
  }

  private static List<ToolBase> tools() {
    return List.of(
        ToolFunction.builder()
            .function(
                FunctionDefinition.builder()
                    .name("get_weather")
                    .description("The weather of a city")
                    .parameters(
                        JsonParser.parseString(
                                "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}")
                            .getAsJsonObject())
                    .build())
            .build());
  }

  @Test
  void theAnswerOfAToolIsPartOfTheConversation() throws Exception {
    Message asked = Message.builder().role("user").content("rain?").build();
    Message called = message(new Generation().call(talking("weather").tools(tools()).build()));
    Message answered =
        Message.builder().role("tool").toolCallId("call_a").content("rain, 20 °C").build();

    GenerationResult result =
        new Generation()
            .call(
                GenerationParam.builder()
                    .apiKey(TestServer.KEY)
                    .model("qwen-max")
                    .resultFormat("message")
                    .messages(List.of(asked, called, answered))
                    .build());

    assertThat(message(result).getContent()).isEqualTo("你好，世界");
  }

  @Test
  void thoughtsComeBesideTheAnswer() throws Exception {
    Message message = message(new Generation().call(talking("thinking").build()));

    assertThat(message.getReasoningContent()).isEqualTo("Hm.");
    assertThat(message.getContent()).isEqualTo("Four.");
  }

  @Test
  void saysWhenTheLimitWasReached() throws Exception {
    GenerationResult result = new Generation().call(talking("long").build());

    assertThat(result.getOutput().getChoices().getFirst().getFinishReason()).isEqualTo("length");
  }

  @Test
  void aStreamThatBreaksSaysWhy() {
    List<String> seen = new ArrayList<>();

    ApiException refusal =
        Sdk.refusal(() ->
            new Generation()
                .streamCall(talking("breaks").build())
                .blockingForEach(frame -> seen.add(message(frame).getContent())));

    assertThat(seen).contains("Once");
    assertThat(refusal.getStatus().getCode()).isEqualTo("DataInspectionFailed");
    assertThat(refusal.getStatus().getMessage())
        .isEqualTo("Output data may contain inappropriate content.");
  }

  @Test
  void aRefusalReachesWhoeverAskedForAStream() {
    ApiException refusal =
        Sdk.refusal(() ->
            new Generation()
                .streamCall(talking("x").temperature(3f).build())
                .blockingForEach(_ -> {}));

    assertThat(refusal.getStatus().getCode()).isEqualTo("InvalidParameter");
    assertThat(refusal.getStatus().getMessage()).startsWith("Temperature should be in [0.0, 2.0)");
  }
}
