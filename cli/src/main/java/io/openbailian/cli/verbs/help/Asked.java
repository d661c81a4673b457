package io.openbailian.cli.verbs.help;

import io.openbailian.cli.output.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A command line without what holds for every verb, wherever it stands: `--lang` and `--quiet`.
///
/// @param arguments that are left for the verb
/// @param lang what `--lang` says
/// @param quiet whether nothing is said but results and errors
public record Asked(List<String> arguments, Optional<String> lang, boolean quiet) {
  public static final String LANG = "--lang";
  public static final String QUIET = "--quiet";
  private static final String LANG_IS = LANG + "=";

  public Asked {
    arguments = List.copyOf(arguments);
  }

  /// Reads one; behind `--` everything is text.
  public static Asked of(List<String> typed) {
    List<String> left = new ArrayList<>();
    Optional<String> lang = Optional.empty();
    boolean quiet = false;
    for (int at = 0; at < typed.size(); at++) {
      String word = typed.get(at);
      if (word.equals("--")) {
        left.addAll(typed.subList(at, typed.size()));
        break;
      }
      if (word.equals(LANG)) {
        at++;
        lang = Optional.of(at < typed.size() ? typed.get(at) : "");
      } else if (word.startsWith(LANG_IS)) {
        lang = Optional.of(word.substring(LANG_IS.length()));
      } else if (word.equals(QUIET)) {
        quiet = true;
      } else {
        left.add(word);
      }
    }
    return new Asked(left, lang, quiet);
  }

  /// The language that is named; empty where none is, or none that the program speaks.
  public Optional<Texts.Language> language() {
    String name = lang.orElse("");
    for (Texts.Language language : Texts.Language.values()) {
      if (language.spelling().equals(name)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
