package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.audio.asr.transcription.Transcription;
import com.alibaba.dashscope.audio.asr.transcription.TranscriptionParam;
import com.alibaba.dashscope.audio.asr.transcription.TranscriptionQueryParam;
import com.alibaba.dashscope.audio.asr.transcription.TranscriptionResult;
import com.alibaba.dashscope.audio.asr.transcription.TranscriptionTaskResult;
import com.alibaba.dashscope.common.TaskStatus;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// The official SDK has recordings transcribed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranscriptionTest {
  private TestServer server;
  private TestServer embedded;
  private HttpServer files;

  @BeforeAll
  void start() throws IOException {
    files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    files.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] body =
              path.endsWith(".wav")
                  ? wav()
                  : "no audio at all, whatever it is called".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(path.contains("missing") ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    files.start();
    Map<String, String> fetch = Map.of("fetch.allow", "[127.0.0.0/8]");
    server =
        TestServer.scripted(
            "[{when: {file: talk}, hear: [{text: 'Hello world.', from: 100ms, to: 900ms, speaker: 1},"
                + " {text: 你好。, to: 1500ms}]},"
                + " {when: {file: broken}, fail: InternalError.Algo}]",
            fetch);
    embedded = TestServer.start(fetch);
  }

  @AfterAll
  void stop() {
    server.close();
    embedded.close();
    files.stop(0);
  }

  @BeforeEach
  void point() {
    Sdk.pointAt(server.apiBase());
  }

  /// Two seconds of a quiet tone.
  private static byte[] wav() throws IOException {
    byte[] samples = new byte[64_000];
    for (int i = 0; i < samples.length; i += 2) {
      samples[i + 1] = (byte) (i / 40 % 2 == 0 ? 8 : -8);
    }
    AudioFormat format = new AudioFormat(16_000, 16, 1, true, false);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / 2),
        AudioFileFormat.Type.WAVE,
        file);
    return file.toByteArray();
  }

  private String url(String name) {
    return "http://127.0.0.1:%d/%s".formatted(files.getAddress().getPort(), name);
  }

  private TranscriptionResult transcribed(String... names) {
    Transcription transcription = new Transcription();
    TranscriptionResult created =
        transcription.asyncCall(
            TranscriptionParam.builder()
                .apiKey(TestServer.KEY)
                .model("paraformer-v1")
                .fileUrls(List.of(names).stream().map(this::url).toList())
                .diarizationEnabled(true)
                .build());
    assertThat(created.getTaskStatus()).isEqualTo(TaskStatus.PENDING);
    return transcription.wait(query(created.getTaskId()));
  }

  private static TranscriptionQueryParam query(String task) {
    return TranscriptionQueryParam.FromTranscriptionParam(
        TranscriptionParam.builder()
            .apiKey(TestServer.KEY)
            .model("paraformer-v1")
            .fileUrls(List.of())
            .build(),
        task);
  }

  @Test
  void aTaskThatEndedIsFetchedAgain() {
    TranscriptionResult ended = transcribed("talk.wav");

    TranscriptionResult again = new Transcription().fetch(query(ended.getTaskId()));

    assertThat(again.getTaskStatus()).isEqualTo(TaskStatus.SUCCEEDED);
    assertThat(again.getResults().getFirst().getFileUrl()).isEqualTo(url("talk.wav"));
  }

  @Test
  void aRecordingBecomesADocument() {
    TranscriptionResult result = transcribed("talk.wav");

    assertThat(result.getTaskStatus()).isEqualTo(TaskStatus.SUCCEEDED);
    TranscriptionTaskResult file = result.getResults().getFirst();
    assertThat(file.getSubTaskStatus()).isEqualTo(TaskStatus.SUCCEEDED);
    assertThat(file.getFileUrl()).isEqualTo(url("talk.wav"));
    assertThat(result.toString()).contains("usage={\"duration\":2}");
    JsonNode document = Json.mapper().readTree(Api.download(file.getTranscriptionUrl()));
    assertThat(document.path("properties").toString())
        .isEqualTo(
            "{\"audio_format\":\"pcm_s16le\",\"channels\":[0],\"original_sampling_rate\":16000,"
                + "\"original_duration_in_milliseconds\":2000}");
    assertThat(document.at("/transcripts/0/text").asString()).isEqualTo("Hello world. 你好。");
    assertThat(document.at("/transcripts/0/content_duration_in_milliseconds").asInt())
        .isEqualTo(1400);
    assertThat(document.at("/transcripts/0/sentences/0").toString())
        .isEqualTo(
            "{\"begin_time\":100,\"end_time\":900,\"text\":\"Hello world.\",\"sentence_id\":1,\"speaker_id\":1,"
                + "\"words\":[{\"begin_time\":100,\"end_time\":500,\"text\":\"Hello \",\"punctuation\":\"\"},"
                + "{\"begin_time\":500,\"end_time\":900,\"text\":\"world\",\"punctuation\":\".\"}]}");
  }

  @Test
  void oneOfThreeIsEnough() {
    TranscriptionResult result = transcribed("broken.wav", "some_other-name.wav", "missing.mp3");

    assertThat(result.getTaskStatus()).isEqualTo(TaskStatus.SUCCEEDED);
    assertThat(result.getMetrics().getTotal()).isEqualTo(3);
    assertThat(result.getMetrics().getSucceeded()).isEqualTo(1);
    assertThat(result.getMetrics().getFailed()).isEqualTo(2);
    assertThat(result.getResults())
        .extracting(TranscriptionTaskResult::getSubTaskStatus)
        .containsExactly(TaskStatus.FAILED, TaskStatus.SUCCEEDED, TaskStatus.FAILED);
    assertThat(result.getResults().get(2).getMessage())
        .startsWith("The audio file cannot be downloaded.");
    JsonNode document =
        Json.mapper().readTree(Api.download(result.getResults().get(1).getTranscriptionUrl()));
    assertThat(document.at("/transcripts/0/text").asString()).isEqualTo("some other name");
  }

  @Test
  void whenAllFailSoDoesTheTask() {
    TranscriptionResult result = transcribed("missing.wav", "text.mp3");

    assertThat(result.getTaskStatus()).isEqualTo(TaskStatus.FAILED);
    assertThat(result.toString()).contains("\"code\":\"InvalidFile.DownloadFailed\"");
    assertThat(result.getResults())
        .extracting(TranscriptionTaskResult::getMessage)
        .satisfiesExactly(
            m -> assertThat(m).startsWith("The audio file cannot be downloaded."),
            m -> assertThat(m).startsWith("Input file format is not supported."));
  }

  @Test
  void withoutAModelNothingIsRecognised() {
    Sdk.pointAt(embedded.apiBase());
    TranscriptionResult result = transcribed("talk.wav", "text.mp3");

    assertThat(result.getTaskStatus()).isEqualTo(TaskStatus.FAILED);
    assertThat(result.toString()).contains("\"code\":\"ModelUnavailable\"");
    assertThat(result.getResults().get(1).getMessage())
        .startsWith("Input file format is not supported.");
  }
}
