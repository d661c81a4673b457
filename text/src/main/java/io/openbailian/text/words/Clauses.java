package io.openbailian.text.words;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.List;

/// How a text falls into clauses.
///
/// @param ends what ends a clause and belongs to none
public record Clauses(Pattern ends) {

  /// Clauses that end at these marks, wherever they stand.
  public static Clauses endedBy(String marks) {
    return new Clauses(Pattern.compile("[" + Pattern.quote(marks) + "]"));
  }

  /// Clauses that end at these marks, and at what else an expression finds between two of them:
  /// words, or a full stop in front of a space, for 3.5 is no end of a sentence.
  public static Clauses endedBy(String marks, String between) {
    return new Clauses(Pattern.compile("[" + Pattern.quote(marks) + "]|" + between));
  }

  /// The clauses of a text that say something, stripped.
  public List<String> of(String text) {
    return ends.splitAsStream(text).map(String::strip).filter(clause -> !clause.isEmpty()).toList();
  }

  /// How many clauses have ended before each letter of a text, and behind the last.
  public int[] endedIn(String text) {
    int[] ended = new int[text.length() + 1];
    Matcher end = ends.matcher(text);
    while (end.find()) {
      ended[end.end()]++;
    }
    for (int i = 1; i < ended.length; i++) {
      ended[i] += ended[i - 1];
    }
    return ended;
  }
}
