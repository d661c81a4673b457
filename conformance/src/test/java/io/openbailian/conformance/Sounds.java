package io.openbailian.conformance;

import io.openbailian.av.Wav;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Recordings of nothing in particular.
public final class Sounds {
  public static final int RATE = 16_000;

  private Sounds() {}

  /// A tone in a WAV file of one channel.
  public static byte[] wav(int seconds) {
    int length = 2 * RATE * seconds;
    ByteBuffer file = ByteBuffer.allocate(Wav.HEADER + length).put(Wav.header(RATE, length));
    for (int i = 0; i < length / 2; i++) {
      short sample = (short) (4000 * Math.sin(2 * Math.PI * 440 * i / RATE));
      file.put((byte) sample).put((byte) (sample >> 8));
    }
    return file.array();
  }

  /// The same tone as the program `ffmpeg` packs it; the test is skipped where it is missing.
  ///
  /// @param file its ending says how
  /// @param options of the program, for the output
  public static byte[] packed(Path file, int seconds, List<String> options)
      throws IOException, InterruptedException {
    Programs.require("ffmpeg");
    Path wav = Files.write(file.resolveSibling("tone.wav"), wav(seconds));
    List<String> command =
        Stream.of(
                Stream.of("ffmpeg", "-v", "error", "-y", "-i", wav.toString()),
                options.stream(),
                Stream.of(file.toString()))
            .flatMap(part -> part)
            .toList();
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("ffmpeg ended with status " + process.exitValue());
    }
    return Files.readAllBytes(file);
  }

  /// Silence in narrow-band AMR: frames of 20 ms in its best mode, each with nothing in it.
  public static byte[] amr(int seconds) {
    int frames = 50 * seconds;
    ByteBuffer file = ByteBuffer.allocate(6 + 32 * frames);
    file.put(new byte[] {'#', '!', 'A', 'M', 'R', '\n'});
    for (int i = 0; i < frames; i++) {
      file.put((byte) 0x3c).put(new byte[31]);
    }
    return file.array();
  }
}
