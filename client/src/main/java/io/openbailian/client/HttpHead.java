package io.openbailian.client;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The head of an answer of HTTP/1.1.
///
/// @param headers with names in small letters; of a name that comes twice, the first
record HttpHead(int status, Map<String, String> headers) {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,9}");

  HttpHead {
    headers = Map.copyOf(headers);
  }

  static HttpHead parse(String text) throws IOException {
    List<String> lines = text.lines().toList();
    Matcher status = STATUS.matcher(lines.getFirst());
    if (!status.matches()) {
      throw new IOException("the answer is no HTTP");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.putIfAbsent(name, line.substring(colon + 1).strip());
      }
    }
    return new HttpHead(Integer.parseInt(status.group(1)), headers);
  }

  /// The value of a header; empty if it is not there.
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /// How many bytes of a body are announced; none if that is not said.
  int length() {
    String length = header("content-length");
    return LENGTH.matcher(length).matches() ? Integer.parseInt(length) : 0;
  }
}
