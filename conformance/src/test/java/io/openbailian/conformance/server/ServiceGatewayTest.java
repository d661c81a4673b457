package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.Programs;
import io.openbailian.conformance.Socket;
import io.openbailian.conformance.Socket.Frame;
import io.openbailian.conformance.Sounds;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A gateway whose one engine is the service, played by another server of this API: everything that
/// is no file comes through as the other made it.
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class ServiceGatewayTest {
  private static final String GENERATION = "/api/v1/services/aigc/text-generation/generation";

  @TempDir private Path folder;

  private TestServer gateway(TestServer upstream) throws IOException {
    return gateway(upstream, "[]");
  }

  private TestServer gateway(TestServer upstream, String fetchAllowed) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), TestServer.KEY);
    return TestServer.start(
        Map.of(
            "engines",
            "{up: {kind: dashscope, base-url: '%s', key: {file: '%s'}}}"
                .formatted(upstream.apiBase(), key),
            "routes",
            "{'*': up}",
            "fetch.allow",
            fetchAllowed));
  }

  @Test
  void bringsThroughATextOfEitherDialect() throws Exception {
    try (TestServer upstream = TestServer.start(Map.of());
        TestServer gateway = gateway(upstream)) {
      String messages = "\"messages\":[{\"role\":\"user\",\"content\":\"2+3?\"}]";
      JsonNode ours =
          Api.of(gateway)
              .now(GENERATION, "{\"model\":\"qwen-plus\",\"input\":{%s}}".formatted(messages))
              .body();
      JsonNode chat =
          Api.of(gateway)
              .now(
                  "/compatible-mode/v1/chat/completions",
                  "{\"model\":\"qwen-plus\",%s}".formatted(messages))
              .body();

      assertThat(ours.path("output").path("choices").path(0).path("message").path("content"))
          .as(Json.text(ours))
          .isEqualTo(chat.path("choices").path(0).path("message").path("content"));
      assertThat(chat.path("choices").path(0).path("message").path("content").asString())
          .contains("5");
      assertThat(ours.path("usage").path("output_tokens").asInt()).isPositive();
    }
  }

  @Test
  void bringsThroughAStreamFrameByFrame() throws Exception {
    try (TestServer upstream = TestServer.start(Map.of("embedded.pace", "20ms"));
        TestServer gateway = gateway(upstream)) {
      List<JsonNode> direct = frames(upstream);
      List<JsonNode> passed = frames(gateway);

      assertThat(passed.size()).isGreaterThan(2);
      assertThat(words(passed)).isEqualTo(words(direct));
      assertThat(passed.getLast().path("output").path("choices").path(0).path("finish_reason"))
          .isEqualTo(direct.getLast().path("output").path("choices").path(0).path("finish_reason"));
    }
  }

  private static List<JsonNode> frames(TestServer server) {
    return Api.of(server)
        .frames(
            GENERATION,
            "{\"model\":\"qwen-plus\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"2+3?\"}]},"
                + "\"parameters\":{\"result_format\":\"message\",\"incremental_output\":true,\"seed\":1}}");
  }

  private static String words(List<JsonNode> frames) {
    StringBuilder words = new StringBuilder();
    frames.forEach(
        frame -> words.append(frame.at("/output/choices/0/message/content").asString("")));
    return words.toString();
  }

  /// A conversation about pictures: its one message arrives with its role, its picture and its
  /// text.
  @Test
  void bringsThroughAPictureOfAConversation() throws Exception {
    String ball = Base64.getEncoder().encodeToString(Drawings.ball());
    try (TestServer upstream = TestServer.scripted("[{after: 1ms}]", Map.of());
        TestServer gateway = gateway(upstream)) {
      for (String content :
          List.of(
              "{\"model\":\"qwen-image-plus\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"a"
                  + " cat\"}]}]}}",
              "{\"model\":\"qwen-image-edit\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":[{\"image\":\"data:image/png;base64,%s\"},{\"text\":\"a hat\"}]}]}}"
                  .formatted(ball))) {
        Api.Answer answer =
            Api.of(gateway).now("/api/v1/services/aigc/multimodal-generation/generation", content);

        assertThat(answer.status()).as(Json.text(answer.body())).isEqualTo(200);
        String image = answer.output().at("/choices/0/message/content/0/image").asString("");
        assertThat(image).startsWith(gateway.url() + "/results/");
        assertThat(Api.download(image)).startsWith(0x89, 'P', 'N', 'G');
      }
    }
  }

  @Test
  void bringsThroughNumbers() throws Exception {
    String vectors =
        "{\"model\":\"text-embedding-v4\",\"input\":{\"texts\":[\"a cat\",\"two dogs\"]},"
            + "\"parameters\":{\"dimension\":64,\"output_type\":\"dense&sparse\"}}";
    String ranking =
        "{\"model\":\"gte-rerank-v2\",\"input\":{\"query\":\"cats\",\"documents\":[\"the"
            + " dog\",\"cats sleep\"]},\"parameters\":{\"return_documents\":true}}";
    try (TestServer upstream = TestServer.start(Map.of());
        TestServer gateway = gateway(upstream)) {
      for (String path :
          List.of(
              "/api/v1/services/embeddings/text-embedding/text-embedding",
              "/api/v1/services/rerank/text-rerank/text-rerank")) {
        String request = path.contains("rerank") ? ranking : vectors;
        JsonNode passed = Api.of(gateway).now(path, request).output();
        JsonNode direct = Api.of(upstream).now(path, request).output();

        assertThat(passed.path("embeddings")).isEqualTo(direct.path("embeddings"));
        assertThat(passed.path("results")).isEqualTo(direct.path("results"));
        assertThat(passed.path("embeddings").size() + passed.path("results").size())
            .as(Json.text(passed))
            .isEqualTo(2);
        assertThat(passed.path("note").isMissingNode()).as("no offline engine answered").isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "address"})
  void bringsThroughAnEditOfAPictureThatOnlyWeCanReach(String how) throws Exception {
    try (LocalWeb web = LocalWeb.start();
        TestServer upstream = TestServer.scripted("[{after: 1ms}]", Map.of());
        TestServer gateway = gateway(upstream, "['%s']".formatted(web.place()))) {
      String picture =
          how.equals("data")
              ? "data:image/png;base64," + Base64.getEncoder().encodeToString(Drawings.ball())
              : web.put("/ball.png", Drawings.ball());
      Api api = Api.of(gateway);
      String task =
          api.post(
                  "/api/v1/services/aigc/image2image/image-synthesis",
                  ("{\"model\":\"wanx2.1-imageedit\",\"input\":{\"function\":\"super_resolution\","
                          + "\"prompt\":\"sharp\",\"base_image_url\":\"%s\"},\"parameters\":{\"upscale_factor\":2}}")
                      .formatted(picture))
              .output()
              .path("task_id")
              .asString();

      JsonNode output = api.ended(task).output();

      assertThat(output.path("task_status").asString())
          .as(Json.text(output))
          .isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void bringsThroughATranscription() throws Exception {
    String rules =
        "[{hear: [{text: 'Hello world.', from: 100ms, to: 900ms}, {text: 你好。, to: 1500ms}]}]";
    try (LocalWeb web = LocalWeb.start();
        TestServer upstream = TestServer.scripted(rules, Map.of());
        TestServer gateway = gateway(upstream, "['%s']".formatted(web.place()))) {
      String recording = web.put("/talk.wav", Sounds.wav(2));
      Api api = Api.of(gateway);
      String task =
          api.post(
                  "/api/v1/services/audio/asr/transcription",
                  "{\"model\":\"paraformer-v2\",\"input\":{\"file_urls\":[\"%s\"]}}"
                      .formatted(recording))
              .output()
              .path("task_id")
              .asString();

      JsonNode output = api.ended(task).output();

      String url = output.path("results").path(0).path("transcription_url").asString();
      assertThat(url).as(Json.text(output)).startsWith(gateway.url().toString());
      JsonNode document = Json.parseObject(new String(Api.download(url), StandardCharsets.UTF_8));
      assertThat(document.path("file_url").asString()).isEqualTo(recording);
      assertThat(document.at("/transcripts/0/sentences/0/text").asString())
          .isEqualTo("Hello world.");
      assertThat(document.at("/transcripts/0/sentences/1/end_time").asInt()).isEqualTo(1500);
    }
  }

  @Test
  void bringsThroughSpeech() throws Exception {
    Programs.require("espeak-ng");
    try (TestServer upstream = TestServer.start(Map.of());
        TestServer gateway = gateway(upstream)) {
      Spoken direct = said(upstream);
      Spoken passed = said(gateway);

      assertThat(passed.bytes()).isEqualTo(direct.bytes());
      assertThat(passed.sentences()).isEqualTo(direct.sentences()).isNotEmpty();
    }
  }

  private record Spoken(int bytes, List<JsonNode> sentences) {}

  private static Spoken said(TestServer server) throws InterruptedException {
    try (Socket socket = Socket.open(server)) {
      socket.run(
          "t",
          "{\"model\":\"sambert-zhichu-v1\",\"input\":{\"text\":\"今天天气很好。Hello world.\"},"
              + "\"parameters\":{\"format\":\"wav\",\"sample_rate\":16000,\"word_timestamp_enabled\":true}}");
      int bytes = 0;
      List<JsonNode> sentences = new ArrayList<>();
      while (true) {
        switch (socket.next()) {
          case Frame.Binary(byte[] piece) -> bytes += piece.length;
          case Frame.Text text when text.event().equals("result-generated") ->
              sentences.add(text.tree().at("/payload/output/sentence"));
          case Frame.Text text when text.event().equals("task-finished") -> {
            return new Spoken(bytes, sentences);
          }
          case Frame.Text text ->
              assertThat(text.event()).as(text.tree().toString()).isEqualTo("task-started");
          case Frame.Closed(int code) -> throw new AssertionError("closed with " + code);
        }
      }
    }
  }

  @Test
  void bringsThroughRecognition() throws Exception {
    String rules = "[{hear: [{text: 'Hello world.', from: 100ms, to: 900ms}]}]";
    try (TestServer upstream = TestServer.scripted(rules, Map.of());
        TestServer gateway = gateway(upstream);
        Socket socket = Socket.open(gateway)) {
      socket.run(
          "t",
          "{\"model\":\"paraformer-realtime-v2\",\"task\":\"asr\",\"input\":{},"
              + "\"parameters\":{\"format\":\"pcm\",\"sample_rate\":16000}}");
      socket.say(new byte[32_000]);
      socket.finish("t");
      List<String> heard = new ArrayList<>();
      String event = "";
      while (!event.equals("task-finished")) {
        Frame.Text text = (Frame.Text) socket.next();
        event = text.event();
        assertThat(event).as(text.tree().toString()).isNotEqualTo("task-failed");
        JsonNode sentence = text.tree().at("/payload/output/sentence");
        if (sentence.path("sentence_end").asBoolean(false)) {
          heard.add(sentence.path("text").asString());
        }
      }
      assertThat(heard).containsExactly("Hello world.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-wrong"})
  void answersWithModelUnavailableWhereTheServiceTurnsOurKeyAway(String wrong) throws Exception {
    Path key = Files.writeString(folder.resolve("wrong"), wrong);
    try (TestServer upstream = TestServer.start(Map.of());
        TestServer gateway =
            TestServer.start(
                Map.of(
                    "engines",
                    "{up: {kind: dashscope, base-url: '%s', key: {file: '%s'}}}"
                        .formatted(upstream.apiBase(), key),
                    "routes",
                    "{'*': up}"))) {
      Api.Answer answer =
          Api.of(gateway)
              .now(GENERATION, "{\"model\":\"qwen-plus\",\"input\":{\"prompt\":\"hello\"}}");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.code()).isEqualTo("ModelUnavailable");
      assertThat(Json.text(answer.body())).doesNotContain(wrong).doesNotContain("127.0.0.1");
    }
  }
}
