package io.openbailian.writer.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The passages of a text in braces, as JSON has them; found in one walk over the text.
public final class JsonBlocks {
  private JsonBlocks() {}

  /// A passage from its brace on.
  ///
  /// @param end behind the closing brace
  public record Block(String text, int start, int end) {}

  /// Whether a text speaks of JSON, or has something of its look.
  public static boolean mentionedIn(String text) {
    return text.indexOf('{') >= 0 || text.toLowerCase(Locale.ROOT).contains("json");
  }

  /// The outermost passages, in order; what is not closed is none.
  public static List<Block> in(String text) {
    List<Block> blocks = new ArrayList<>();
    int depth = 0;
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        i += c == '\\' ? 1 : 0;
        quoted = c != '"' && c != '\n';
      } else if (c == '"') {
        quoted = depth > 0;
      } else if (c == '{') {
        start = depth++ == 0 ? i : start;
      } else if (c == '}' && depth > 0 && --depth == 0) {
        blocks.add(new Block(text.substring(start, i + 1), start, i + 1));
      }
    }
    return blocks;
  }
}
