package io.openbailian.cli.output;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The length in the header of a WAV file. A service that streams does not know it; a file that is
/// whole says it.
public final class WavLength {
  private static final int HEADER = 44;
  private static final int RIFF_AT = 4;
  private static final int DATA_AT = 40;

  private WavLength() {}

  /// Corrects the header, if the file has one of the plain kind.
  public static void settle(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      byte[] header = new byte[HEADER];
      if (file.length() < HEADER || file.read(header) < HEADER || !isPlain(header)) {
        return;
      }
      write(file, RIFF_AT, file.length() - 8);
      write(file, DATA_AT, file.length() - HEADER);
    }
  }

  private static boolean isPlain(byte[] header) {
    String text = new String(header, StandardCharsets.ISO_8859_1);
    return text.startsWith("RIFF") && text.startsWith("data", DATA_AT - 4);
  }

  private static void write(RandomAccessFile file, int at, long length) throws IOException {
    file.seek(at);
    file.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) length).array());
  }
}
