package io.openbailian.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// A file as a text that requests can carry in place of a URL.
public final class DataUri {
  private DataUri() {}

  /// The file, all of it: for small ones.
  public static String of(Path file) throws IOException {
    String encoded = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    return "data:%s;base64,%s".formatted(MediaTypes.of(file), encoded);
  }
}
