package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.audio.tts.SpeechSynthesisParam;
import com.alibaba.dashscope.audio.tts.SpeechSynthesizer;
import com.alibaba.dashscope.utils.Constants;
import io.openbailian.conformance.Programs;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the embedded engine speaks is understood by a program that has never met it. That program
/// knows five sentences and says which one it heard.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpokenWordsTest {
  private static final String LISTENER = "pocketsphinx_continuous";
  private static final String GRAMMAR =
      """
      #JSGF V1.0;
      grammar said;
      public <said> = open the window | close the door | seven green birds fly over the mountain
        | the river is cold tonight | please bring me a cup of tea ;
      """;

  @TempDir private Path folder;
  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.start(Map.of());
    Sdk.pointAt(server.apiBase());
    Constants.baseWebsocketApiUrl =
        server.url().toString().replaceFirst("^http", "ws") + "/api-ws/v1/inference/";
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open the window",
        "close the door",
        "seven green birds fly over the mountain",
        "the river is cold tonight",
        "please bring me a cup of tea"
      })
  void isUnderstood(String sentence) throws IOException, InterruptedException {
    Programs.require("espeak-ng");
    Programs.require(LISTENER);
    SpeechSynthesisParam said =
        SpeechSynthesisParam.builder()
            .apiKey(TestServer.KEY)
            .model("sambert-en-v1")
            .text(sentence)
            .sampleRate(16_000)
            .build();
    ByteBuffer audio = new SpeechSynthesizer().call(said);

    assertThat(heard(audio)).isEqualTo(sentence);
  }

  private String heard(ByteBuffer audio) throws IOException, InterruptedException {
    byte[] bytes = new byte[audio.remaining()];
    audio.get(bytes);
    Path file = Files.write(folder.resolve("said.wav"), bytes);
    Path grammar = Files.writeString(folder.resolve("said.gram"), GRAMMAR);
    Process listener =
        new ProcessBuilder(
                LISTENER,
                "-infile",
                file.toString(),
                "-jsgf",
                grammar.toString(),
                "-logfn",
                "/dev/null")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String words = new String(listener.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(listener.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return words.strip();
  }
}
