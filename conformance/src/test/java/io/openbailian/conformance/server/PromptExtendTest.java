package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Prompts that a model of text rewrites, and what becomes of them where it does not answer.
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class PromptExtendTest {
  private static final String EXTENDED = "\"n\":2,\"size\":\"512*512\",\"prompt_extend\":true";

  private static final String MODEL = "prompt-extend.model";
  private static final String INSTRUCTION = "prompt-extend.instruction";
  private static final Map<String, String> PLUS = Map.of(MODEL, "qwen-plus");

  @TempDir private Path folder;
  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private volatile String answer = "a grey cat on a sunny wall";
  private volatile int status = 200;
  private HttpServer upstream;

  @BeforeEach
  void start() throws IOException {
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    upstream.createContext("/", this::answer);
    upstream.start();
  }

  @AfterEach
  void stop() {
    upstream.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (exchange.getRequestURI().getPath().contains("/images/")) {
        picture(exchange);
        return;
      }
      heard.add(Json.parseObject(asked));
      byte[] body =
          status == 200
              ? completion().getBytes(StandardCharsets.UTF_8)
              : "{\"error\":{\"message\":\"no\"}}".getBytes(StandardCharsets.UTF_8);
      boolean stream = status == 200 && heard.getLast().path("stream").asBoolean(false);
      exchange
          .getResponseHeaders()
          .set("Content-Type", stream ? "text/event-stream" : "application/json");
      exchange.sendResponseHeaders(status, stream ? 0 : body.length);
      exchange.getResponseBody().write(stream ? streamed() : body);
    }
  }

  private static void picture(HttpExchange exchange) throws IOException {
    byte[] body =
        "{\"data\":[{\"b64_json\":\"%s\"}]}"
            .formatted(Base64.getEncoder().encodeToString(Drawings.ball()))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private String completion() {
    return "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":%s},\"finish_reason\":\"stop\"}]}"
        .formatted(Json.mapper().writeValueAsString(answer));
  }

  private byte[] streamed() {
    return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":%s},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
        .formatted(Json.mapper().writeValueAsString(answer))
        .getBytes(StandardCharsets.UTF_8);
  }

  private TestServer server(Map<String, String> extend) {
    Map<String, String> options = new HashMap<>(extend);
    options.put(
        "engines",
        "{chat: {kind: openai, base-url: 'http://127.0.0.1:%d', concurrency: 1}}"
            .formatted(upstream.getAddress().getPort()));
    options.put("routes", "{'*': chat}");
    return TestServer.start(options);
  }

  private static JsonNode full(TestServer server, String prompt) throws Exception {
    Api api = Api.of(server);
    String id = api.submit(prompt, EXTENDED);
    var _ = api.ended(id);
    return api.get("/api/v1/tasks/" + id + "?view=full").output();
  }

  @Test
  void asksTheModelAndSaysSo() throws Exception {
    answer = "\"a grey cat on a sunny wall\"";
    try (TestServer server = server(PLUS)) {
      JsonNode task = full(server, "a cat");

      assertThat(task.path("results").path(0).path("actual_prompt").asString())
          .as(task.toString())
          .isEqualTo("a grey cat on a sunny wall");
      assertThat(task.path("results").path(0).path("orig_prompt").asString()).isEqualTo("a cat");
      assertThat(task.path("prompt_rewriter").asString()).isEqualTo("qwen-plus");
      JsonNode messages = heard.getFirst().path("messages");
      assertThat(messages.path(0).path("content").asString()).startsWith("You rewrite prompts");
      assertThat(messages.path(1).path("content").asString()).isEqualTo("a cat");

      var _ = full(server, "一只猫");
      assertThat(heard.getLast().path("messages").path(0).path("content").asString())
          .startsWith("你为文生图");
    }
  }

  @Test
  void rewritesWithoutItWhereItGivesNoAnswer() throws Exception {
    try (TestServer server = server(PLUS)) {
      for (String bad : List.of("", "x".repeat(5_000))) {
        answer = bad;
        checkEmbedded(full(server, "a cat"));
      }
      status = 400;
      checkEmbedded(full(server, "a cat"));
    }
  }

  private static void checkEmbedded(JsonNode task) {
    assertThat(task.path("task_status").asString()).isEqualTo("SUCCEEDED");
    assertThat(task.path("prompt_rewriter").asString()).as(task.toString()).isEqualTo("built-in");
    assertThat(task.path("results").path(0).path("actual_prompt").asString()).contains("cat");
  }

  @Test
  void tellsTheModelWhatAFileSays() throws Exception {
    Path file = Files.writeString(folder.resolve("words.txt"), "改写\n---\nRewrite.\n");
    try (TestServer server = server(Map.of(MODEL, "qwen-plus", INSTRUCTION, file.toString()))) {
      var _ = full(server, "a cat");
      var _ = full(server, "一只猫");
    }
    assertThat(heard)
        .extracting(asked -> asked.path("messages").path(0).path("content").asString())
        .contains("Rewrite.", "改写");
  }

  @Test
  void tellsMistakesAtTheStart() throws Exception {
    Path file = Files.writeString(folder.resolve("words.txt"), "one part");
    Map<Map<String, String>, String> mistakes =
        Map.of(
            Map.of(MODEL, "nothing"),
            "there is no model nothing",
            Map.of(MODEL, "wan2.2-t2i-flash"),
            "answers with text",
            Map.of(MODEL, "qwen-plus", INSTRUCTION, file.toString()),
            "two parts",
            Map.of(MODEL, "qwen-plus", INSTRUCTION, folder.resolve("none").toString()),
            "cannot be read");
    mistakes.forEach((extend, sentence) ->
        assertThatThrownBy(() -> server(extend).close())
            .hasMessageContaining("prompt-extend.")
            .hasMessageContaining(sentence));
  }

  @Test
  void asksNobodyWhereNobodyWantsIt() throws Exception {
    try (TestServer server = server(PLUS)) {
      Api api = Api.of(server);
      var _ = api.ended(api.submit("a cat", "\"n\":1,\"prompt_extend\":false"));
    }
    assertThat(heard).isEmpty();
  }
}
