package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.CapturedLog;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import io.openbailian.server.ServerStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A model of the operator's is asked about texts in which the list finds nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectorTest {
  private static final String CHAT = "/compatible-mode/v1/chat/completions";
  private static final String INPUT = "Input data may contain inappropriate content.";
  private static final String OUTPUT = "Output data may contain inappropriate content.";

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch answers = new CountDownLatch(0);
  private HttpServer guard;
  private Path folder;
  private TestServer server;
  private Api api;

  @BeforeAll
  void start(@TempDir Path made) throws IOException {
    folder = made;
    guard = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    guard.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    guard.createContext("/", this::answer);
    guard.start();
    server = TestServer.start(options(Map.of()));
    api = Api.of(server);
  }

  @AfterAll
  void stop() {
    server.close();
    guard.stop(0);
  }

  @BeforeEach
  void forget() {
    heard.clear();
  }

  private Map<String, String> options(Map<String, String> more) throws IOException {
    Map<String, String> options = new HashMap<>();
    options.put(
        "inspection", Files.writeString(folder.resolve("list.txt"), "forbidden\n").toString());
    options.put(
        "engines",
        "{guard: {kind: openai, base-url: 'http://127.0.0.1:%d', concurrency: 32}}"
            .formatted(guard.getAddress().getPort()));
    options.put("routes", "{'*': [embedded, writer]}");
    options.put("inspector.model", "qwen-plus");
    options.put("inspector.engine", "guard");
    options.putAll(more);
    return options;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      heard.add(asked);
      answers.await();
      JsonNode messages = Json.parseObject(asked).path("messages");
      String text = messages.path(messages.size() - 1).path("content").asString("");
      String verdict =
          text.contains("unsure")
              ? "I would say allow"
              : text.contains("wicked") || text.contains("3, 4, 5") ? "Block." : "allow";
      byte[] body =
          "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
              .formatted(verdict)
              .getBytes(StandardCharsets.UTF_8);
      boolean stream = asked.contains("\"stream\":true");
      if (!stream) {
        body =
            "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"finish_reason\":\"stop\"}]}"
                .formatted(verdict)
                .getBytes(StandardCharsets.UTF_8);
      }
      exchange
          .getResponseHeaders()
          .set("Content-Type", stream ? "text/event-stream" : "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String chat(String prompt) {
    return "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
        .formatted(prompt);
  }

  @Test
  void whatItBlocksGoesNeitherInNorOut() {
    try (CapturedLog log = CapturedLog.of("io.openbailian.server.invoke")) {
      Api.Answer in = api.create("a wicked plan", "");
      assertThat(in.status()).isEqualTo(400);
      assertThat(in.code()).isEqualTo("DataInspectionFailed");
      assertThat(in.body().path("message").asString()).isEqualTo(INPUT);
      assertThat(log.about("blocks")).isNotEmpty().first().asString().contains("key=");
    }
    assertThat(api.now(CHAT, chat("Count to 5")).body().at("/error/message").asString())
        .isEqualTo(OUTPUT);
    assertThat(api.now(CHAT, chat("Count to 4")).body().toString()).contains("1, 2, 3, 4");
    assertThat(
            api.frames(
                    CHAT,
                    chat("Count to 5").replace("\"messages\"", "\"stream\":true,\"messages\""))
                .toString())
        .doesNotContain("\"1");
  }

  @Test
  void itIsAskedInTheLanguageOfTheTextAndOnlyAfterTheList() {
    assertThat(api.create("a forbidden plan", "").status()).isEqualTo(400);
    assertThat(heard).isEmpty();

    assertThat(api.create("a cat", "\"n\":1").status()).isEqualTo(200);
    assertThat(api.create("一只猫", "\"n\":1").status()).isEqualTo(200);

    assertThat(heard).hasSizeGreaterThanOrEqualTo(2);
    assertThat(heard.getFirst()).contains("You inspect content", "a cat");
    assertThat(heard.get(1)).contains("你是内容检查员", "一只猫");
  }

  @Test
  void withoutAVerdictTheSettingsDecide() throws IOException {
    Api.Answer refused = api.create("I am unsure", "");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("ModelUnavailable");

    Path own = Files.writeString(folder.resolve("own.txt"), "只说 allow。\n---\nMy own words.\n");
    try (TestServer passing =
        TestServer.start(
            options(
                Map.of("inspector.when-down", "pass", "inspector.prompt-file", own.toString())))) {
      assertThat(Api.of(passing).create("I am unsure", "\"n\":1").status()).isEqualTo(200);
      assertThat(Api.of(passing).create("a wicked plan", "").status()).isEqualTo(400);
      assertThat(heard.getLast()).contains("My own words.");
    }
  }

  @Test
  void manySubmissionsWaitForItAtOnceAndNobodyElseDoes() throws Exception {
    answers = new CountDownLatch(1);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Api.Answer>> all =
          IntStream.range(0, 16)
              .mapToObj(i ->
                  clients.submit((Callable<Api.Answer>) () -> api.create("cat " + i, "\"n\":1")))
              .toList();
      Eventually.holds("all are asked about at once", () -> heard.size() == 16);
      assertThat(api.get("/api/v1/tasks/nobody").status()).isLessThan(500);
      answers.countDown();
      for (Future<Api.Answer> one : all) {
        assertThat(one.get().status()).isEqualTo(200);
      }
    } finally {
      answers.countDown();
    }
  }

  /// It takes the question and never answers.
  @Test
  void oneThatHangsIsWaitedForNoLongerThanTheSettingsSay() throws IOException {
    answers = new CountDownLatch(1);
    try (TestServer refusing = TestServer.start(options(Map.of("inspector.timeout", "300ms")));
        TestServer passing =
            TestServer.start(
                options(Map.of("inspector.timeout", "300ms", "inspector.when-down", "pass")))) {
      Api.Answer refused = Api.of(refusing).create("a cat", "\"n\":1");
      assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
      assertThat(refused.code()).isEqualTo("ModelUnavailable");
      assertThat(refused.body().toString()).contains("could not be inspected");
      assertThat(Api.of(passing).create("a cat", "\"n\":1").status()).isEqualTo(200);
      assertThat(Api.of(passing).create("a forbidden cat", "").status())
          .as("the list needs no model")
          .isEqualTo(400);
    } finally {
      answers.countDown();
    }
  }

  @Test
  void anInspectorThatIsNotThereKeepsTheServerFromStarting() {
    assertThatThrownBy(
            () -> TestServer.start(options(Map.of("inspector.engine", "nobody"))).close())
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("inspector.engine: there is no engine nobody");
    assertThatThrownBy(() -> TestServer.start(options(Map.of("inspector.model", "nobody"))).close())
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("inspector.model: there is no model nobody");
  }
}
