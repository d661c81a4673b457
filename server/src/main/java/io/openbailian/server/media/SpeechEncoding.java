package io.openbailian.server.media;

import io.openbailian.av.AudioFormat;
import io.openbailian.av.AvException;
import io.openbailian.av.SpeechWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Speech on its way from an engine to a client: brought to the rate and into the format that were
/// asked for, on the threads for native work.
public final class SpeechEncoding implements AutoCloseable {
  private final PixelPool threads;
  private final SpeechWriter writer;

  /// @param format as the wire spells it
  /// @param rate samples a second
  public SpeechEncoding(PixelPool threads, String format, int rate) throws AvException {
    this.threads = threads;
    this.writer =
        natively(
            () -> new SpeechWriter(AudioFormat.valueOf(format.toUpperCase(Locale.ROOT)), rate));
  }

  public AudioFormat format() {
    return writer.format();
  }

  public int rate() {
    return writer.rate();
  }

  /// The next bytes of the file; perhaps none.
  public byte[] add(short[] samples, int rate) throws AvException {
    return natively(() -> writer.write(samples, rate));
  }

  /// The last bytes of the file.
  public byte[] finish() throws AvException {
    return natively(writer::finish);
  }

  private <T> T natively(Callable<T> work) throws AvException {
    try {
      return threads.compute(work);
    } catch (PixelPool.PixelWorkException e) {
      if (e.getCause() instanceof AvException said) {
        throw said;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    threads.compute(() -> {
      writer.close();
      return true;
    });
  }
}
