package io.openbailian.conformance.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Socket;
import io.openbailian.conformance.Socket.Frame;
import io.openbailian.conformance.Sounds;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Speech that comes in packed, in each of the formats. The script hears something in the middle of
/// the second second, so what it says tells how much was unpacked.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackedSpeechTest {
  private static final int FRAME = 1000;
  private static final Pattern BLANK = Pattern.compile(" ");

  @TempDir Path folder;
  private TestServer server;

  @BeforeAll
  void start() {
    server =
        TestServer.scripted("[{hear: [{text: 'Two words.', from: 1200ms, to: 1800ms}]}]", Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private List<String> heard(String format, int rate, byte[] file) throws InterruptedException {
    try (Socket socket = Socket.open(server)) {
      socket.run(
          "r",
          "{\"model\":\"paraformer-realtime-v2\",\"input\":{},\"parameters\":{\"format\":\"%s\",\"sample_rate\":%d}}"
              .formatted(format, rate));
      for (int from = 0; from < file.length; from += FRAME) {
        socket.say(Arrays.copyOfRange(file, from, Math.min(file.length, from + FRAME)));
      }
      socket.finish("r");
      return socket.untilEnd().stream()
          .filter(Frame.Text.class::isInstance)
          .map(frame -> said((Frame.Text) frame))
          .toList();
    }
  }

  private static String said(Frame.Text text) {
    JsonNode sentence = text.tree().at("/payload/output/sentence/text");
    return sentence.isMissingNode()
        ? text.event() + text.tree().at("/header/error_message").asString("")
        : sentence.asString();
  }

  @ParameterizedTest(name = "{0} of {2}")
  @CsvSource({
    "wav, 16000, wav, -c:a pcm_s16le",
    "mp3, 16000, mp3, -c:a libmp3lame",
    "mp3, 8000, mp3, -c:a libmp3lame -ar 44100 -ac 2",
    "opus, 16000, ogg, -c:a libopus",
    "speex, 16000, ogg, -c:a libspeex",
    "aac, 16000, aac, -c:a aac"
  })
  void isUnpacked(String format, int rate, String ending, String options)
      throws IOException, InterruptedException {
    byte[] file =
        Sounds.packed(folder.resolve("speech." + ending), 2, BLANK.splitAsStream(options).toList());

    assertThat(heard(format, rate, file))
        .containsExactly("task-started", "Two", "Two words.", "task-finished");
  }

  @Test
  void amrIsUnpacked() throws InterruptedException {
    assertThat(heard("amr", 8000, Sounds.amr(2)))
        .containsExactly("task-started", "Two", "Two words.", "task-finished");
  }

  @Test
  void whatIsNotOfItsFormatIsNotHeard() throws InterruptedException {
    List<String> heard = heard("opus", 16_000, new byte[5000]);

    assertThat(heard).hasSize(2);
    assertThat(heard.getLast()).startsWith("task-failed");
  }
}
