package io.openbailian.av;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A WAV file that comes in as a stream. FFmpeg reads 64 KiB of plain samples before it hands any
/// of them out, two seconds of speech; so it is shown them without their header.
///
/// @param in the samples alone, or the whole file when they are not plain
/// @param demuxer what FFmpeg reads it with
/// @param options for that
record LiveWav(InputStream in, String demuxer, Map<String, String> options) {
  private static final int RIFF = 12;
  private static final int CHUNK = 8;
  private static final int FORMAT = 16;
  private static final int PLAIN = 1;

  /// Of everything before the samples.
  private static final int LONGEST_HEADER = 1 << 20;

  static LiveWav of(InputStream in) throws AvException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    try {
      ByteBuffer format = format(in, header);
      if (format.limit() >= FORMAT && format.getShort(0) == PLAIN && format.getShort(14) == 16) {
        return plain(in, format.getInt(4), format.getShort(2));
      }
    } catch (IOException e) {
      throw new AvException("the stream broke before its samples began: " + e.getMessage(), e);
    }
    return new LiveWav(
        new SequenceInputStream(new ByteArrayInputStream(header.toByteArray()), in),
        AudioContainer.WAV.demuxer(),
        Map.of());
  }

  private static LiveWav plain(InputStream in, int rate, short channels) {
    return new LiveWav(
        in,
        "s16le",
        Map.of("sample_rate", Integer.toString(rate), "ch_layout", channels + " channels"));
  }

  /// Reads up to the first sample, and gives what says how they are written.
  private static ByteBuffer format(InputStream in, ByteArrayOutputStream header)
      throws IOException {
    ByteBuffer format = ByteBuffer.allocate(0);
    header.writeBytes(in.readNBytes(RIFF));
    while (header.size() < LONGEST_HEADER) {
      byte[] chunk = in.readNBytes(CHUNK);
      header.writeBytes(chunk);
      String name = new String(chunk, 0, Math.min(4, chunk.length), StandardCharsets.US_ASCII);
      if (chunk.length < CHUNK || name.equals("data")) {
        return format;
      }
      long length = Integer.toUnsignedLong(little(chunk).getInt(4));
      byte[] body = in.readNBytes((int) Math.min(length + length % 2, LONGEST_HEADER));
      header.writeBytes(body);
      format = name.equals("fmt ") ? little(body) : format;
    }
    return ByteBuffer.allocate(0);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
