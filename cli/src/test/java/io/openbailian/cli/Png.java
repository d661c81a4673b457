package io.openbailian.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Just enough of a PNG file to carry texts.
public final class Png {
  private Png() {}

  public static byte[] with(String keyword, String text) {
    return file("iTXt", keyword + "\0\0\0\0\0" + text);
  }

  public static byte[] file(String type, String content) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeLong(0x89504E470D0A1A0AL);
      chunk(out, "IHDR", "thirteen byte".getBytes(StandardCharsets.UTF_8));
      chunk(out, type, content.getBytes(StandardCharsets.UTF_8));
      chunk(out, "IDAT", new byte[100]);
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
    out.writeInt(content.length);
    out.writeBytes(type);
    out.write(content);
    out.writeInt(0);
  }
}
