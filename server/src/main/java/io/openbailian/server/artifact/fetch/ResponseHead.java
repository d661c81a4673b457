package io.openbailian.server.artifact.fetch;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The status and headers of an HTTP answer, at most 32 KiB of them.
///
/// @param headers by name in lower case; the bytes of values as ISO 8859-1
record ResponseHead(int status, Map<String, String> headers) {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
  private static final int MOST_BYTES = 32 << 10;
  private static final int MOST_PROVISIONAL = 8;

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// Reads up to the body; provisional answers (100 Continue) are passed over.
  static ResponseHead read(InputStream in) throws IOException {
    for (int i = 0; i < MOST_PROVISIONAL; i++) {
      ResponseHead head = parse(lines(in));
      if (head.status >= 200) {
        return head;
      }
    }
    throw new IOException("the server answers nothing but provisional answers");
  }

  private static ResponseHead parse(List<String> lines) throws IOException {
    Matcher status = STATUS.matcher(lines.isEmpty() ? "" : lines.getFirst());
    if (!status.matches()) {
      throw new IOException("the server does not speak HTTP/1.1");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
      }
    }
    return new ResponseHead(Integer.parseInt(status.group(1)), headers);
  }

  private static List<String> lines(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    int left = MOST_BYTES;
    while (true) {
      String line = line(in, left);
      if (line.isEmpty()) {
        return lines;
      }
      left -= line.length() + 2;
      lines.add(line);
    }
  }

  /// One line without its end.
  static String line(InputStream in, int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the server closed the connection before its answer was complete");
      }
      if (line.size() >= most) {
        throw new IOException(
            "the head of the answer is longer than %d bytes".formatted(MOST_BYTES));
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
