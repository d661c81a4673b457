package io.openbailian.av;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Writes samples of one channel at a rate and in a format, as they come; what has been written so
/// far is handed out with each call, and all of it together is one file. Headers are not written:
/// {@link Wav} has the one there is.
///
/// One thread at a time; every call is a native call.
public final class SpeechWriter implements AutoCloseable {
  private final AudioFormat format;
  private final int rate;
  private @Nullable Resampler resampler;
  private int cameAt;
  private final @Nullable Mp3Encoder mp3;

  /// @param rate samples a second of what is written
  public SpeechWriter(AudioFormat format, int rate) throws AvException {
    this.format = format;
    this.rate = rate;
    Ffmpeg.load();
    this.mp3 =
        switch (format) {
          case PCM, WAV -> null;
          case MP3 -> new Mp3Encoder(rate);
        };
  }

  public AudioFormat format() {
    return format;
  }

  public int rate() {
    return rate;
  }

  /// Adds samples.
  ///
  /// @param cameRate their rate
  public byte[] write(short[] samples, int cameRate) throws AvException {
    return packed(resampled(samples, cameRate));
  }

  /// Ends the file.
  public byte[] finish() throws AvException {
    byte[] last = packed(resampler == null ? new short[0] : resampler.flush());
    if (mp3 == null) {
      return last;
    }
    byte[] end = mp3.finish();
    return ByteBuffer.allocate(last.length + end.length).put(last).put(end).array();
  }

  private short[] resampled(short[] samples, int cameRate) throws AvException {
    if (cameRate == rate && resampler == null) {
      return samples;
    }
    if (resampler == null || cameRate != cameAt) {
      if (resampler != null) {
        resampler.close();
      }
      cameAt = cameRate;
      resampler = new Resampler(Resampler.Shape.mono(cameRate), null, PcmWish.mixed(rate));
    }
    return resampler.convert(samples, samples.length);
  }

  private byte[] packed(short[] samples) throws AvException {
    if (mp3 != null) {
      return mp3.encode(samples);
    }
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    return bytes.array();
  }

  @Override
  public void close() {
    if (resampler != null) {
      resampler.close();
    }
    if (mp3 != null) {
      mp3.close();
    }
  }
}
