package io.openbailian.pixels;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A font in the Web Open Font Format 1.0: the tables of an sfnt, each deflated by itself.
final class Woff {
  private static final int SIGNATURE = 0x774F4646; // "wOFF"
  private static final int HEADER = 44;
  private static final int ENTRY = 20;

  private Woff() {}

  /// The tables by their tags, unpacked.
  ///
  /// @throws IOException when the bytes are not a font of this format
  static Map<String, ByteBuffer> tables(byte[] woff) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(woff);
    if (woff.length < HEADER || file.getInt(0) != SIGNATURE) {
      throw new IOException("not a WOFF 1.0 font");
    }
    Map<String, ByteBuffer> tables = new HashMap<>();
    for (int i = 0; i < file.getShort(12); i++) {
      int entry = HEADER + ENTRY * i;
      String tag = new String(woff, entry, 4, StandardCharsets.US_ASCII);
      if (TrueTypeFace.TABLES.contains(tag)) {
        tables.put(tag, table(woff, file, entry));
      }
    }
    return tables;
  }

  private static ByteBuffer table(byte[] woff, ByteBuffer file, int entry) throws IOException {
    int offset = file.getInt(entry + 4);
    int packed = file.getInt(entry + 8);
    int length = file.getInt(entry + 12);
    return packed == length
        ? ByteBuffer.wrap(woff, offset, length).slice()
        : ByteBuffer.wrap(inflated(woff, offset, packed, length));
  }

  private static byte[] inflated(byte[] woff, int offset, int packed, int length)
      throws IOException {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(woff, offset, packed);
      byte[] table = new byte[length];
      if (inflater.inflate(table) != length) {
        throw new IOException("a table of the font is shorter than it says");
      }
      return table;
    } catch (DataFormatException e) {
      throw new IOException("a table of the font is damaged", e);
    }
  }
}
