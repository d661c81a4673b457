package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.aigc.generation.Generation;
import com.alibaba.dashscope.aigc.generation.GenerationParam;
import com.alibaba.dashscope.aigc.generation.GenerationResult;
import com.alibaba.dashscope.common.Message;
import com.alibaba.dashscope.tools.FunctionDefinition;
import com.alibaba.dashscope.tools.ToolBase;
import com.alibaba.dashscope.tools.ToolCallBase;
import com.alibaba.dashscope.tools.ToolCallFunction;
import com.alibaba.dashscope.tools.ToolFunction;
import com.google.gson.JsonParser;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Streams of calls of tools, by the embedded writer, as agents read them: the official SDK itself,
/// and the rules by which Qwen-Agent and AgentScope put fragments together, written anew.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentStreamsTest {
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}";
  private static final String QUESTION = "杭州和上海现在的天气如何？";

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.start(Map.of("embedded.pace", "0ms"));
    Sdk.pointAt(server.apiBase());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static List<ToolBase> tools() {
    return List.of(
        ToolFunction.builder()
            .function(
                FunctionDefinition.builder()
                    .name("get_weather")
                    .description("查询城市天气")
                    .parameters(JsonParser.parseString(SCHEMA).getAsJsonObject())
                    .build())
            .build());
  }

  private static List<GenerationResult> stream(boolean incremental, boolean parallel)
      throws Exception {
    GenerationParam param =
        GenerationParam.builder()
            .apiKey(TestServer.KEY)
            .model("qwen-plus")
            .resultFormat("message")
            .incrementalOutput(incremental)
            .parallelToolCalls(parallel)
            .tools(tools())
            .messages(List.of(Message.builder().role("user").content(QUESTION).build()))
            .build();
    List<GenerationResult> frames = new ArrayList<>();
    new Generation().streamCall(param).blockingForEach(frames::add);
    return frames;
  }

  /// The calls of a stream, put together by their place.
  private static List<String> calls(List<GenerationResult> frames, boolean incremental) {
    Map<Integer, StringBuilder> arguments = new LinkedHashMap<>();
    for (GenerationResult frame : frames) {
      List<ToolCallBase> calls =
          frame.getOutput().getChoices().getFirst().getMessage().getToolCalls();
      for (ToolCallBase base : calls == null ? List.<ToolCallBase>of() : calls) {
        ToolCallFunction call = (ToolCallFunction) base;
        StringBuilder text = arguments.computeIfAbsent(call.getIndex(), _ -> new StringBuilder());
        if (!incremental) {
          text.setLength(0);
        }
        String piece = call.getFunction().getArguments();
        text.append(piece == null ? "" : piece);
      }
    }
    return arguments.values().stream().map(StringBuilder::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theOfficialSdkReadsParallelCalls(boolean incremental) throws Exception {
    assertThat(calls(stream(incremental, true), incremental))
        .containsExactly("{\"city\":\"杭州\"}", "{\"city\":\"上海\"}");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theOfficialSdkReadsOneCall(boolean incremental) throws Exception {
    List<GenerationResult> frames = stream(incremental, false);

    assertThat(calls(frames, incremental)).containsExactly("{\"city\":\"杭州\"}");
    assertThat(frames.getLast().getOutput().getChoices().getFirst().getFinishReason())
        .isEqualTo("tool_calls");
  }

  private List<JsonNode> frames() throws IOException, InterruptedException {
    String body =
        """
        {"model": "qwen-plus", "input": {"messages": [{"role": "user", "content": "%s"}]},
         "parameters": {"result_format": "message", "incremental_output": true, "parallel_tool_calls": true,
           "tools": [{"type": "function", "function": {"name": "get_weather", "description": "查询城市天气", "parameters": %s}}]}}
        """
            .formatted(QUESTION, SCHEMA);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(server.apiBase() + "/services/aigc/text-generation/generation"))
            .header("Authorization", "Bearer " + TestServer.KEY)
            .header("X-DashScope-SSE", "enable")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith("data:"))
          .map(line -> Json.mapper().readTree(line.substring("data:".length())))
          .toList();
    }
  }

  private static List<JsonNode> fragments(List<JsonNode> frames) {
    return frames.stream()
        .flatMap(frame -> frame.at("/output/choices/0/message/tool_calls").values().stream())
        .toList();
  }

  /// A fragment has an `id` whatever it is; one that says something begins a call, an empty one
  /// goes on with the last.
  @Test
  void qwenAgentsRuleReadsTheCalls() throws IOException, InterruptedException {
    List<String> calls = new ArrayList<>();
    for (JsonNode fragment : fragments(frames())) {
      assertThat(fragment.has("id")).as(fragment.toString()).isTrue();
      JsonNode function = fragment.path("function");
      if (fragment.path("id").asString().isEmpty()) {
        calls.set(calls.size() - 1, calls.getLast() + function.path("arguments").asString());
      } else {
        calls.add(function.path("name").asString() + function.path("arguments").asString());
      }
    }

    assertThat(calls)
        .containsExactly("get_weather{\"city\":\"杭州\"}", "get_weather{\"city\":\"上海\"}");
  }

  /// A fragment without an `id` would be a call of its own, without a name.
  @Test
  void agentScopesRuleReadsTheCalls() throws IOException, InterruptedException {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, String> arguments = new LinkedHashMap<>();
    String current = "";
    int nameless = 0;
    for (JsonNode fragment : fragments(frames())) {
      JsonNode id = fragment.path("id");
      if (!id.isString()) {
        current = "fragment_" + nameless++;
      } else if (!id.asString().isEmpty()) {
        current = id.asString();
      }
      assertThat(fragment.path("type").asString("")).isEqualTo("function");
      names.merge(current, fragment.at("/function/name").asString(""), String::concat);
      arguments.merge(current, fragment.at("/function/arguments").asString(""), String::concat);
    }

    assertThat(names.values()).containsExactly("get_weather", "get_weather");
    assertThat(arguments.values()).containsExactly("{\"city\":\"杭州\"}", "{\"city\":\"上海\"}");
  }
}
