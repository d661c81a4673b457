package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

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
        "{up: {kind: dashscope, base-url: '%s', key: {file: '%s'}}, chat: {kind: openai, base-url: '%s/compatible-mode/v1', key: {file: '%s'}}}"
            .formatted(upstream.apiBase(), key, upstream.url(), key));
    options.put(
        "routes",
        "{'*@chat_completions': chat, '*@text_generation': chat, 'wan2.5-*': embedded, '*': up}");
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
