package io.openbailian.av;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The header of a WAV file of 16-bit samples in one channel.
public final class Wav {
  public static final int HEADER = 44;

  /// The length of a file that is still being written.
  public static final long UNKNOWN = 0xFFFF_FFFFL;

  private static final int SAMPLE = 2;

  private Wav() {}

  /// A header.
  ///
  /// @param bytes of the samples, or {@link #UNKNOWN}
  public static byte[] header(int rate, long bytes) {
    long riff = bytes >= UNKNOWN - HEADER ? UNKNOWN : bytes + HEADER - 8;
    return ByteBuffer.allocate(HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt((int) riff)
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(rate)
        .putInt(rate * SAMPLE)
        .putShort((short) SAMPLE)
        .putShort((short) (8 * SAMPLE))
        .put(ascii("data"))
        .putInt((int) bytes)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
