package io.openbailian.writer;

import io.openbailian.text.Pattern;
import java.util.Map;

/// Continues a beginning that the request gives: only what comes behind it.
final class Continuation {
  private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?.…”\"]\\s*$");

  private Continuation() {}

  /// @param words the answer as it would be without a beginning
  static String behind(String beginning, String words, Question question) {
    String begun = beginning.strip();
    if (!begun.isEmpty() && words.startsWith(begun)) {
      return words.substring(begun.length());
    }
    Tongue tongue = Tongue.writtenIn(begun.isEmpty() ? question.text() : begun);
    if (SENTENCE_END.matcher(beginning).find() || begun.isEmpty()) {
      return tongue.say("", beginning.endsWith(" ") || begun.isEmpty() ? "" : " ") + words;
    }
    String rest =
        Grammar.bundled()
            .say(tongue, "continue", Map.of("begun", begun), question.dice().fork("continue"));
    boolean spaced = tongue == Tongue.ZH || beginning.endsWith(" ");
    return (spaced ? "" : " ") + rest;
  }
}
