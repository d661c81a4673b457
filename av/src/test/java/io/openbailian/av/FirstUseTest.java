package io.openbailian.av;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Threads that use FFmpeg for the first time at once do not wait for each other for ever.
class FirstUseTest {
  /// Decides nothing but when a test that has failed ends.
  private static final long PATIENCE_SECONDS = 120;

  @ParameterizedTest
  @ValueSource(strings = {"writer", "reader", "recording", "stream", "speech"})
  void waitsForWhoeverLoads(String what) throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                FirstUse.class.getName(),
                what)
            .inheritIO()
            .start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ended").isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
