package io.openbailian.cli.verbs;

import io.openbailian.cli.output.Texts;
import io.openbailian.cli.verbs.help.HelpText;
import java.util.Collection;

/// What `bailian --help` prints. Written by hand, because the library that reads options costs more
/// at its start than everything else such a call does.
final class CommandList {
  private static final String MARGIN = "  ";

  private CommandList() {}

  /// @param screen how wide the terminal is, in columns
  static String of(Collection<Verb> verbs, int screen) {
    int names = verbs.stream().mapToInt(verb -> verb.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    text.append(Texts.say("list.head"));
    verbs.forEach(verb -> append(text, verb, names, screen));
    return text.append('\n').append(Texts.say("list.foot")).toString();
  }

  /// The name, and beside it in lines of their own what the verb does.
  private static void append(StringBuilder text, Verb verb, int names, int screen) {
    String left = verb.name();
    int column = names + 2 * MARGIN.length();
    for (String line : HelpText.wrapped(verb.about(), screen - 1 - column)) {
      text.append(MARGIN)
          .append(left)
          .repeat(' ', names - left.length())
          .append(MARGIN)
          .append(line)
          .append('\n');
      left = "";
    }
  }
}
