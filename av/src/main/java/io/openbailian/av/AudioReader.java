package io.openbailian.av;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_BITRATE;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/// Reads the samples of an audio file, or of a stream as it comes in: 16 bits, one channel.
///
/// One thread at a time; every call is a native call. Whatever is in a file, the worst it can do is
/// an exception: what is damaged is passed over, what cannot be read at all is said.
public final class AudioReader implements AutoCloseable {
  private static final int MOST_CHANNELS = 64;
  private static final int MOST_RATE = 768_000;

  private final Demuxer demuxer;
  private final AudioDecoder decoder;
  private final AudioInfo info;
  private final PcmWish wish;
  private @Nullable Resampler resampler;
  private short[] samples = {};
  private int next;
  private boolean sentAll;
  private boolean drained;

  private AudioReader(Demuxer demuxer, AudioDecoder decoder, PcmWish wish) throws AvException {
    this.demuxer = demuxer;
    this.decoder = decoder;
    this.info = info(demuxer, decoder);
    this.wish = wish.rate() == 0 ? new PcmWish(info.rate(), wish.channel()) : wish;
    if (wish.channel() >= info.channels()) {
      throw new AvException(
          "the file has %d channels, there is no channel %d"
              .formatted(info.channels(), wish.channel()));
    }
  }

  /// Opens a file.
  ///
  /// @throws AvException when it is no audio, or has no such channel
  public static AudioReader open(Path file, PcmWish wish) throws AvException {
    return over(Demuxer.ofFile(file), wish);
  }

  /// Opens a stream; waits until enough has come in to know what it is.
  ///
  /// @throws AvException when it is not what it is said to be
  public static AudioReader open(InputStream in, AudioContainer container, PcmWish wish)
      throws AvException {
    return over(Demuxer.ofStream(in, container), wish);
  }

  private static AudioReader over(Demuxer demuxer, PcmWish wish) throws AvException {
    AudioDecoder decoder = null;
    boolean whole = false;
    try {
      decoder = new AudioDecoder(demuxer.stream());
      AudioReader reader = new AudioReader(demuxer, decoder, wish);
      whole = true;
      return reader;
    } finally {
      if (!whole) {
        if (decoder != null) {
          decoder.close();
        }
        demuxer.close();
      }
    }
  }

  private static AudioInfo info(Demuxer demuxer, AudioDecoder decoder) throws AvException {
    int rate = demuxer.stream().codecpar().sample_rate();
    int channels = demuxer.stream().codecpar().ch_layout().nb_channels();
    if (rate < 1 || rate > MOST_RATE || channels < 1 || channels > MOST_CHANNELS) {
      throw new AvException("audio of %d channels at %d Hz is not read".formatted(channels, rate));
    }
    return new AudioInfo(
        demuxer.context().iformat().name().getString(),
        decoder.name(),
        rate,
        channels,
        duration(demuxer));
  }

  /// A duration that FFmpeg only guessed from the size of the file is none.
  private static Optional<Duration> duration(Demuxer demuxer) {
    long micros = demuxer.context().duration();
    boolean guessed = demuxer.context().duration_estimation_method() == AVFMT_DURATION_FROM_BITRATE;
    return guessed || micros == AV_NOPTS_VALUE || micros < 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.multiplyExact(micros, 1000L)));
  }

  /// What the header says.
  public AudioInfo info() {
    return info;
  }

  /// The rate of the samples that are read.
  public int rate() {
    return wish.rate();
  }

  /// Reads samples, at least one.
  ///
  /// @return how many; -1 at the end
  public int read(short[] target) throws AvException {
    while (next == samples.length) {
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(target.length, samples.length - next);
    System.arraycopy(samples, next, target, 0, count);
    next += count;
    return count;
  }

  /// Gets at the next samples, perhaps none; false when nothing comes any more.
  private boolean fill() throws AvException {
    if (drained) {
      return false;
    }
    next = 0;
    samples = new short[0];
    AVFrame frame = decoder.receive();
    if (frame != null) {
      samples = resampled(frame);
      return true;
    }
    return feed();
  }

  private boolean feed() throws AvException {
    if (sentAll) {
      drained = true;
      samples = resampler == null ? samples : resampler.flush();
      return true;
    }
    Optional<AVPacket> packet = demuxer.next();
    sentAll = packet.isEmpty();
    decoder.send(packet.orElse(null));
    return true;
  }

  private short[] resampled(AVFrame frame) throws AvException {
    Resampler.Shape shape = Resampler.Shape.of(frame);
    if (shape.channels() < 1 || shape.rate() < 1 || wish.channel() >= shape.channels()) {
      return new short[0];
    }
    if (resampler == null || !resampler.takes(frame)) {
      short[] rest = resampler == null ? new short[0] : resampler.flush();
      if (resampler != null) {
        resampler.close();
      }
      resampler = new Resampler(shape, frame.ch_layout(), wish);
      return joined(rest, resampler.convert(frame));
    }
    return resampler.convert(frame);
  }

  private static short[] joined(short[] one, short[] other) {
    short[] both = new short[one.length + other.length];
    System.arraycopy(one, 0, both, 0, one.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @Override
  public void close() {
    if (resampler != null) {
      resampler.close();
    }
    decoder.close();
    demuxer.close();
  }
}
