package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A server whose engine is another server of the same API: what comes through is what the other
/// made.
class GatewayTest {
  private static final String FILM =
      "{\"model\":\"wan2.1-t2v-turbo\",\"input\":{\"prompt\":\"a cat\"},\"parameters\":{\"size\":\"832*480\",\"duration\":1}}";

  @TempDir private Path folder;

  private TestServer gateway(TestServer upstream) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), TestServer.KEY);
    Map<String, String> options = new HashMap<>();
    options.put(
        "engines",
        "{up: {kind: dashscope, base-url: '%s', key: {file: '%s'}}, chat: {kind: openai, profile: bailian, base-url: '%s/compatible-mode/v1', key: {file: '%s'}}}"
            .formatted(upstream.apiBase(), key, upstream.url(), key));
    options.put(
        "routes",
        "{'*@chat_completions': chat, '*@text_generation': chat, '*embedding*': chat, '*rerank*': chat, 'wan2.5-*': embedded, '*': up}");
    return TestServer.start(options);
  }

  @Test
  void bringsThroughWhatTheOtherServerDrew() throws Exception {
    try (TestServer upstream = TestServer.start(Map.of());
        TestServer gateway = gateway(upstream)) {
      JsonNode output =
          Api.of(gateway)
              .ended(Api.of(gateway).submit("a red cat", "\"n\":2,\"size\":\"512*512\",\"seed\":7"))
              .output();

      assertThat(output.path("task_status").asString()).isEqualTo("SUCCEEDED");
      assertThat(output.path("results").size()).isEqualTo(2);
      assertThat(output.path("results").path(0).path("actual_prompt").asString()).contains("cat");
      String url = output.path("results").path(0).path("url").asString();
      assertThat(url).startsWith(gateway.url().toString());
      byte[] file = Api.download(url);
      assertThat(ImageIO.read(new ByteArrayInputStream(file)).getWidth()).isEqualTo(512);
      JsonNode theirs = Api.of(upstream).get("/api/v1/tasks/?page_size=10").body();
      assertThat(theirs.path("total").asInt()).as("two pictures are one task there").isEqualTo(1);
    }
  }

  @Test
  void bringsThroughAFilm() throws Exception {
    try (TestServer upstream = TestServer.start(Map.of());
        TestServer gateway = gateway(upstream)) {
      Api api = Api.of(gateway);
      String task =
          api.post("/api/v1/services/aigc/video-generation/video-synthesis", FILM)
              .output()
              .path("task_id")
              .asString();

      JsonNode output = api.ended(task).output();

      assertThat(output.path("task_status").asString()).isEqualTo("SUCCEEDED");
      assertThat(output.path("video_url").asString()).startsWith(gateway.url().toString());
    }
  }

  @Test
  void tellsTheOtherServersRefusalOneToOne() throws Exception {
    String rules =
        "[{when: {prompt: forbidden}, fail: {code: DataInspectionFailed, message: 'Input data may contain inappropriate content.'}}]";
    try (TestServer upstream = TestServer.scripted(rules, Map.of());
        TestServer gateway = gateway(upstream)) {
      JsonNode output = Api.of(gateway).ended(Api.of(gateway).submit("forbidden")).output();

      assertThat(output.path("task_status").asString()).isEqualTo("FAILED");
      assertThat(output.path("code").asString()).isEqualTo("DataInspectionFailed");
    }
  }

  @Test
  void bringsThroughAConversation() throws Exception {
    try (TestServer upstream = TestServer.start(Map.of());
        TestServer gateway = gateway(upstream)) {
      Api.Answer answer =
          Api.of(gateway)
              .post(
                  "/compatible-mode/v1/chat/completions",
                  "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");

      assertThat(answer.status()).as(Json.text(answer.body())).isEqualTo(200);
      assertThat(answer.body().path("choices").path(0).path("message").path("content").asString())
          .isNotBlank();
    }
  }

  @Test
  void bringsThroughVectors() throws IOException, InterruptedException {
    String texts = "[%s]".formatted("\"a cat\",".repeat(9) + "\"two dogs\"");
    try (TestServer upstream = TestServer.start(Map.of());
        TestServer gateway = gateway(upstream)) {
      for (int dimension : new int[] {1024, 64}) {
        String request =
            "{\"model\":\"text-embedding-v4\",\"input\":{\"texts\":%s},\"parameters\":{\"dimension\":%d}}"
                .formatted(texts, dimension);

        JsonNode vectors = numbers(gateway, "embeddings/text-embedding/text-embedding", request);

        assertThat(vectors.path("embeddings").size()).isEqualTo(10);
        assertThat(vectors.path("embeddings").path(9).path("embedding").size())
            .isEqualTo(dimension);
        assertThat(vectors.path("note").isMissingNode()).as("no offline engine answered").isTrue();
        assertThat(vectors.path("embeddings").path(0).path("embedding").path(0).asDouble())
            .isCloseTo(
                numbers(upstream, "embeddings/text-embedding/text-embedding", request)
                    .path("embeddings")
                    .path(0)
                    .path("embedding")
                    .path(0)
                    .asDouble(),
                within(1e-6));
      }
    }
  }

  @Test
  void bringsThroughARanking() throws IOException, InterruptedException {
    String request =
        "{\"model\":\"gte-rerank-v2\",\"input\":{\"query\":\"cats\",\"documents\":[\"the dog barks\",\"cats sleep\",\"a car\"]},\"parameters\":{\"return_documents\":true,\"top_n\":2}}";
    try (TestServer upstream = TestServer.start(Map.of());
        TestServer gateway = gateway(upstream)) {
      JsonNode ranked = numbers(gateway, "rerank/text-rerank/text-rerank", request);

      assertThat(ranked.path("results"))
          .isEqualTo(numbers(upstream, "rerank/text-rerank/text-rerank", request).path("results"));
      assertThat(ranked.path("results").size()).isEqualTo(2);
      assertThat(ranked.path("results").path(0).path("index").asInt()).isEqualTo(1);
      assertThat(ranked.path("note").isMissingNode()).as("no offline engine answered").isTrue();
    }
  }

  private static JsonNode numbers(TestServer server, String path, String request)
      throws IOException, InterruptedException {
    Api.Answer answer = Api.of(server).post("/api/v1/services/" + path, request);
    assertThat(answer.status()).as(Json.text(answer.body())).isEqualTo(200);
    return answer.output();
  }

  @Test
  void leavesTheEmbeddedEngineOutWhereNoRouteNamesIt() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), TestServer.KEY);
    String engines =
        "{up: {kind: dashscope, base-url: 'http://127.0.0.1:1/api/v1', key: {file: '%s'}}}"
            .formatted(key);
    try (TestServer gateway =
        TestServer.start(Map.of("engines", engines, "routes", "{'wan2.5-*': up}"))) {
      Api.Answer answer = Api.of(gateway).create("a cat", "\"n\":1");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.code()).isEqualTo("ModelUnavailable");
    }
  }
}
