package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What one server recorded another plays, with no engine behind it.
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class RecordingsTest {
  private static final String CHAT = "/compatible-mode/v1/chat/completions";
  private static final String PICTURES = "\"n\":2,\"size\":\"512*512\",\"seed\":7";

  @TempDir private Path folder;

  private Path recordings() {
    return folder.resolve("recordings");
  }

  private TestServer recording() {
    return TestServer.start(
        Map.of(
            "engines",
            "{taped: {kind: record, folder: '%s', engine: {kind: scripted, rules: [{when: {prompt: forbidden}, fail: DataInspectionFailed}, {when: {prompt: slow}, after: 700ms}, {after: 1ms}]}}}"
                .formatted(recordings()),
            "routes",
            "{'*': taped}"));
  }

  private TestServer playing(int speed) {
    return TestServer.start(
        Map.of(
            "engines",
            "{tape: {kind: replay, folder: '%s', speed: %d}}".formatted(recordings(), speed),
            "routes",
            "{'*': tape}"));
  }

  /// An answer without what differs each time.
  private static String plain(String answer) {
    return answer
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
        .replaceAll("chatcmpl-[0-9a-zA-Z-]+", "ID")
        .replaceAll("http://127.0.0.1:\\d+/results/[^\"]+", "URL")
        .replaceAll("\"created\":\\d+", "\"created\":0")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}", "TIME");
  }

  private static String stream(TestServer server, String said) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + CHAT))
            .header("Authorization", "Bearer " + TestServer.KEY)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"model\":\"qwen-plus\",\"seed\":1,\"stream\":true,\"stream_options\":{\"include_usage\":true},\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                        .formatted(said)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  /// What a client gets of a task: its answer, and its pictures.
  private record Ended(String answer, List<byte[]> pictures) {
    static Ended of(TestServer server, String prompt) throws Exception {
      Api api = Api.of(server);
      JsonNode answer = api.ended(api.submit(prompt, PICTURES)).body();
      return new Ended(
          plain(Json.text(answer)),
          answer.path("output").path("results").values().stream()
              .map(result -> result.path("url").asString(""))
              .filter(url -> !url.isEmpty())
              .map(Api::download)
              .map(RecordingsTest::pixels)
              .toList());
    }
  }

  /// The picture without its label, which names its task.
  private static byte[] pixels(byte[] png) {
    try {
      var image = ImageIO.read(new ByteArrayInputStream(png));
      int[] all =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      return Arrays.toString(all).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void playsWhatWasRecordedByteForByte() throws Exception {
    String text;
    Ended cat;
    Ended refused;
    try (TestServer server = recording()) {
      text = stream(server, "hello");
      cat = Ended.of(server, "a cat");
      refused = Ended.of(server, "forbidden");
    }
    try (TestServer server = playing(0)) {
      assertThat(plain(stream(server, "hello"))).isEqualTo(plain(text));
      Ended again = Ended.of(server, "a cat");
      assertThat(again.answer()).isEqualTo(cat.answer());
      assertThat(again.pictures()).hasSameSizeAs(cat.pictures());
      for (int i = 0; i < cat.pictures().size(); i++) {
        assertThat(again.pictures().get(i)).isEqualTo(cat.pictures().get(i));
      }
      assertThat(Ended.of(server, "forbidden").answer()).isEqualTo(refused.answer());
      assertThat(refused.answer()).contains("DataInspectionFailed");
    }
  }

  @Test
  void saysWhatIsNearestToWhatWasNeverRecorded() throws Exception {
    try (TestServer server = recording()) {
      String _ = stream(server, "hello");
      Ended _ = Ended.of(server, "a cat");
    }
    try (TestServer server = playing(0)) {
      Api api = Api.of(server);
      JsonNode failed = api.ended(api.submit("a dog", PICTURES)).output();

      assertThat(failed.path("task_status").asString()).isEqualTo("FAILED");
      assertThat(failed.path("message").asString())
          .contains("never recorded")
          .contains("text2image-wan2.2-t2i-flash-a-cat")
          .contains("/values/prompt: recorded \"a cat\", asked \"a dog\"")
          .doesNotContain(folder.toString());
    }
  }

  @Test
  void takesItsTime() throws Exception {
    try (TestServer server = recording()) {
      Ended _ = Ended.of(server, "slow");
    }
    List<String> lines;
    try (Stream<Path> all = Files.walk(recordings())) {
      Path events = all.filter(file -> file.endsWith("events.jsonl")).findFirst().orElseThrow();
      lines = Files.readAllLines(events);
    }
    assertThat(Json.parseObject(lines.getLast()).path("at").asInt())
        .as("the times of what happened stand there")
        .isGreaterThanOrEqualTo(700);
    try (TestServer server = playing(1_000_000)) {
      assertThat(Ended.of(server, "slow").answer()).contains("SUCCEEDED");
    }
  }

  @Test
  void keepsNoKeyAndIsForItsOwnerAlone() throws Exception {
    try (TestServer server = recording()) {
      Ended _ = Ended.of(server, "a cat");
    }
    try (Stream<Path> all = Files.walk(recordings())) {
      for (Path file : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .matches("rw[x-]------");
        if (Files.isRegularFile(file)) {
          assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
              .doesNotContain(TestServer.KEY);
        }
      }
    }
  }
}
