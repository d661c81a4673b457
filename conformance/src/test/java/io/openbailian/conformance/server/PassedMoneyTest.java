package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that are passed on are counted, paid for and looked at as all others are.
class PassedMoneyTest extends MoneyServer {
  private static final String NEW = "/api/v1/services/aigc/image-generation/generation";
  private static final String PRICES =
      """
      models:
        new-text: { unit: thousand_tokens, cny: { in: 1, out: 2 } }
        new-draw: { unit: image, cny: 0.10 }
      """;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  @TempDir private Path folder;
  private HttpServer upstream;

  @BeforeEach
  void begin() throws IOException {
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    upstream.createContext("/", this::answer);
    upstream.start();
    Path key = Files.writeString(folder.resolve("key"), TestServer.KEY);
    String base = "http://127.0.0.1:%d/api/v1".formatted(upstream.getAddress().getPort());
    start(
        Map.of(
            "prices",
            Files.writeString(folder.resolve("prices.yaml"), PRICES).toString(),
            "inspection",
            Files.writeString(folder.resolve("phrases.txt"), "forbidden words\n").toString(),
            "engines",
            "{up: {kind: dashscope, base-url: '%s', key: {file: '%s'}}}".formatted(base, key),
            "routes",
            "{'new-*': up, '*': [embedded, writer]}"));
  }

  @AfterEach
  void end() {
    upstream.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      heard.add(path);
      if (path.contains("/tasks/")) {
        send(
            exchange,
            200,
            "application/json",
            "{\"output\":{\"task_id\":\"t\",\"task_status\":\"SUCCEEDED\"},\"usage\":{\"image_count\":3}}");
      } else if ("enable".equals(exchange.getRequestHeaders().getFirst("X-DashScope-Async"))) {
        send(
            exchange,
            200,
            "application/json",
            "{\"output\":{\"task_id\":\"t\",\"task_status\":\"PENDING\"}}");
      } else if (body.contains("break")) {
        send(
            exchange,
            400,
            "application/json",
            "{\"code\":\"InvalidParameter\",\"message\":\"no\",\"usage\":{\"input_tokens\":9}}");
      } else if (body.contains("\"stream\":true")) {
        send(
            exchange,
            200,
            "text/event-stream",
            """
            data: {"choices":[{"delta":{"content":"a \\"usage\\": {\\"prompt_tokens\\": 7}"}}],"usage":null}

            data: {"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":4,"total_tokens":14}}

            data: [DONE]

            """);
      } else if (path.endsWith("generation")) {
        send(
            exchange,
            200,
            "application/json",
            "{\"output\":{\"usage\":{\"image_count\":7}},\"usage\":{\"image_count\":2,\"size\":\"1*1\"}}");
      } else {
        send(
            exchange,
            200,
            "application/json",
            "{\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":50,\"details\":{\"prompt_tokens\":8}},\"choices\":[]}");
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String chat(String more) {
    return "{\"model\":\"new-text\",\"max_tokens\":60,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]%s}"
        .formatted(more);
  }

  private static String draw(String prompt) {
    return "{\"model\":\"new-draw\",\"input\":{\"prompt\":\"%s\"},\"parameters\":{\"n\":4}}"
        .formatted(prompt);
  }

  @Test
  void costWhatTheAnswerSays() throws Exception {
    Admin.Key key = admin.key();
    grant(key.workspace(), "1");
    assertThat(key.api().now(CHAT, chat("")).status()).isEqualTo(200);
    hasSpent(key.workspace(), new BigDecimal("0.2"), BigDecimal.ZERO);

    assertThat(statusOf(key, CHAT, chat(",\"stream\":true"))).isEqualTo(200);
    hasSpent(key.workspace(), new BigDecimal("0.218"), BigDecimal.ZERO);

    assertThat(key.api().now(NEW, draw("a cat")).status()).isEqualTo(200);
    hasSpent(key.workspace(), new BigDecimal("0.418"), BigDecimal.ZERO);

    assertThat(key.api().now(CHAT, chat(",\"break\":1")).status()).isEqualTo(400);
    hasSpent(key.workspace(), new BigDecimal("0.418"), BigDecimal.ZERO);

    String task = key.api().post(NEW, draw("a dog")).output().path("task_id").asString();
    Api.Answer ended = key.api().ended(task);
    assertThat(ended.output().path("task_status").asString()).isEqualTo("SUCCEEDED");
    hasSpent(key.workspace(), new BigDecimal("0.718"), BigDecimal.ZERO);
  }

  @Test
  void goNowhereWhenNobodyPaysOrTheyMayNotBeSaid() {
    Admin.Key poor = admin.key();
    grant(poor.workspace(), "0.01");
    assertThat(poor.api().now(CHAT, chat("")).body().at("/error/code").asString())
        .isEqualTo("Arrearage");
    assertThat(poor.api().now(NEW, draw("a cat")).code()).isEqualTo("Arrearage");
    assertThat(poor.api().post(NEW, draw("a cat")).code()).isEqualTo("Arrearage");

    Admin.Key key = admin.key();
    Api.Answer _ =
        admin
            .api()
            .post(
                BUDGETS,
                "{\"scope\":\"key\",\"subject\":\"%s\",\"period\":\"day\",\"amount\":\"0.39\"}"
                    .formatted(key.id()));
    assertThat(key.api().now(NEW, draw("a cat")).code()).isEqualTo("Throttling.AllocationQuota");

    Admin.Key other = admin.key();
    for (String said : List.of("FORBIDDEN words", "\\u0066orbidden\\u0020words")) {
      assertThat(other.api().now(NEW, draw(said)).code()).isEqualTo("DataInspectionFailed");
      assertThat(other.api().post(NEW, draw(said)).code()).isEqualTo("DataInspectionFailed");
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void countAgainstTheTokensOfTheirKey() {
    Admin.Key key = admin.key("", "\"rate\":{\"tokens_per_minute\":120}");
    assertThat(key.api().now(CHAT, chat("")).status()).isEqualTo(200);
    Api.Answer refused = key.api().now(CHAT, chat(""));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(heard).hasSize(1);
  }
}
