package io.openbailian.engine.embedded.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A prompt with its quoted texts taken out: what is in “…”, "…", ‘…’, 「…」, 『…』 or 《…》 is to be
/// written, not understood.
///
/// @param rest the prompt with each quotation blanked, of the same length
record Quotes(List<Quote> quotes, String rest) {
  private static final String OPENING = "“\"‘「『《'";
  private static final String CLOSING = "”\"’」』》'";

  /// How far from a quotation the words lie that say where it goes.
  private static final int CONTEXT = 24;

  private static final Pattern CLAUSE = Pattern.compile("[，。；！？,;!?\\n]");

  /// What makes a plain apostrophe open a quotation.
  private static final Pattern SAYING =
      Pattern.compile(
          ".*(say|says|saying|said|read|reads|reading|titled|entitled|named|called|title|text|words?"
              + "|写着|写有|标题|书名|文字)[\\s:：,]*",
          Pattern.DOTALL);

  /// @param place where the words around it say that it goes
  record Quote(String text, Optional<Lettering.Where> place) {}

  /// What stands in quotes, and where in the prompt.
  private record Found(String text, int start, int end) {}

  static Quotes of(String prompt) {
    List<Found> found = ordered(prompt, found(prompt));
    StringBuilder rest = new StringBuilder(prompt);
    found.forEach(one -> rest.replace(one.start, one.end, " ".repeat(one.end - one.start)));
    Print print = Print.of(rest.toString().toLowerCase(Locale.ROOT));
    List<Quote> quotes = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (!found.get(i).text.isEmpty()) {
        quotes.add(
            new Quote(
                found.get(i).text,
                print.place(before(prompt, found, i), after(prompt, found, i), i)));
      }
    }
    if (quotes.isEmpty()) {
      print.unsaid(prompt).map(text -> new Quote(text, print.usual(0))).ifPresent(quotes::add);
    }
    return new Quotes(List.copyOf(quotes), rest.toString());
  }

  private static List<Found> found(String prompt) {
    List<Found> found = new ArrayList<>();
    for (int at = 0; at < prompt.length(); at++) {
      int kind = OPENING.indexOf(prompt.charAt(at));
      int end = kind < 0 ? -1 : end(prompt, at, kind);
      if (end > 0) {
        found.add(new Found(prompt.substring(at + 1, end).strip(), at, end + 1));
        at = end;
      }
    }
    return found;
  }

  /// The lines of couplets in the order of reading, when the prompt names them.
  private static List<Found> ordered(String prompt, List<Found> found) {
    List<Found> ordered = new ArrayList<>(found);
    ordered.sort(Comparator.comparingInt(one -> rank(prompt, found, found.indexOf(one))));
    return ordered;
  }

  private static int rank(String prompt, List<Found> found, int i) {
    String before = before(prompt, found, i);
    if (before.contains("横批") || before.contains("横额")) {
      return 2;
    }
    return before.contains("下联") ? 1 : 0;
  }

  /// Where a quotation closes that opens there; -1 when none does.
  private static int end(String prompt, int at, int kind) {
    char closing = CLOSING.charAt(kind);
    if (closing != '\'') {
      return prompt.indexOf(closing, at + 1);
    }
    String before = prompt.substring(Math.max(0, at - CONTEXT), at).toLowerCase(Locale.ROOT);
    int end = SAYING.matcher(before).matches() ? prompt.indexOf(closing, at + 1) : -1;
    while (end > 0 && end + 1 < prompt.length() && Character.isLetter(prompt.charAt(end + 1))) {
      end = prompt.indexOf(closing, end + 1);
    }
    return end;
  }

  /// The words in front, back to the quotation before, in lower case.
  private static String before(String prompt, List<Found> found, int i) {
    int start = found.get(i).start;
    int last = found.stream().mapToInt(Found::end).filter(end -> end <= start).max().orElse(0);
    int from = Math.max(last, start - CONTEXT);
    return prompt.substring(from, start).toLowerCase(Locale.ROOT);
  }

  /// The words behind, to the end of the clause, in lower case.
  private static String after(String prompt, List<Found> found, int i) {
    int end = found.get(i).end;
    int next =
        found.stream()
            .mapToInt(Found::start)
            .filter(start -> start >= end)
            .min()
            .orElse(prompt.length());
    String behind = prompt.substring(end, Math.min(next, end + CONTEXT)).toLowerCase(Locale.ROOT);
    return CLAUSE.split(behind, 2)[0];
  }
}
