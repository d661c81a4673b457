package io.openbailian.server.http.body;

import io.openbailian.text.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What keeps a text from being JSON, as far as people do it again and again.
final class BodyAdvice {
  /// Of a body, looked at from its beginning.
  private static final int MOST = 16 << 10;

  private record Slip(Pattern pattern, String advice) {}

  /// A text in JSON is passed over, so that what stands in one is taken for nothing else.
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");

  private static final List<Slip> SLIPS =
      List.of(
          new Slip(
              Pattern.compile("(?m)//|/\\*|^\\s*#"),
              "JSON has no comments: take the lines with // or # out"),
          new Slip(
              Pattern.compile(",\\s*[}\\]]"),
              "there is a comma behind the last member or element: take it out"),
          new Slip(
              Pattern.compile("[“”]"), "there are typographic quotation marks: JSON has only \""),
          new Slip(Pattern.compile("'"), "names and texts of JSON stand in \", not in '"),
          new Slip(
              Pattern.compile("\\b(?:True|False|None)\\b"),
              "JSON writes true, false and null: this is Python"));

  private BodyAdvice() {}

  /// One sentence; nothing when none of these is to be seen.
  static Optional<String> about(byte[] body, int length) {
    String text =
        TEXT.matcher(new String(body, 0, Math.min(length, MOST), StandardCharsets.UTF_8))
            .replaceAll("0");
    if (text.isBlank()) {
      return Optional.of("the body is empty");
    }
    return SLIPS.stream()
        .filter(slip -> slip.pattern().matcher(text).find())
        .map(Slip::advice)
        .findFirst();
  }
}
