package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.CapturedLog;
import io.openbailian.conformance.TestServer;
import io.openbailian.server.ServerStartException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an operator's list forbids goes neither in nor out, at any door, and nobody but the
/// operator learns which line it was.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectionTest {
  private static final String CHAT = "/compatible-mode/v1/chat/completions";
  private static final String TEXT = "/api/v1/services/aigc/text-generation/generation";
  private static final String INPUT = "Input data may contain inappropriate content.";
  private static final String OUTPUT = "Output data may contain inappropriate content.";

  private Path folder = Path.of("");
  private final HttpClient http = HttpClient.newHttpClient();
  private TestServer server;
  private Api api;

  @BeforeAll
  void start(@TempDir Path made) throws IOException {
    folder = made;
    Path list =
        Files.writeString(folder.resolve("list.txt"), "# forbidden\n禁词\nforbidden\n3 4 5\n");
    server = TestServer.start(Map.of("inspection", list.toString()));
    api = Api.of(server);
  }

  @AfterAll
  void stop() {
    server.close();
    http.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        CHAT
            + " | {\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"a Forbidden word\"}]}",
        CHAT
            + " | {\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"禁 词\"}]}]}",
        CHAT
            + " | {\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"system\",\"content\":\"f0rbidden\"},{\"role\":\"user\",\"content\":\"hi\"}]}",
        TEXT + " | {\"model\":\"qwen-plus\",\"input\":{\"prompt\":\"禁*词\"}}",
        TEXT + " | {\"model\":\"qwen-plus\",\"input\":{\"prompt\":\"data:;base64,forbidden\"}}",
        "/api/v1/services/embeddings/text-embedding/text-embedding | {\"model\":\"text-embedding-v4\",\"input\":{\"texts\":[\"ok\",\"forbidden\"]}}",
        "/api/v1/services/aigc/multimodal-generation/generation | {\"model\":\"qwen-image\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"ｆｏｒｂｉｄｄｅｎ\"}]}]}}",
      })
  void whatIsForbiddenIsNotTakenIn(String path, String body) {
    Api.Answer answer = api.now(path, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().toString()).contains(INPUT).doesNotContain("line", "禁词");
    assertThat(answer.body().toString()).containsAnyOf("DataInspectionFailed", "data_inspection");
  }

  @Test
  void aTaskWithAForbiddenPromptIsNone() {
    Api.Answer refused = api.create("a forbidden cat", "");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("DataInspectionFailed");
    assertThat(api.create("a cat that nobody forbids", "\"n\":1").status()).isEqualTo(200);
    assertThat(
            api.post(
                    "/api/v1/services/aigc/text2image/image-synthesis",
                    "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"a cat\",\"negative_prompt\":\"f o r b i d d e n\"}}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void theOperatorLearnsWhichLineItWas() {
    try (CapturedLog log = CapturedLog.of("io.openbailian.server.inspection")) {
      assertThat(api.create("禁词", "").status()).isEqualTo(400);

      assertThat(log.about("line 2 ")).isNotEmpty().first().asString().contains("key=", "wan2.2");
      assertThat(log.about("禁词")).isEmpty();
    }
  }

  @Test
  void anAnswerThatMayNotBeGivenIsRefusedWhole() {
    Api.Answer chat =
        api.now(
            CHAT,
            "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"Count to 5\"}]}");

    assertThat(chat.status()).isEqualTo(400);
    assertThat(chat.body().toString()).contains(OUTPUT).doesNotContain("1, 2");
    assertThat(
            api.now(
                    CHAT,
                    "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"Count to 4\"}]}")
                .body()
                .toString())
        .contains("1, 2, 3, 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        CHAT
            + " | {\"model\":\"qwen-plus\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Count from 1 to 9\"}]}",
        TEXT
            + " | {\"model\":\"qwen-plus\",\"input\":{\"prompt\":\"Count from 1 to 9\"},\"parameters\":{\"incremental_output\":true}}",
      })
  void aStreamEndsBeforeWhatMayNotBeSaid(String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", "Bearer " + TestServer.KEY)
                .header("Content-Type", "application/json")
                .header("X-DashScope-SSE", "enable")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.body()).contains(OUTPUT);
    assertThat(said(answer.body())).doesNotContain("3, 4", "5");
  }

  /// The pieces of an answer, put together.
  private static String said(String stream) {
    StringBuilder said = new StringBuilder();
    for (String line : stream.lines().toList()) {
      int at = line.indexOf("\"content\":\"");
      at = at < 0 ? line.indexOf("\"text\":\"") : at;
      if (at >= 0) {
        int from = line.indexOf(":\"", at) + 2;
        said.append(line, from, line.indexOf('"', from));
      }
    }
    return said.toString();
  }

  @Test
  void aListThatCannotBeReadKeepsTheServerFromStarting() {
    String file = folder.resolve("none.txt").toString();

    assertThatThrownBy(() -> TestServer.start(Map.of("inspection", file)).close())
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining(file + " cannot be read");
  }
}
