package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import io.openbailian.conformance.wire.RawHttp;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// What a collector of OpenTelemetry gets: spans of requests, below them those of engines.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesTest {
  private static final String CHAT = "/compatible-mode/v1/chat/completions";
  private static final String HELLO =
      "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"a secret\"}]}";

  private final List<JsonNode> spans = new CopyOnWriteArrayList<>();
  private HttpServer collector;
  private TestServer server;

  @BeforeAll
  void start() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    collector.createContext(
        "/v1/traces",
        exchange -> {
          try (exchange) {
            JsonNode sent = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
            JsonNode resource = sent.path("resourceSpans").path(0);
            resource.path("scopeSpans").path(0).path("spans").forEach(spans::add);
            exchange.sendResponseHeaders(200, -1);
          }
        });
    collector.start();
    server =
        TestServer.scripted(
            "[{when: {prompt: bad}, fail: DataInspectionFailed}]",
            Map.of(
                "traces.endpoint",
                "http://127.0.0.1:%d/v1/traces".formatted(collector.getAddress().getPort()),
                "tasks.hold",
                "0"));
  }

  @AfterAll
  void stop() {
    server.close();
    collector.stop(0);
  }

  private static String attribute(JsonNode span, String key) {
    for (JsonNode attribute : span.path("attributes")) {
      if (attribute.path("key").asString().equals(key)) {
        JsonNode value = attribute.path("value");
        return value.path("stringValue").asString(value.path("intValue").asString(""));
      }
    }
    return "";
  }

  private JsonNode span(String what, Predicate<JsonNode> which) throws Exception {
    Eventually.holds(what, () -> spans.stream().anyMatch(which));
    return spans.stream().filter(which).findFirst().orElseThrow();
  }

  private String ask(String headers) throws Exception {
    RawHttp.Answer answer =
        new RawHttp(server.url())
            .send(
                "POST %s HTTP/1.1\nAuthorization: Bearer %s\nContent-Type: application/json\n%s\n%s"
                    .formatted(CHAT, TestServer.KEY, headers, HELLO));
    assertThat(answer.status()).isEqualTo(200);
    return answer
        .header("X-Request-Id")
        .or(() -> answer.header("x-dashscope-request-id"))
        .orElse("");
  }

  @Test
  void aRequestIsATraceOfItsIdAndTheEngineIsBelowIt() throws Exception {
    String id = ask("");
    JsonNode request =
        span(
            "the request",
            one ->
                attribute(one, "openbailian.call.id").equals(id) && one.path("kind").asInt() == 2);
    JsonNode engine =
        span(
            "the engine",
            one -> one.path("parentSpanId").asString("").equals(request.path("spanId").asString()));

    assertThat(request.path("traceId").asString()).isEqualTo(id.replace("-", ""));
    assertThat(attribute(request, "http.route")).isEqualTo(CHAT);
    assertThat(attribute(request, "http.response.status_code")).isEqualTo("200");
    assertThat(engine.path("name").asString()).isEqualTo("chat qwen-plus");
    assertThat(engine.path("kind").asInt()).isEqualTo(3);
    assertThat(engine.path("traceId")).isEqualTo(request.path("traceId"));
    assertThat(attribute(engine, "gen_ai.operation.name")).isEqualTo("chat");
    assertThat(attribute(engine, "gen_ai.provider.name")).isEqualTo("scripted");
    assertThat(attribute(engine, "gen_ai.request.model")).isEqualTo("qwen-plus");
    assertThat(spans.toString()).doesNotContain("a secret").doesNotContain(TestServer.KEY);
  }

  @Test
  void aCallersTraceGoesOn() throws Exception {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    String id = ask("traceparent: 00-%s-00f067aa0ba902b7-01\n".formatted(trace));
    JsonNode request =
        span(
            "the request",
            one ->
                attribute(one, "openbailian.call.id").equals(id) && one.path("kind").asInt() == 2);
    JsonNode engine =
        span(
            "the engine",
            one -> one.path("kind").asInt() == 3 && one.path("traceId").asString().equals(trace));

    assertThat(request.path("traceId").asString()).isEqualTo(trace);
    assertThat(request.path("parentSpanId").asString()).isEqualTo("00f067aa0ba902b7");
    assertThat(engine.path("parentSpanId")).isEqualTo(request.path("spanId"));
  }

  @Test
  void aTaskIsATraceOfItsOwnId() throws Exception {
    Api api = Api.of(server);
    String id = api.submit("bad");
    api.ended(id);
    JsonNode engine =
        span("the engine", one -> one.path("traceId").asString().equals(id.replace("-", "")));

    assertThat(attribute(engine, "gen_ai.operation.name")).isEqualTo("generate_content");
    assertThat(attribute(engine, "error.type")).isEqualTo("refused");
    assertThat(engine.path("status").path("code").asInt()).isEqualTo(2);
  }
}
