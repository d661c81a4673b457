package io.openbailian.conformance.wire;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.Sounds;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Recordings that are transcribed: the task, its end, its documents and its refusals.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranscriptionGoldenTest {
  private static final String PATH = "/api/v1/services/audio/asr/transcription";
  private static final String BODY =
      "{\"model\":\"paraformer-v1\",\"input\":{\"file_urls\":[%s]},\"parameters\":%s}";

  private TestServer server;
  private LocalWeb web;
  private String talk;
  private String text;
  private String missing;

  @BeforeAll
  void start() {
    web = LocalWeb.start();
    talk = "\"" + web.put("/talk.wav", Sounds.wav(2)) + "\"";
    text = "\"" + web.put("/text.mp3", "no audio at all".getBytes(StandardCharsets.UTF_8)) + "\"";
    missing = talk.replace("talk", "missing");
    server =
        TestServer.scripted(
            "[{when: {file: talk}, hear: [{text: 'Hello world.', from: 100ms, to: 900ms, speaker: 1},"
                + " {text: 你好。, to: 1500ms}]}]",
            Map.of("fetch.allow", "[%s]".formatted(web.place())));
  }

  @AfterAll
  void stop() {
    server.close();
    web.close();
  }

  private void ends(String name, String files, String parameters) throws Exception {
    TaskExchange.check("transcription/" + name, server, PATH, BODY.formatted(files, parameters));
  }

  @Test
  void ofOneRecording() throws Exception {
    ends("one", talk, "{\"channel_id\":[0],\"diarization_enabled\":true}");
  }

  @Test
  void ofThreeOfWhichOneIsHeard() throws Exception {
    ends("partial", String.join(",", missing, talk, text), "{}");
  }

  @Test
  void ofNothingThatCouldBeHeard() throws Exception {
    ends("none", String.join(",", missing, text), "{}");
  }

  @Test
  void theDocument() throws Exception {
    Api api = Api.of(server);
    Api.Answer created = api.post(PATH, BODY.formatted(talk, "{}"));
    Api.Answer ended = api.ended(created.output().path("task_id").asString());
    String address = ended.output().at("/results/0/transcription_url").asString();
    URI url = URI.create(address);
    String request =
        "GET %s?%s HTTP/1.1\n\n".formatted(url.getRawPath(), String.valueOf(url.getRawQuery()));
    RawHttp.Answer answer = new RawHttp(server.url()).send(request);

    Golden.check("transcription/document", "GET {{transcription_url}} HTTP/1.1\n", answer);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("refused-no-files", "{\"model\":\"paraformer-v1\",\"input\":{}}"),
        Arguments.of("refused-empty-list", BODY.formatted("", "{}")),
        Arguments.of("refused-no-address", BODY.formatted("\"talk.wav\"", "{}")),
        Arguments.of(
            "refused-too-many",
            BODY.formatted(String.join(",", Collections.nCopies(101, "\"http://a/b.wav\"")), "{}")),
        Arguments.of(
            "refused-channel", BODY.formatted("\"http://a/b.wav\"", "{\"channel_id\":\"left\"}")),
        Arguments.of(
            "refused-speakers",
            BODY.formatted(
                "\"http://a/b.wav\"", "{\"diarization_enabled\":true,\"speaker_count\":1}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void isRefused(String name, String body) throws IOException {
    String head =
        "POST %s HTTP/1.1\nAuthorization: Bearer %s\nX-DashScope-Async: enable\n\n"
            .formatted(PATH, TestServer.KEY);
    RawHttp.Answer answer = new RawHttp(server.url()).send(head + body);
    Golden.check(
        "transcription/" + name,
        (head + body).replaceAll("(\"http://a/b.wav\",){90,}", "…,"),
        answer);
  }
}
