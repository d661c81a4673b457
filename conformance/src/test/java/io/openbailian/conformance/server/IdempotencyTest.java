package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The same request under the same key makes one task, whatever happened to the answers.
class IdempotencyTest {
  private static final String PATH = "/api/v1/services/aigc/text2image/image-synthesis";
  private TestServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of("tasks.workers", "0"));
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  private HttpResponse<String> post(String path, String key, int n)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Authorization", "Bearer " + TestServer.KEY)
            .header("Content-Type", "application/json")
            .header("X-DashScope-Async", "enable")
            .header("idempotency-key", key)
            .POST(BodyPublishers.ofString(body(n)))
            .build(),
        BodyHandlers.ofString());
  }

  private static String body(int n) {
    return "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"a cat\"},\"parameters\":{\"n\":%d}}"
        .formatted(n);
  }

  private static String task(HttpResponse<String> answer) {
    return Json.parseObject(answer.body()).at("/output/task_id").asString("");
  }

  @Test
  void theSameAgainIsTheSameTask() throws IOException, InterruptedException {
    HttpResponse<String> first = post(PATH, "k-1", 1);
    HttpResponse<String> second = post(PATH, "k-1", 1);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(task(second)).isNotEmpty().isEqualTo(task(first));
    assertThat(Json.parseObject(second.body()).path("request_id"))
        .isNotEqualTo(Json.parseObject(first.body()).path("request_id"));
    assertThat(task(post(PATH, "k-2", 1))).isNotEqualTo(task(first));
  }

  @Test
  void anotherRequestUnderTheKeyIsRefused() throws IOException, InterruptedException {
    post(PATH, "k-1", 1);
    HttpResponse<String> other = post(PATH, "k-1", 2);

    assertThat(other.statusCode()).isEqualTo(409);
    JsonNode body = Json.parseObject(other.body());
    assertThat(body.path("code").asString()).isEqualTo("IdempotencyConflict");
    assertThat(body.at("/error/hint").asString()).contains("the same key");
  }

  @Test
  void aRefusalLeavesTheKeyFree() throws IOException, InterruptedException {
    assertThat(post(PATH, "k-1", 9).statusCode()).isEqualTo(400);
    assertThat(post(PATH, "k-1", 1).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNoKeyIsRefused() throws IOException, InterruptedException {
    HttpResponse<String> answer = post(PATH, "x".repeat(256), 1);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Idempotency-Key", "[1, 255]", "256 characters");
  }

  @Test
  void manyAtOnceMakeOne() {
    Set<String> tasks = ConcurrentHashMap.newKeySet();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        var _ = threads.submit(() -> tasks.add(task(post(PATH, "k-1", 1))));
      }
    }

    assertThat(tasks).hasSize(1).doesNotContain("");
  }

  @Test
  void aDryRunSaysThatKeysAreHonoured() throws IOException, InterruptedException {
    HttpResponse<String> answer = post("/openbailian/v1/dry-run" + PATH, "k-1", 1);

    assertThat(Json.parseObject(answer.body()).path("idempotency_key").asBoolean()).isTrue();
    assertThat(task(post(PATH, "k-1", 2))).isNotEmpty();
  }
}
