package io.openbailian.cli.batch.source;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// Lines with their numbers; none longer than a request may be.
final class LinedReader {
  /// In characters; a picture in base64 fits.
  static final int LONGEST = 32 << 20;

  private final Reader reader;
  private int number;

  LinedReader(Reader reader) {
    this.reader = reader;
  }

  /// The number of the last line, from 1.
  int number() {
    return number;
  }

  /// The next line without its end; null after the last. One that is too long is cut.
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    number++;
    while (c >= 0 && c != '\n') {
      if (line.length() <= LONGEST) {
        line.append((char) c);
      }
      c = reader.read();
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }
}
