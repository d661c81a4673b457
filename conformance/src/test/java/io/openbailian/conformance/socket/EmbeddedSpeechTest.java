package io.openbailian.conformance.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.openbailian.conformance.Programs;
import io.openbailian.conformance.Socket;
import io.openbailian.conformance.Socket.Frame;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Speech of the embedded engine, measured.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("InlineFormatString") // the script is read as one text
class EmbeddedSpeechTest {
  private static final String TEXT = "今天天气很好，我们去公园。Hello world, 再见！";

  /// Speaks a first phrase, and another only once the file `go` is there.
  private static final String WAITING =
      """
      #!/bin/sh
      cd "%s"
      mkdir first 2>/dev/null || while [ ! -e go ]; do sleep 0.02; done
      exec espeak-ng "$@"
      """;

  private TestServer server;
  private TestServer without;

  @BeforeAll
  void start() {
    server = TestServer.start(Map.of());
    without =
        TestServer.start(
            Map.of("engines", "{embedded: {kind: embedded, espeak: /nowhere/espeak-ng}}"));
  }

  @AfterAll
  void stop() {
    server.close();
    without.close();
  }

  /// What a task was answered with.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Answer(byte[] audio, List<JsonNode> sentences) {}

  private Answer say(String text, String parameters) throws InterruptedException {
    return say(server, text, parameters, () -> {});
  }

  /// @param atFirst what is done when the first audio has come
  private static Answer say(TestServer server, String text, String parameters, Runnable atFirst)
      throws InterruptedException {
    Programs.require("espeak-ng");
    try (Socket socket = Socket.open(server)) {
      socket.run(
          "t",
          "{\"model\":\"sambert-zhichu-v1\",\"input\":{\"text\":%s},\"parameters\":{%s}}"
              .formatted(Json.mapper().writeValueAsString(text), parameters));
      ByteArrayOutputStream audio = new ByteArrayOutputStream();
      List<JsonNode> sentences = new ArrayList<>();
      while (true) {
        switch (socket.next()) {
          case Frame.Binary(byte[] bytes) -> {
            if (audio.size() == 0) {
              atFirst.run();
            }
            audio.writeBytes(bytes);
          }
          case Frame.Text text1 when text1.event().equals("result-generated") ->
              sentences.add(text1.tree().at("/payload/output/sentence"));
          case Frame.Text text1 when text1.event().equals("task-finished") -> {
            return new Answer(audio.toByteArray(), sentences);
          }
          case Frame.Text text1 ->
              assertThat(text1.event()).as(text1.tree().toString()).isEqualTo("task-started");
          case Frame.Closed(int code) -> throw new AssertionError("closed with " + code);
        }
      }
    }
  }

  private static short[] samples(byte[] bytes, int header) {
    short[] samples = new short[(bytes.length - header) / 2];
    ByteBuffer.wrap(bytes, header, bytes.length - header)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(samples);
    return samples;
  }

