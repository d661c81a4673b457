package io.openbailian.server.http.console;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A file of the console, as it is sent: plain and compressed, and what it is told apart by.
final class ConsoleFile {
  private final String type;
  private final byte[] plain;
  private final byte[] compressed;

  /// An `ETag`, with its quotation marks.
  private final String tag;

  private ConsoleFile(String type, byte[] plain) throws IOException {
    this.type = type;
    this.plain = plain;
    this.compressed = gzip(plain);
    this.tag = "\"" + hash(plain) + "\"";
  }

  /// @throws UncheckedIOException when the build has left it out
  static ConsoleFile read(String name, String type) {
    String path = ConsoleRoutes.RESOURCES + name;
    try (InputStream in = ConsoleFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException("the file %s is missing".formatted(path));
      }
      return new ConsoleFile(type, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Answers with it; a browser that has it already is told so.
  void writeTo(Context context) {
    context.res().setCharacterEncoding(null); // or pictures would be called text
    context.contentType(type).header("ETag", tag).header("Cache-Control", "no-cache");
    context.header("Vary", "Accept-Encoding");
    if (tag.equals(context.header("If-None-Match"))) {
      context.status(304);
      return;
    }
    if (takesGzip(context.header("Accept-Encoding")) && compressed.length < plain.length) {
      context.header("Content-Encoding", "gzip").result(compressed);
    } else {
      context.result(plain);
    }
  }

  private static boolean takesGzip(@Nullable String accepted) {
    return accepted != null && accepted.contains("gzip");
  }
}
