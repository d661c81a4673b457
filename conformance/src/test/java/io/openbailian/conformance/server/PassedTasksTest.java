package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import io.openbailian.server.RunFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
import tools.jackson.databind.JsonNode;

/// Tasks that a gateway passes on are tasks of its own, and what answers name is kept by it: in
/// front of a service that is another server of this API in a process of its own, and of one that
/// answers what it likes.
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class PassedTasksTest {
  private static final String NEW = "/api/v1/services/aigc/image-generation/generation";
  private static final String PICTURES = "/api/v1/services/aigc/text2image/image-synthesis";

  @TempDir private Path folder;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HttpServer upstream;
  private volatile String output = "{}";

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

  private String host() {
    return "http://127.0.0.1:%d".formatted(upstream.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      heard.add(exchange.getRequestMethod() + " " + path);
      if (path.startsWith("/files/")) {
        file(exchange, path);
      } else if (path.endsWith("/cancel")) {
        send(exchange, 200, "application/json", "{\"output\":{}}".getBytes(StandardCharsets.UTF_8));
      } else if (path.contains("/tasks/")) {
        String status = body.isEmpty() && output.equals("{}") ? "RUNNING" : "SUCCEEDED";
        send(
            exchange,
            200,
            "application/json",
            "{\"request_id\":\"r\",\"output\":{\"task_id\":\"theirs-1\",\"task_status\":\"%s\",\"made\":%s},\"usage\":{\"pictures\":1}}"
                .formatted(status, output)
                .getBytes(StandardCharsets.UTF_8));
      } else if (body.contains("\"stream\":true")) {
        String frame = "id:1\ndata:{\"output\":{\"made\":%s}}\n\n".formatted(output);
        send(
            exchange,
            200,
            "text/event-stream",
            (frame + frame + "data: [DONE]\n\n").getBytes(StandardCharsets.UTF_8));
      } else if ("enable".equals(exchange.getRequestHeaders().getFirst("X-DashScope-Async"))) {
        send(
            exchange,
            200,
            "application/json",
            "{\"output\":{\"task_id\":\"theirs-1\",\"task_status\":\"PENDING\"}}"
                .getBytes(StandardCharsets.UTF_8));
      } else {
        send(
            exchange,
            200,
            "application/json",
            "{ \"output\": {\"made\":%s} }".formatted(output).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void file(HttpExchange exchange, String path) throws IOException {
    switch (path) {
      case "/files/gone.png" -> send(exchange, 404, "text/plain", new byte[] {'n', 'o'});
      case "/files/page.png" ->
          send(
              exchange, 200, "image/svg+xml", "<svg onload='x'/>".getBytes(StandardCharsets.UTF_8));
      default -> send(exchange, 200, "image/png", Drawings.ball());
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private TestServer gateway(String base) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), TestServer.KEY);
    return TestServer.start(
        Map.of(
            "engines",
            "{up: {kind: dashscope, base-url: '%s', key: {file: '%s'}, models: {our-new: wan2.2-t2i-flash, our-odd: qwen-plus, new-x: new-x}}}"
                .formatted(base, key),
            "routes",
            "{'our-*': up, 'new-*': up, '*': [embedded, writer]}"));
  }

  private static String body(String model) {
    return "{\"model\":\"%s\",\"input\":{\"prompt\":\"a red ball\",\"ref\":\"https://example.com/in.png\"},\"parameters\":{\"n\":2,\"size\":\"512*512\"}}"
        .formatted(model);
  }

  /// A client with a key of its own.
  private static Api another(TestServer server) {
    var run = RunFiles.read(server.data()).orElseThrow();
    JsonNode made =
        new Api(run.url(), run.token()).post("/admin/v1/keys", "{\"name\":\"another\"}").body();
    return new Api(server.url(), made.path("key").asString());
  }

  @Test
  void makesThemTasksOfItsOwn() throws Exception {
    Path data = Files.createDirectory(folder.resolve("service"));
    try (ChildServer service = ChildServer.start(data, "log: {requests: false}");
        TestServer gateway = gateway(service.url(data) + "/api/v1")) {
      Api api = Api.of(gateway);
      String id = api.post(PICTURES, body("our-new")).output().path("task_id").asString();
      Api.Answer ended = api.ended(id);

      assertThat(ended.output().path("task_status").asString())
          .as(ended.body().toString())
          .isEqualTo("SUCCEEDED");
      assertThat(ended.output().path("task_metrics").path("SUCCEEDED").asInt()).isEqualTo(2);
      assertThat(ended.output().path("task_id").asString()).isEqualTo(id);
      assertThat(ended.body().path("usage").path("image_count").asInt()).isEqualTo(2);
      for (JsonNode result : ended.output().path("results").values()) {
        assertThat(result.path("orig_prompt").asString()).isEqualTo("a red ball");
        assertThat(result.path("url").asString()).startsWith(gateway.url() + "/results/");
        assertThat(Api.download(result.path("url").asString())).startsWith(0x89, 'P', 'N', 'G');
      }
      JsonNode theirs =
          new Api(service.url(data), TestServer.KEY).get("/api/v1/tasks/").body().path("data");
      String upstreams = theirs.path(0).path("task_id").asString();
      assertThat(upstreams).isNotEmpty().isNotEqualTo(id);
      assertThat(api.status(upstreams)).as("by the name it has there").isEqualTo("UNKNOWN");
      JsonNode row = api.get("/api/v1/tasks/?model_name=our-new").body().path("data").path(0);
      assertThat(row.path("task_id").asString()).isEqualTo(id);
      assertThat(row.path("user_api_unique_key").asString())
          .isEqualTo("apikey:v1:aigc:text2image:image-synthesis:our-new");
      assertThat(another(gateway).status(id)).as("for another key").isEqualTo("UNKNOWN");
      assertThat(another(gateway).cancel(id).status()).isNotEqualTo(200);

      String odd = api.post(PICTURES, body("our-odd")).output().path("task_id").asString();
      assertThat(api.ended(odd).output().path("task_status").asString()).isEqualTo("FAILED");
    }
  }

  @Test
  void keepsWhatTheirAnswersNameAndNothingElse() throws Exception {
    output =
        "{\"a\":\"%s/files/1.png\",\"again\":[\"%s/files/1.png\"],\"page\":\"%s/files/page.png\",\"gone\":\"%s/files/gone.png\",\"foreign\":\"http://127.0.0.1:9/x.png\",\"cloud\":\"http://169.254.169.254/latest\",\"asked\":\"https://example.com/in.png\",\"n\":2.50}"
            .formatted(host(), host(), host(), host());
    try (TestServer gateway = gateway(host() + "/api/v1")) {
      Api api = Api.of(gateway);
      String id = api.post(NEW, body("new-x")).output().path("task_id").asString();
      JsonNode ended = api.ended(id).body();
      check(gateway, ended.path("output").path("made"));
      assertThat(ended.path("output").has("theirs-1")).isFalse();
      assertThat(ended.path("usage").path("pictures").asInt()).isEqualTo(1);
      assertThat(heard).filteredOn(line -> line.startsWith("POST")).hasSize(1);
      assertThat(heard).filteredOn(line -> line.endsWith("/files/1.png")).hasSize(1);
      assertThat(heard).filteredOn(line -> line.endsWith("/files/gone.png")).hasSize(1);

      heard.clear();
      check(gateway, api.now(NEW, body("new-x")).output().path("made"));
      assertThat(heard).filteredOn(line -> line.endsWith("/files/1.png")).hasSize(1);

      String stream = stream(gateway);
      List<String> frames = stream.lines().filter(line -> line.startsWith("data:{")).toList();
      assertThat(frames).hasSize(2);
      for (String frame : frames) {
        check(gateway, Json.parseObject(frame.substring(5)).path("output").path("made"));
      }
      assertThat(stream).endsWith("data: [DONE]\n\n").startsWith("id:1\ndata:{");
    }
  }

  private void check(TestServer gateway, JsonNode made) throws Exception {
    assertThat(made.path("a").asString())
        .as(made.toString())
        .startsWith(gateway.url() + "/results/");
    assertThat(made.path("again").path(0)).isEqualTo(made.path("a"));
    assertThat(Api.download(made.path("a").asString())).isEqualTo(Drawings.ball());
    assertThat(made.path("gone").asString()).isEqualTo(host() + "/files/gone.png");
    assertThat(made.path("foreign").asString()).isEqualTo("http://127.0.0.1:9/x.png");
    assertThat(made.path("cloud").asString()).isEqualTo("http://169.254.169.254/latest");
    assertThat(made.path("asked").asString()).isEqualTo("https://example.com/in.png");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> page =
          client.send(
              HttpRequest.newBuilder(URI.create(made.path("page").asString())).build(),
              BodyHandlers.ofString());
      assertThat(page.headers().firstValue("Content-Type"))
          .as("no browser takes it for a page")
          .contains("application/octet-stream");
    }
  }

  private static String stream(TestServer gateway) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(gateway.url() + NEW))
              .header("Authorization", "Bearer " + TestServer.KEY)
              .header("Content-Type", "application/json")
              .POST(
                  BodyPublishers.ofString(
                      "{\"model\":\"new-x\",\"stream\":true,\"ref\":\"https://example.com/in.png\"}"))
              .build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  @Test
  void passesALargeBodyOnAndCancelsWhatRuns() throws Exception {
    try (TestServer gateway = gateway(host() + "/api/v1")) {
      Api api = Api.of(gateway);
      String body =
          "{\"model\":\"new-x\",\"input\":{\"image\":\"data:image/png;base64,%s\"}}"
              .formatted("A".repeat(300_000));
      String id = api.post(NEW, body).output().path("task_id").asString();
      Eventually.holds("it was asked about", () -> heard.contains("GET /api/v1/tasks/theirs-1"));
      assertThat(api.status(id)).isEqualTo("RUNNING");
      assertThat(api.cancel(id).status()).as("as everywhere").isEqualTo(400);
      assertThat(api.post("/api/v1/tasks/" + id + "/cancel?running=1", "").status())
          .isBetween(200, 400);
    }
  }

  @Test
  void refusesNamesThatNobodyCanRead() throws Exception {
    try (TestServer gateway = gateway(host() + "/api/v1")) {
      for (String model : List.of("new-\\u0000", "new-" + "x".repeat(200), "new- x")) {
        Api.Answer answer = Api.of(gateway).post(NEW, "{\"model\":\"%s\"}".formatted(model));
        assertThat(answer.status()).as(answer.body().toString()).isBetween(400, 503);
      }
      assertThat(heard).isEmpty();
    }
  }
}
