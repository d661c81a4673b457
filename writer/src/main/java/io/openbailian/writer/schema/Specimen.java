package io.openbailian.writer.schema;

import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import java.util.Optional;

/// The simplest text that a regular expression matches: literals, classes, groups, alternatives and
/// repetitions; anything else has none.
public final class Specimen {
  private static final int MOST = 200;
  private static final String CANDIDATES =
      "a0A1b_-x9Z .@/:#+5,cdefghijklmnopqrstuvwyzBCDEFGHIJKLMNOPQRSTUVWXY2345678";

  private final String pattern;
  private int at;

  private Specimen(String pattern) {
    this.pattern = pattern;
  }

  /// A text that the expression really matches.
  public static Optional<String> of(String pattern) {
    try {
      String text = new Specimen(pattern).alternatives();
      return Optional.of(text).filter(Pattern.compile(pattern).asPredicate());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private String alternatives() {
    String first = sequence();
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      String _ = sequence();
    }
    return first;
  }

  private String sequence() {
    StringBuilder text = new StringBuilder();
    while (at < pattern.length() && "|)".indexOf(pattern.charAt(at)) < 0) {
      String one = atom();
      text.append(one.repeat(repetition()));
    }
    return text.toString();
  }

  private String atom() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '^', '$' -> "";
      case '(' -> group();
      case '[' -> oneOf(pattern.substring(at - 1, classEnd()));
      case '\\' -> escaped(pattern.charAt(at++));
      case '.' -> "a";
      default -> String.valueOf(c);
    };
  }

  private String group() {
    if (pattern.startsWith("?:", at)) {
      at += 2;
    } else if (pattern.charAt(at) == '?') {
      throw new IllegalArgumentException("a group that looks around");
    }
    String inside = alternatives();
    at++; // the closing parenthesis
    return inside;
  }

  private int classEnd() {
    int end = at + (pattern.charAt(at) == '^' ? 2 : 1);
    while (pattern.charAt(end) != ']') {
      end += pattern.charAt(end) == '\\' ? 2 : 1;
    }
    at = end + 1;
    return at;
  }

  private static String oneOf(String characterClass) {
    Pattern one = Pattern.compile(characterClass);
    return CANDIDATES
        .chars()
        .mapToObj(c -> String.valueOf((char) c))
        .filter(one.asMatchPredicate())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("an unusual class"));
  }

  private static String escaped(char c) {
    return switch (c) {
      case 'd', 'w', 's', 'D', 'W', 'S' -> oneOf("\\" + c);
      case 'b', 'A', 'Z', 'z' -> "";
      default -> {
        if (Character.isLetterOrDigit(c)) {
          throw new IllegalArgumentException("an unusual escape");
        }
        yield String.valueOf(c);
      }
    };
  }

  /// The least number of times, but once where nothing is enough.
  private int repetition() {
    if (at >= pattern.length()) {
      return 1;
    }
    char c = pattern.charAt(at);
    int times = 1;
    if (c == '*' || c == '+' || c == '?') {
      at++;
    } else if (c == '{') {
      int end = pattern.indexOf('}', at);
      times = Integer.parseInt(Parts.first(pattern.substring(at + 1, end), ","));
      at = end + 1;
    }
    if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
      at++; // reluctant or possessive: the same least
    }
    if (times > MOST) {
      throw new IllegalArgumentException("too long");
    }
    return times;
  }
}
