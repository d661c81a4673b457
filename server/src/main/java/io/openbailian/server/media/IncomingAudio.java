package io.openbailian.server.media;

import io.openbailian.av.AudioContainer;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Pcm;
import java.util.Locale;

/// What a client says, from the bytes of its frames to samples an engine reads. The bytes wait in a
/// {@link ByteFlow} from the moment the task begins.
public final class IncomingAudio implements AutoCloseable {
  private final ByteFlow bytes;
  private final Pcm pcm;

  /// @param format as the wire spells it
  /// @param rate samples a second: of what comes in when it is `pcm`, otherwise of what is read
  public IncomingAudio(String id, String format, int rate) {
    this.bytes = new ByteFlow();
    this.pcm =
        switch (format.toLowerCase(Locale.ROOT)) {
          case "pcm" -> new RawPcm(bytes, rate);
          case "opus", "speex" -> DecodedPcm.of(id, bytes, AudioContainer.OGG, rate);
          default ->
              DecodedPcm.of(
                  id, bytes, AudioContainer.valueOf(format.toUpperCase(Locale.ROOT)), rate);
        };
  }

  /// Takes the bytes of a frame; waits while more than a megabyte has not been read.
  public void add(byte[] frame) throws InterruptedException {
    bytes.add(frame);
  }

  /// No more comes.
  public void end() {
    bytes.end();
  }

  /// The samples.
  public Pcm pcm() {
    return pcm;
  }

  /// Whoever reads or writes is let go.
  @Override
  public void close() {
    bytes.abandon();
    pcm.close();
  }

  /// Plain samples, little-endian.
  private record RawPcm(ByteFlow bytes, int rate) implements Pcm {
    @Override
    public int read(short[] target) throws EngineFailure, InterruptedException {
      byte[] raw = new byte[2 * target.length];
      int read = bytes.read(raw, 0, raw.length);
      if (read > 0 && read % 2 == 1) {
        read += bytes.read(raw, read, 1); // half a sample at the very end is dropped
      }
      for (int i = 0; i + 1 < read; i += 2) {
        target[i / 2] = (short) ((raw[i] & 0xff) | (raw[i + 1] << 8));
      }
      return read <= 0 ? -1 : read / 2;
    }

    @Override
    public void close() {}
  }
}
