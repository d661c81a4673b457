package io.openbailian.engines.recordings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What content is known by: `sha256:` and hexadecimal digits.
final class Digests {
  private static final String PREFIX = "sha256:";
  private static final int PIECE = 64 << 10;

  private Digests() {}

  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static String of(byte[] bytes) {
    try {
      return of(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of memory
    }
  }

  static String of(InputStream content) throws IOException {
    MessageDigest digest = sha256();
    byte[] piece = new byte[PIECE];
    for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
      digest.update(piece, 0, read);
    }
    return PREFIX + HexFormat.of().formatHex(digest.digest());
  }

  /// The digits alone, as names of files have them.
  static String digits(String digest) {
    return digest.substring(PREFIX.length());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
