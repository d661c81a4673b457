package io.openbailian.conformance.wire;

import io.openbailian.conformance.Socket;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tasks of WebSockets, frame by frame, byte for byte.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketGoldenTest {
  private static final String RUN =
      """
      {"header":{"action":"run-task","task_id":"2bf83b9abaeb4fda8d9a000000000001","streaming":"%s"},
       "payload":{"model":"%s","task_group":"audio","task":"%s","function":"%s",
       "input":%s,"parameters":%s}}\
      """;
  private static final String FINISH =
      """
      {"header":{"action":"finish-task","task_id":"2bf83b9abaeb4fda8d9a000000000001","streaming":"duplex"},
       "payload":{"input":{}}}\
      """;
  private static final byte[] HALF_A_SECOND = new byte[16_000];

  private TestServer server;

  @BeforeAll
  void start() {
    server =
        TestServer.scripted(
            "[{when: {prompt: hang}, hang: true}, {when: {prompt: broken}, fail: InternalError.Algo},"
                + " {when: {prompt: forbidden}, fail: DataInspectionFailed},"
                + " {when: {operation: speech_recognition}, hear: ['Hello world.', 你好。]}]",
            Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static String speak(String text, String parameters) {
    return RUN.formatted(
        "out",
        "sambert-zhichu-v1",
        "tts",
        "SpeechSynthesizer",
        "{\"text\":\"%s\"}".formatted(text),
        parameters);
  }

  private static String listen(String model, String parameters) {
    return RUN.formatted("duplex", model, "asr", "recognition", "{}", parameters);
  }

  static Stream<Arguments> tasks() {
    return Stream.of(
        Arguments.of("speech-wav", speak("你好", "{\"format\":\"wav\",\"sample_rate\":16000}")),
        Arguments.of("speech-pcm", speak("hello", "{\"format\":\"pcm\",\"sample_rate\":16000}")),
        Arguments.of(
            "speech-with-words",
            speak("你好", "{\"format\":\"pcm\",\"word_timestamp_enabled\":true}")),
        Arguments.of(
            "speech-with-phonemes",
            speak(
                "你好",
                "{\"format\":\"pcm\",\"word_timestamp_enabled\":true,\"phoneme_timestamp_enabled\":true}")),
        Arguments.of(
            "speech-with-unknown-parameters",
            speak("hi", "{\"format\":\"pcm\",\"stream\":true,\"pre_task_id\":\"x\"}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tasks")
  void isSpoken(String name, String run) throws InterruptedException {
    try (Conversation conversation = new Conversation(server)) {
      conversation.say(run).hearToTheEnd().check(name);
    }
  }

  @Test
  void aSecondTaskAfterTheFirst() throws InterruptedException {
    String run = speak("hi", "{\"format\":\"pcm\",\"sample_rate\":16000}");
    try (Conversation conversation = new Conversation(server)) {
      conversation.say(run).hearToTheEnd().say(run).hearToTheEnd().hear().check("two-tasks");
    }
  }

  @Test
  void isHeardWhileItIsSaid() throws InterruptedException {
    String run = listen("paraformer-realtime-v1", "{\"format\":\"pcm\",\"sample_rate\":16000}");
    try (Conversation conversation = new Conversation(server)) {
      conversation
          .say(run)
          .hear()
          .say(HALF_A_SECOND)
          .hear()
          .say(HALF_A_SECOND)
          .hear()
          .say(FINISH)
          .hearToTheEnd()
          .hear()
          .check("recognition");
    }
  }

  @Test
  void isHeardThoughItWasSaidBeforeTheTaskHadBegun() throws InterruptedException {
    String run = listen("paraformer-v1", "{\"format\":\"pcm\",\"sample_rate\":16000}");
    try (Conversation conversation = new Conversation(server)) {
      conversation
          .say(run)
          .say(HALF_A_SECOND)
          .say(HALF_A_SECOND)
          .say(FINISH)
          .hearToTheEnd()
          .check("recognition-of-early-frames");
    }
  }

  @Test
  void aSecondTaskBesideTheFirst() throws InterruptedException {
    String second = speak("hi", "{\"format\":\"pcm\"}").replace("000001", "000002");
    try (Conversation conversation = new Conversation(server)) {
      conversation
          .say(speak("hang", "{\"format\":\"pcm\"}"))
          .hear()
          .say(second)
          .hear()
          .check("refused-second-task");
    }
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of("failed", speak("broken", "{}")),
        Arguments.of("failed-by-inspection", speak("forbidden", "{}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void fails(String name, String run) throws InterruptedException {
    try (Conversation conversation = new Conversation(server)) {
      conversation.say(run).hearToTheEnd().hear().check(name);
    }
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("refused-no-json", "hello"),
        Arguments.of("refused-no-task-id", "{\"header\":{\"action\":\"run-task\"}}"),
        Arguments.of("refused-no-action", "{\"header\":{\"task_id\":\"x\"},\"payload\":{}}"),
        Arguments.of(
            "refused-no-payload", "{\"header\":{\"task_id\":\"x\",\"action\":\"run-task\"}}"),
        Arguments.of(
            "refused-no-model",
            "{\"header\":{\"task_id\":\"x\",\"action\":\"run-task\"},\"payload\":{\"input\":{\"text\":\"hi\"}}}"),
        Arguments.of(
            "refused-unknown-model", speak("hi", "{}").replace("sambert-zhichu-v1", "no-such")),
        Arguments.of(
            "refused-model-of-another-path",
            speak("hi", "{}").replace("sambert-zhichu-v1", "wan2.2-t2i-flash")),
        Arguments.of("refused-empty-text", speak("", "{}")),
        Arguments.of("refused-sample-rate", speak("hi", "{\"sample_rate\":12345}")),
        Arguments.of("refused-format", speak("hi", "{\"format\":\"flac\"}")),
        Arguments.of("refused-volume", speak("hi", "{\"volume\":101}")),
        Arguments.of("refused-rate", speak("hi", "{\"rate\":3}")),
        Arguments.of(
            "refused-recognition-without-format",
            listen("paraformer-v1", "{\"sample_rate\":16000}")),
        Arguments.of(
            "refused-recognition-of-an-unknown-format",
            listen("paraformer-v1", "{\"format\":\"midi\",\"sample_rate\":16000}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void isRefused(String name, String message) throws InterruptedException {
    try (Conversation conversation = new Conversation(server)) {
      conversation.say(message).hear().hear().check(name);
    }
  }

  @Test
  void audioBeforeATaskIsRefused() throws InterruptedException {
    try (Conversation conversation = new Conversation(server)) {
      conversation.say(new byte[10]).hear().hear().check("refused-audio-before-a-task");
    }
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        Arguments.of("sockets/no-key", ""),
        Arguments.of("sockets/wrong-key", "Authorization: bearer sk-wrong\n"));
  }

  /// The SDK shows the reason phrase to its user.
  @ParameterizedTest(name = "{0}")
  @MethodSource("keys")
  void aConnectionWithoutAKeyIsRefused(String name, String header) throws IOException {
    String request =
        """
        GET %s HTTP/1.1
        Host: localhost
        %sConnection: Upgrade, close
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        """
            .formatted(Socket.PATH, header);
    byte[] bytes = (request + "\n").replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    RawHttp http = new RawHttp(server.url());
    Golden.check(name, request, http.exchange(bytes));
  }
}
