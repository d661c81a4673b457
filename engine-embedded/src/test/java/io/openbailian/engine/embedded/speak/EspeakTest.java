package io.openbailian.engine.embedded.speak;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.engine.test.SteppedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EspeakTest {
  /// More than a pipe holds, so that it cannot be written to a program that does not read.
  private static final String LONG = "text ".repeat(100_000);

  @TempDir Path folder;

  @Test
  void tellsWhyAProgramEndedThoughItHadNotReadItsText() throws IOException {
    Espeak espeak = program("echo 'there is no such voice' >&2; exit 3");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> espeak.sounds(LONG, Language.ENGLISH, () -> false))
        .withMessageContaining("ended with status 3: there is no such voice");
  }

  @Test
  void failsWhenAProgramDoesNotReadItsText() throws IOException {
    Espeak espeak = program("exit 0");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> espeak.sounds(LONG, Language.ENGLISH, () -> false));
  }

  private Espeak program(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("espeak"), "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new Espeak(file.toString(), SteppedTime.atNoon());
  }
}
