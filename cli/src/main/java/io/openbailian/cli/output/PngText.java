package io.openbailian.cli.output;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The uncompressed texts a PNG file carries before its pixels, by keyword; nothing for any other
/// file.
final class PngText {
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int CHECKSUM = 4;

  private PngText() {}

  static Map<String, String> read(Path file) throws IOException {
    Map<String, String> texts = new HashMap<>();
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.available() < Long.BYTES || in.readLong() != SIGNATURE) {
        return texts;
      }
      while (in.available() > Long.BYTES) {
        int length = in.readInt();
        String type = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
        if (type.equals("IDAT") || length < 0) {
          return texts;
        }
        chunk(type, length, in, texts);
        in.skipNBytes(CHECKSUM);
      }
    }
    return texts;
  }

  private static void chunk(String type, int length, DataInputStream in, Map<String, String> texts)
      throws IOException {
    boolean text = type.equals("iTXt") || type.equals("tEXt");
    if (!text || length > LONGEST_TEXT) {
      in.skipNBytes(length);
      return;
    }
    byte[] content = in.readNBytes(length);
    int keyword = end(content, 0);
    int begin = type.equals("iTXt") ? textOf(content, keyword) : keyword + 1;
    if (begin > 0 && begin <= content.length) {
      texts.put(
          new String(content, 0, keyword, StandardCharsets.ISO_8859_1),
          new String(Arrays.copyOfRange(content, begin, content.length), StandardCharsets.UTF_8));
    }
  }

  /// Behind the keyword: compression flag and method, language, translated keyword.
  ///
  /// @return where the text begins; -1 when it is compressed
  private static int textOf(byte[] content, int keyword) {
    if (keyword + 2 >= content.length || content[keyword + 1] != 0) {
      return -1;
    }
    return end(content, end(content, keyword + 3) + 1) + 1;
  }

  private static int end(byte[] content, int from) {
    int at = from;
    while (at < content.length && content[at] != 0) {
      at++;
    }
    return at;
  }
}