  private static double level(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / Math.max(1, samples.length)) / Short.MAX_VALUE;
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000, 22_050, 24_000, 44_100, 48_000})
  void speechHasTheRateThatWasAsked(int rate) throws InterruptedException {
    Answer answer = say(TEXT, "\"format\":\"wav\",\"sample_rate\":" + rate);
    short[] samples = samples(answer.audio(), 44);

    assertThat(ByteBuffer.wrap(answer.audio()).order(ByteOrder.LITTLE_ENDIAN).getInt(24))
        .isEqualTo(rate);
    assertThat(samples.length / (double) rate).isBetween(4.0, 9.0);
    assertThat(level(samples)).isBetween(0.02, 0.4);
  }

  @Test
  void audioComesBeforeTheNextPhraseIsSpoken(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path program = Files.writeString(folder.resolve("waiting"), WAITING.formatted(folder));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    String engines = "{embedded: {kind: embedded, espeak: %s}}".formatted(program);
    try (TestServer waiting = TestServer.start(Map.of("engines", engines))) {
      Answer answer = say(waiting, TEXT, "\"format\":\"pcm\"", () -> write(folder.resolve("go")));

      assertThat(answer.audio().length / 32_000.0).isBetween(4.0, 9.0);
    }
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aLongTextIsSpokenToItsEnd() throws InterruptedException {
    isSpokenToItsEnd(15);
  }

  @Test
  @Tag("slow")
  void aTextOfMinutesIsSpokenToItsEnd() throws InterruptedException {
    isSpokenToItsEnd(60);
  }

  private void isSpokenToItsEnd(int times) throws InterruptedException {
    Answer answer = say(TEXT.repeat(times), "\"format\":\"pcm\"");

    assertThat(answer.audio().length / 32_000.0).isGreaterThan(times * 200.0 / 60);
  }

  @Test
  void aRateTwiceAsHighTakesAboutHalfTheTime() throws InterruptedException {
    double usual = say(TEXT, "\"format\":\"pcm\"").audio().length;
    double fast = say(TEXT, "\"format\":\"pcm\",\"rate\":2.0").audio().length;
    double slow = say(TEXT, "\"format\":\"pcm\",\"rate\":0.5").audio().length;

    assertThat(fast / usual).isCloseTo(0.5, within(0.15));
    assertThat(slow / usual).isCloseTo(2.0, within(0.5));
  }

  @Test
  void theVolumeIsHeard() throws InterruptedException {
    short[] loud = samples(say(TEXT, "\"format\":\"pcm\",\"volume\":80").audio(), 0);
    short[] soft = samples(say(TEXT, "\"format\":\"pcm\",\"volume\":20").audio(), 0);
    short[] none = samples(say(TEXT, "\"format\":\"pcm\",\"volume\":0").audio(), 0);

    assertThat(level(loud) / level(soft)).isBetween(2.5, 6.0);
    assertThat(level(none)).isLessThan(0.001);
  }

  @Test
  void aBreakIsASilence() throws InterruptedException {
    String ssml = "<speak>你好<break time=\"%dms\"/>世界</speak>";
    String pcm = "\"format\":\"pcm\",\"text_type\":\"SSML\"";
    double one = say(ssml.formatted(500), pcm).audio().length / 32.0;
    double other = say(ssml.formatted(2500), pcm).audio().length / 32.0;

    assertThat(other - one).isCloseTo(2000, within(20.0));
  }

  @Test
  void mp3IsMp3() throws InterruptedException {
    Answer answer = say(TEXT, "\"format\":\"mp3\",\"sample_rate\":24000");

    assertThat(answer.audio()[0]).isEqualTo((byte) 0xff);
    assertThat(answer.audio()[1] & 0xe0).isEqualTo(0xe0);
    assertThat(answer.audio().length).isBetween(20_000, 100_000);
  }

  @Test
  void wordsAndSoundsAreInOrderAndFillTheirSentences() throws InterruptedException {
    Answer answer =
        say(
            TEXT,
            "\"format\":\"pcm\",\"word_timestamp_enabled\":true,\"phoneme_timestamp_enabled\":true");
    double millis = answer.audio().length / 32.0;

    assertThat(answer.sentences()).hasSize(2);
    JsonNode first = answer.sentences().getFirst();
    assertThat(first.path("words")).hasSize(11);
    assertThat(first.at("/words/0/text").asString()).isEqualTo("今");
    assertThat(first.at("/words/0/phonemes").size()).isPositive();
    assertThat(first.at("/words/0/phonemes/0/tone").asInt()).isEqualTo(1);
    assertThat(answer.sentences().get(1).path("words"))
        .extracting(word -> word.path("text").asString())
        .containsExactly("Hello", "world", "再", "见");
    long at = 0;
    for (JsonNode sentence : answer.sentences()) {
      assertThat(sentence.path("begin_time").asLong()).isGreaterThanOrEqualTo(at);
      for (JsonNode word : sentence.path("words")) {
        assertThat(word.path("begin_time").asLong()).isGreaterThanOrEqualTo(at);
        assertThat(word.path("end_time").asLong()).isGreaterThan(word.path("begin_time").asLong());
        at = word.path("end_time").asLong();
      }
      assertThat(sentence.path("end_time").asLong()).isGreaterThanOrEqualTo(at);
    }
    assertThat((double) at).isBetween(millis * 0.7, millis);
  }

  @Test
  void aServerWithoutTheProgramSaysWhatToInstall() throws InterruptedException {
    try (Socket socket = Socket.open(without)) {
      socket.run("t", "{\"model\":\"sambert-en-v1\",\"input\":{\"text\":\"hello\"}}");
      JsonNode failed = ((Frame.Text) socket.untilEnd().getLast()).tree();

      assertThat(failed.at("/header/error_code").asString()).isEqualTo("ModelUnavailable");
      assertThat(failed.at("/header/error_message").asString()).contains("apt install espeak-ng");
    }
  }

  @Test
  void speechIsNotRecognisedWithoutAModel() throws InterruptedException {
    try (Socket socket = Socket.open(server)) {
      socket.run(
          "t",
          "{\"model\":\"paraformer-realtime-v1\",\"input\":{},\"parameters\":{\"format\":\"wav\",\"sample_rate\":16000}}");
      JsonNode failed = ((Frame.Text) socket.untilEnd().getLast()).tree();

      assertThat(failed.at("/header/error_code").asString()).isEqualTo("ModelUnavailable");
      assertThat(failed.at("/header/error_message").asString()).contains("weights");
    }
  }
}
