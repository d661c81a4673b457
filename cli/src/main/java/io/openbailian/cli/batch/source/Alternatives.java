package io.openbailian.cli.batch.source;

import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Texts;
import java.util.ArrayList;
import java.util.List;

/// `a {red|blue} cat` stands for two prompts. Braces without a line between them are text, and so
/// is what follows a backslash: `\{`, `\|`, `\}`.
public final class Alternatives {
  /// How many prompts one may stand for.
  static final int MOST = 1_000;

  private Alternatives() {}

  /// All prompts that one stands for, in the order they are written.
  ///
  /// @throws CommandException when there are too many of them
  public static List<String> of(String text) {
    if (text.indexOf('{') < 0 && text.indexOf('\\') < 0) {
      return List.of(text);
    }
    List<StringBuilder> all = new ArrayList<>(List.of(new StringBuilder()));
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int close = c == '{' ? closing(text, at) : -1;
      if (isEscape(text, at)) {
        add(all, text.substring(at + 1, at + 2));
        at += 2;
      } else if (close > 0) {
        all = times(all, choices(text.substring(at + 1, close)));
        at = close + 1;
      } else {
        add(all, String.valueOf(c));
        at++;
      }
    }
    return all.stream().map(StringBuilder::toString).toList();
  }

  private static boolean isEscape(String text, int at) {
    return text.charAt(at) == '\\'
        && at + 1 < text.length()
        && "{|}".indexOf(text.charAt(at + 1)) >= 0;
  }

  private static void add(List<StringBuilder> all, String text) {
    all.forEach(each -> each.append(text));
  }

  private static List<StringBuilder> times(List<StringBuilder> all, List<String> choices) {
    if ((long) all.size() * choices.size() > MOST) {
      throw CommandException.usage(Texts.say("batch.alternatives", MOST));
    }
    List<StringBuilder> product = new ArrayList<>();
    for (StringBuilder each : all) {
      choices.forEach(choice -> product.add(new StringBuilder(each).append(choice)));
    }
    return product;
  }

  /// Where the brace is closed that opens there; -1 when it never is, or no line is between.
  private static int closing(String text, int open) {
    int depth = 0;
    boolean either = false;
    for (int at = open; at < text.length(); at++) {
      if (isEscape(text, at)) {
        at++;
      } else {
        char c = text.charAt(at);
        either |= c == '|' && depth == 1;
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth == 0) {
          return either ? at : -1;
        }
      }
    }
    return -1;
  }

  /// What stands between the lines, each of which may have braces of its own.
  private static List<String> choices(String inside) {
    List<String> choices = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int at = 0; at < inside.length(); at++) {
      if (isEscape(inside, at)) {
        at++;
      } else {
        char c = inside.charAt(at);
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (c == '|' && depth == 0) {
          choices.addAll(of(inside.substring(from, at)));
          from = at + 1;
        }
      }
    }
    choices.addAll(of(inside.substring(from)));
    return choices;
  }
}
