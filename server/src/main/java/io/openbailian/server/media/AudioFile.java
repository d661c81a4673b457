package io.openbailian.server.media;

import io.openbailian.av.AudioInfo;
import io.openbailian.av.AudioReader;
import io.openbailian.av.AvException;
import io.openbailian.av.PcmWish;
import io.openbailian.engine.Pcm;
import io.openbailian.engine.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// A recording that lies in a file and has been seen to be one.
public record AudioFile(
    String address, Path path, String codec, int rate, int channels, Duration duration)
    implements Recording {

  /// Looks at a file; where its header does not say how long it is, it is read to the end. A native
  /// call: on a platform thread.
  ///
  /// @param stopped whether nobody wants to know any more
  /// @throws AvException when it is no audio
  public static AudioFile look(String address, Path path, BooleanSupplier stopped)
      throws AvException {
    try (AudioReader reader = AudioReader.open(path, PcmWish.mixed(0))) {
      AudioInfo info = reader.info();
      short[] samples = new short[info.rate()];
      long count = Math.max(reader.read(samples), 0);
      if (count == 0) {
        throw new AvException("there is not a single sample in it");
      }
      Duration duration =
          info.duration().isPresent()
              ? info.duration().get()
              : Duration.ofMillis(1000 * counted(reader, count, stopped) / info.rate());
      return new AudioFile(address, path, info.codec(), info.rate(), info.channels(), duration);
    }
  }

  private static long counted(AudioReader reader, long first, BooleanSupplier stopped)
      throws AvException {
    short[] samples = new short[65_536];
    long count = first;
    for (int read = 0; read >= 0 && !stopped.getAsBoolean(); read = reader.read(samples)) {
      count += read;
    }
    return count;
  }

  @Override
  public InputStream file() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public Pcm open(int channel, int rate) {
    return DecodedPcm.of(path, new PcmWish(rate, channel));
  }
}
