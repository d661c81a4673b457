package io.openbailian.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.cli.Shell;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands without a server to speak to: each starts its own, and ends it.
class TemporaryServerTest {
  private static final String SCRIPT =
      """
      engines:
        scripted:
          kind: scripted
          rules: [{when: {file: talk}, hear: ['Hello world.', 你好。]}]
      routes: {'*': scripted}
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void start() {
    shell = new Shell(folder).with(new LocalServers()).withAllModels();
  }

  private void scripted() throws IOException {
    Path config = Files.writeString(folder.resolve("script.yaml"), SCRIPT);
    shell.with("OPENBAILIAN_CONFIG", config.toString());
  }

  @Test
  void writesText() {
    int exit = shell.run("text2text", "12 * 12 = ?");

    assertThat(exit).as(shell.err()).isZero();
    assertThat(shell.out()).contains("144");
    assertThat(shell.err()).contains("not by a language model");
  }

  @Test
  void makesAFilm() throws IOException {
    int exit = shell.run("text2video", "海上日出", "--size", "832*480", "-o", "sunrise.mp4");

    assertThat(exit).as(shell.err()).isZero();
    byte[] file = Files.readAllBytes(folder.resolve("sunrise.mp4"));
    assertThat(new String(Arrays.copyOfRange(file, 4, 8), StandardCharsets.US_ASCII))
        .isEqualTo("ftyp");
    assertThat(file.length).isGreaterThan(20_000);
  }

  @Test
  void speaksAndHearsWhatWasSpoken() throws IOException {
    scripted();
    int spoken = shell.run("speak", "你好吗", "-o", "talk.wav", "--sample-rate", "16000");

    assertThat(spoken).as(shell.err()).isZero();
    assertThat(Files.size(folder.resolve("talk.wav"))).isEqualTo(44 + 3 * 60 * 16 * 2);

    int heard = shell.run("transcribe", "talk.wav", "--format", "json", "-o", "talk.json");

    assertThat(heard).as(shell.err()).isZero();
    assertThat(
            Json.parseObject(Files.readString(folder.resolve("talk.json")))
                .at("/transcripts/0/text")
                .asString())
        .isEqualTo("Hello world. 你好。");
  }

  @Test
  void saysThatNothingHereRecognisesSpeech() throws IOException {
    scripted();
    assertThat(shell.run("speak", "hello", "-o", "talk.wav")).as(shell.err()).isZero();
    Shell other = new Shell(folder).with(new LocalServers()).withAllModels();

    assertThat(other.run("transcribe", "talk.wav")).isEqualTo(ExitCode.FAILED.number());
    assertThat(other.err()).contains("ModelUnavailable", "weights");
  }
}
