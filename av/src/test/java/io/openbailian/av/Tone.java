package io.openbailian.av;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A tone that tests write, and what they measure in audio.
final class Tone {
  static final int HZ = 440;

  private Tone() {}

  /// A sine of 440 Hz at half of full scale.
  static short[] samples(int rate, double seconds) {
    short[] all = new short[(int) Math.round(rate * seconds)];
    for (int i = 0; i < all.length; i++) {
      all[i] = (short) Math.round(16_384 * Math.sin(2 * Math.PI * HZ * i / rate));
    }
    return all;
  }

  /// Root mean square, of full scale.
  static double level(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / Math.max(1, samples.length)) / Short.MAX_VALUE;
  }

  /// The frequency that the changes of sign tell, in the middle half.
  static double hertz(short[] samples, int rate) {
    int changes = 0;
    for (int i = samples.length / 4; i < samples.length * 3 / 4; i++) {
      if (samples[i - 1] < 0 != samples[i] < 0) {
        changes++;
      }
    }
    return 1.0 * changes * rate / samples.length;
  }

  static short[] all(AudioReader reader) throws AvException {
    List<short[]> parts = new ArrayList<>();
    short[] buffer = new short[1000];
    int total = 0;
    for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
      short[] part = new short[read];
      System.arraycopy(buffer, 0, part, 0, read);
      parts.add(part);
      total += read;
    }
    short[] all = new short[total];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /// Writes a stereo tone of a second and a half with the program `ffmpeg` of this machine.
  static Path written(Path folder, String file, String... options)
      throws IOException, InterruptedException {
    Path target = folder.resolve(file);
    List<String> command =
        new ArrayList<>(
            List.of("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "sine=440:d=1.5"));
    command.addAll(List.of(options));
    command.add(target.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return target;
  }

  static boolean canWrite() {
    try {
      return new ProcessBuilder("ffmpeg", "-version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
