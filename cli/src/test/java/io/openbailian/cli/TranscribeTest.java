package io.openbailian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.cli.output.WavLength;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscribeTest {
  private static final String SUBMIT = "POST /api/v1/services/audio/asr/transcription";
  private static final String TASK = "GET /api/v1/tasks/t-1";
  private static final String DOCUMENT =
      """
      {"file_url":"https://example.com/talk.mp3","transcripts":[{"channel_id":0,"text":"Hello world. 你好。",
       "sentences":[{"begin_time":100,"end_time":3820,"text":"Hello world.","sentence_id":1,"speaker_id":1},
                    {"begin_time":3723004,"end_time":3724005,"text":"你好。","sentence_id":2}]}]}
      """;
  private static final String URL = "https://example.com/talk.mp3";

  @TempDir Path folder;
  private FakeService service;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    service = new FakeService();
    service.json(SUBMIT, 200, FakeService.task("PENDING", ""));
    service.json("GET /r/talk.json", 200, DOCUMENT);
    results(
        "{\"file_url\":\"%s\",\"transcription_url\":\"ROOT/r/talk.json\",\"subtask_status\":\"SUCCEEDED\"}"
            .formatted(URL));
    shell = new Shell(folder).at(service).withAllModels();
  }

  private void results(String results) {
    service.json(
        TASK,
        200,
        FakeService.task(
            "SUCCEEDED",
            ",\"results\":[%s]".formatted(results.replace("ROOT", service.root().toString()))));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void printsWhatARecordingSays() {
    int exit = shell.run("transcribe", URL, "--channel", "0,1", "--speakers");

    assertThat(exit).isZero();
    assertThat(shell.out()).isEqualTo("Hello world. 你好。\n");
    assertThat(service.asked(SUBMIT).json().path("input").toString())
        .isEqualTo("{\"file_urls\":[\"%s\"]}".formatted(URL));
    assertThat(service.asked(SUBMIT).json().path("parameters").toString())
        .isEqualTo("{\"channel_id\":[0,1],\"diarization_enabled\":true}");
  }

  @Test
  void writesSubtitles() throws IOException {
    shell.run("transcribe", URL, "--format", "srt", "--out", "subtitles/");
    shell.run("transcribe", URL, "-o", "talk.vtt");

    assertThat(shell.out()).isEqualTo("subtitles/talk.srt\ntalk.vtt\n");
    assertThat(folder.resolve("subtitles/talk.srt"))
        .hasContent(
            """
            1
            00:00:00,100 --> 00:00:03,820
            [1] Hello world.

            2
            01:02:03,004 --> 01:02:04,005
            你好。

            """);
    assertThat(Files.readString(folder.resolve("talk.vtt")))
        .startsWith("WEBVTT\n\n00:00:00.100 --> 00:00:03.820\n[1] Hello world.\n\n");
  }

  @Test
  void printsTheDocument() {
    shell.run("transcribe", URL, "--format", "json");

    assertThat(Json.parseObject(shell.out()).at("/transcripts/0/text").asString())
        .isEqualTo("Hello world. 你好。");
  }

  @Test
  void endsWithFiveWhenARecordingFails() {
    results(
        "{\"file_url\":\"a\",\"code\":\"InvalidFile.DownloadFailed\",\"message\":\"It cannot.\",\"subtask_status\":\"FAILED\"},"
            + "{\"file_url\":\"%s\",\"transcription_url\":\"ROOT/r/talk.json\",\"subtask_status\":\"SUCCEEDED\"}"
                .formatted(URL));

    assertThat(shell.run("transcribe", "https://example.com/a.wav", URL)).isEqualTo(5);
    assertThat(shell.err())
        .contains("error: https://example.com/a.wav: InvalidFile.DownloadFailed: It cannot.");
    assertThat(shell.out()).isEqualTo("Hello world. 你好。\n");
  }

  @Test
  void refusesWhatIsNoFormatAndNoFile() {
    assertThat(shell.run("transcribe", URL, "--format", "docx")).isEqualTo(2);
    assertThat(shell.run("transcribe")).isEqualTo(2);
    assertThat(shell.run("transcribe", "nowhere.wav")).isEqualTo(2);
    assertThat(shell.run("transcribe", URL, "--channel", "left")).isEqualTo(2);
    assertThat(service.asked()).noneMatch(asked -> asked.line().startsWith("POST"));
  }

  @Test
  void theLengthOfAWavFileIsSettled() throws IOException {
    byte[] file = new byte[144];
    ByteBuffer.wrap(file)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(-1)
        .position(36)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(-1);
    Path path = Files.write(folder.resolve("a.wav"), file);

    WavLength.settle(path);

    ByteBuffer settled = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(settled.getInt(4)).isEqualTo(136);
    assertThat(settled.getInt(40)).isEqualTo(100);
  }
}
