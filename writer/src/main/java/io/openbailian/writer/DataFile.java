package io.openbailian.writer;

import io.openbailian.text.Parts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The data files beside these classes: lines, of which blank ones and those with `#` are passed
/// over.
final class DataFile {
  private DataFile() {}

  static String text(String name) {
    try (InputStream in = DataFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  static List<String> lines(String name) {
    return text(name).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }

  /// The columns of a line, without the spaces around them.
  static List<String> columns(String line, String separator) {
    return Parts.of(line, separator).stream().map(String::strip).toList();
  }
}
