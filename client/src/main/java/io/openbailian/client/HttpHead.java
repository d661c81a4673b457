package io.openbailian.client;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The head of an answer of HTTP/1.1.
///
/// @param headers with names in small letters; of a name that comes twice, the first
record HttpHead(int status, Map<String, String> headers) {
  private static final String VERSION = "HTTP/1.";
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int STATUS_DIGITS = 3;
  private static final int MOST_DIGITS = 9;

  HttpHead {
    headers = Map.copyOf(headers);
  }

  static HttpHead parse(String text) throws IOException {
    List<String> lines = text.lines().toList();
    Map<String, String> headers = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.putIfAbsent(name, line.substring(colon + 1).strip());
      }
    }
    return new HttpHead(status(lines.getFirst()), headers);
  }

  private static int status(String line) throws IOException {
    int end = STATUS_AT + STATUS_DIGITS;
    int status =
        line.startsWith(VERSION) && line.length() >= end
            ? number(line.substring(STATUS_AT, end))
            : 0;
    if (status == 0) {
      throw new IOException("the answer is no HTTP");
    }
    return status;
  }

  /// The value of a header; empty if it is not there.
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /// How many bytes of a body are announced; none if that is not said.
  int length() {
    return number(header("content-length"));
  }

  /// The number that these digits are; 0 if they are none.
  private static int number(String digits) {
    boolean all = digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return all && !digits.isEmpty() && digits.length() <= MOST_DIGITS
        ? Integer.parseInt(digits)
        : 0;
  }
}
