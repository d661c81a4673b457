package io.openbailian.conformance.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.Socket;
import io.openbailian.conformance.Socket.Frame;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The rules of the protocol, whoever the engine is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketRulesTest {
  private static final String SPEAK =
      """
      {"model":"sambert-zhichu-v1","task_group":"audio","task":"tts","function":"SpeechSynthesizer",
       "input":{"text":"%s"},"parameters":{"format":"pcm","sample_rate":16000%s}}
      """;
  private static final String HEAR =
      """
      {"model":"paraformer-realtime-v1","task_group":"audio","task":"asr","function":"recognition",
       "input":{},"parameters":{"format":"pcm","sample_rate":16000}}
      """;

  private TestServer server;

  @BeforeAll
  void start() {
    server =
        TestServer.scripted(
            "[{when: {prompt: broken}, fail: InternalError.Algo},"
                + " {when: {prompt: hang}, hang: true},"
                + " {when: {operation: speech_recognition}, hear: ['Hello world.', 你好。]}]",
            Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static String speak(String text) {
    return SPEAK.formatted(text, "");
  }

  private static List<String> events(List<Frame> frames) {
    return frames.stream()
        .map(frame ->
            switch (frame) {
              case Frame.Text text -> text.event();
              case Frame.Binary _ -> "audio";
              case Frame.Closed(int code) -> "closed " + code;
            })
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api-ws/v1/inference", "/api-ws/v1/inference/"})
  void speechComesBetweenItsBeginningAndItsEnd(String path) throws InterruptedException {
    try (Socket socket = Socket.open(server, path, "bearer " + TestServer.KEY)) {
      socket.run("t1", speak("hello"));
      List<Frame> frames = socket.untilEnd();

      assertThat(events(frames)).containsExactly("task-started", "audio", "task-finished");
      JsonNode started = ((Frame.Text) frames.getFirst()).tree();
      JsonNode finished = ((Frame.Text) frames.getLast()).tree();
      assertThat(started.toString())
          .isEqualTo(
              "{\"header\":{\"task_id\":\"t1\",\"event\":\"task-started\",\"attributes\":{}},\"payload\":{}}");
      assertThat(finished.path("payload").toString())
          .isEqualTo("{\"output\":null,\"usage\":{\"characters\":5}}");
      assertThat(bytes(frames)).isEqualTo(5 * 60 * 16 * 2);
    }
  }

  private static int bytes(List<Frame> frames) {
    return frames.stream()
        .mapToInt(frame -> frame instanceof Frame.Binary(byte[] bytes) ? bytes.length : 0)
        .sum();
  }

  @Test
  void timesComeWithTheWordsThatAskedForThem() throws InterruptedException {
    try (Socket socket = Socket.open(server)) {
      socket.run("t1", SPEAK.formatted("你好", ",\"word_timestamp_enabled\":true"));
      List<Frame> frames = socket.untilEnd();

      JsonNode sentence =
          frames.stream()
              .filter(
                  frame -> frame instanceof Frame.Text t && t.event().equals("result-generated"))
              .map(frame -> ((Frame.Text) frame).tree().at("/payload/output/sentence"))
              .findFirst()
              .orElseThrow();
      assertThat(sentence.toString())
          .isEqualTo(
              "{\"index\":0,\"begin_time\":0,\"end_time\":120,\"words\":["
                  + "{\"text\":\"你\",\"begin_time\":0,\"end_time\":60,\"begin_index\":0,\"end_index\":1},"
                  + "{\"text\":\"好\",\"begin_time\":60,\"end_time\":120,\"begin_index\":1,\"end_index\":2}]}");
    }
  }

  @Test
  void speechIsHeardWhileItIsSaid() throws InterruptedException {
    try (Socket socket = Socket.open(server)) {
      socket.run("r1", HEAR);
      for (int i = 0; i < 21; i++) {
        socket.say(new byte[3200]); // a tenth of a second
      }
      socket.finish("r1");
      List<Frame> frames = socket.untilEnd();

      List<JsonNode> sentences =
          frames.stream()
              .filter(
                  frame -> frame instanceof Frame.Text t && t.event().equals("result-generated"))
              .map(frame -> ((Frame.Text) frame).tree().path("payload"))
              .toList();
      assertThat(events(frames))
          .containsExactly("task-started", "result-generated", "task-finished");
      assertThat(sentences)
          .extracting(s -> s.at("/output/sentence/text").asString())
          .containsExactly("Hello", "Hello world.", "你", "你好。");
      assertThat(sentences.getFirst().toString())
          .isEqualTo(
              "{\"output\":{\"sentence\":{\"sentence_id\":1,\"begin_time\":0,\"end_time\":null,\"text\":\"Hello\","
                  + "\"heartbeat\":false,\"sentence_end\":false,\"words\":[]}},\"usage\":null}");
      assertThat(sentences.get(1).toString())
          .isEqualTo(
              "{\"output\":{\"sentence\":{\"sentence_id\":1,\"begin_time\":0,\"end_time\":1000,\"text\":\"Hello world.\","
                  + "\"heartbeat\":false,\"sentence_end\":true,\"words\":["
                  + "{\"begin_time\":0,\"end_time\":500,\"text\":\"Hello \",\"punctuation\":\"\",\"fixed\":false},"
                  + "{\"begin_time\":500,\"end_time\":1000,\"text\":\"world\",\"punctuation\":\".\",\"fixed\":false}]}},"
                  + "\"usage\":{\"duration\":1}}");
      assertThat(((Frame.Text) frames.getLast()).tree().path("payload").toString())
          .isEqualTo("{\"output\":{},\"usage\":null}");
    }
  }

  @Test
  void tasksFollowEachOther() throws InterruptedException {
    try (Socket socket = Socket.open(server)) {
      for (String id : List.of("a", "b", "c")) {
        socket.run(id, speak("hi"));
        List<Frame> frames = socket.untilEnd();

        assertThat(events(frames)).containsExactly("task-started", "audio", "task-finished");
        assertThat(((Frame.Text) frames.getLast()).tree().at("/header/task_id").asString())
            .isEqualTo(id);
      }
      assertThat(socket.closed()).isEqualTo(1000);
    }
  }

  @Test
  void aSecondTaskIsRefusedWhileOneRuns(@TempDir Path data) throws InterruptedException {
    JumpingTime time = JumpingTime.slow();
    try (TestServer slow =
            TestServer.startOn(data, TestServer.script("[{after: 17s}]", Map.of()), time);
        Socket socket = Socket.open(slow)) {
      socket.run("first", speak("slow"));
      JsonNode started = socket.nextText();
      socket.run("second", speak("hi"));
      JsonNode refused = socket.nextText();
      assertThat(started.at("/header/task_id").asString()).isEqualTo("first");
      assertThat(refused.at("/header/task_id").asString()).isEqualTo("second");
      assertThat(refused.at("/header/event").asString()).isEqualTo("task-failed");
      assertThat(refused.at("/header/error_code").asString()).isEqualTo("InvalidParameter");
      time.jumpOver(Duration.ofSeconds(17));
      assertThat(events(socket.untilEnd())).containsExactly("audio", "task-finished");
    }
  }

  @Test
  void aKeyIsNeededBeforeThereIsASocket() {
    assertThat(Socket.refusal(server, Socket.PATH, "")).isEqualTo(401);
    assertThat(Socket.refusal(server, Socket.PATH, "Bearer sk-wrong")).isEqualTo(401);
    assertThat(Socket.refusal(server, Socket.PATH, "BEARER " + TestServer.KEY)).isEqualTo(101);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "hello | '' | InvalidParameter | Required body invalid",
        "[1] | '' | InvalidParameter | Required body invalid",
        "{} | '' | InvalidParameter | Missing required parameter 'header.task_id'! Please follow the protocol!",
        "{\"header\":{\"task_id\":\"x\"}} | x | InvalidParameter | Missing required parameter 'header.action'",
        "{\"header\":{\"task_id\":\"x\",\"action\":\"run-task\"}} | x | InvalidParameter | Missing required parameter 'payload'",
        "{\"header\":{\"task_id\":\"x\",\"action\":\"run-task\"},\"payload\":{}} | x | InvalidParameter | Missing required parameter 'payload.model'! Please follow the protocol!",
        "{\"header\":{\"task_id\":\"x\",\"action\":\"run-task\"},\"payload\":{\"model\":\"nobody\"}} | x | ModelNotFound | Model can not be found.",
        "{\"header\":{\"task_id\":\"x\",\"action\":\"run-task\"},\"payload\":{\"model\":\"qwen-image\"}} | x | InvalidParameter | url error",
        "{\"header\":{\"task_id\":\"x\",\"action\":\"run-task\"},\"payload\":{\"model\":\"sambert-en-v1\",\"input\":{\"text\":\"\"}}} | x | InvalidParameter | text is empty",
        "{\"header\":{\"task_id\":\"x\",\"action\":\"run-task\"},\"payload\":{\"model\":\"sambert-en-v1\",\"input\":{\"text\":\"a\"},\"parameters\":{\"sample_rate\":12345}}} | x | InvalidParameter | sample_rate should be one of [8000, 16000, 22050, 24000, 44100, 48000]",
        "{\"header\":{\"task_id\":\"x\",\"action\":\"run-task\"},\"payload\":{\"model\":\"paraformer-v1\",\"input\":{},\"parameters\":{\"sample_rate\":16000}}} | x | InvalidParameter | Field required: parameters.format",
      })
  void aBadMessageIsAnsweredInItsHeaderAndEndsTheConnection(
      String message, String id, String code, String sentence) throws InterruptedException {
    try (Socket socket = Socket.open(server)) {
      socket.say(message);
      JsonNode failed = socket.nextText();

      assertThat(failed.at("/header/event").asString()).isEqualTo("task-failed");
      assertThat(failed.at("/header/task_id").asString()).isEqualTo(id);
      assertThat(failed.at("/header/error_code").asString()).isEqualTo(code);
      assertThat(failed.at("/header/error_message").asString()).startsWith(sentence);
      assertThat(failed.path("payload").isObject()).isTrue();
      assertThat(socket.closed()).isIn(1000, 1008);
    }
  }

  @Test
  void anEngineThatFailsSaysSo() throws InterruptedException {
    try (Socket socket = Socket.open(server)) {
      socket.run("x", speak("broken"));
      List<Frame> frames = socket.untilEnd();

      assertThat(events(frames)).containsExactly("task-started", "task-failed");
      assertThat(((Frame.Text) frames.getLast()).tree().at("/header/error_code").asString())
          .isEqualTo("InternalError.Algo");
      assertThat(socket.closed()).isEqualTo(1000);
    }
  }

  @Test
  void aClientThatGoesStopsItsTask() throws Exception {
    for (int i = 0; i < 20; i++) {
      Socket socket = Socket.open(server);
      socket.run("x", speak("hang"));
      assertThat(socket.nextText().at("/header/event").asString()).isEqualTo("task-started");
      socket.close();
    }
    Eventually.holds(
        "no socket is open", () -> Metrics.of(server).value("openbailian_sockets_open") == 0.0);
  }
}
