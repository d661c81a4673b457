package io.openbailian.illustrator.scene;

import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
  ///
  /// @param before the words in front, back to the quotation before, in lower case
  /// @param after the words behind, to the end of the clause, in lower case
  private record Found(String text, int start, int end, String before, String after) {
    Found between(String words, String behind) {
      return new Found(text, start, end, words, behind);
    }

    /// The lines of couplets come in the order of reading, when the prompt names them.
    int rank() {
      if (before.contains("横批") || before.contains("横额")) {
        return 2;
      }
      return before.contains("下联") ? 1 : 0;
    }
  }

  static Quotes of(String prompt) {
    List<Found> found = new ArrayList<>(found(prompt));
    found.sort(Comparator.comparingInt(Found::rank));
    StringBuilder rest = new StringBuilder(prompt);
    found.forEach(one -> blank(rest, one.start, one.end));
    Print print = Print.of(rest.toString().toLowerCase(Locale.ROOT));
    List<Quote> quotes = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Found one = found.get(i);
      if (!one.text.isEmpty()) {
        quotes.add(new Quote(one.text, print.place(one.before, one.after, i)));
      }
    }
    if (quotes.isEmpty()) {
      print.unsaid(prompt).map(text -> new Quote(text, print.usual(0))).ifPresent(quotes::add);
    }
    return new Quotes(List.copyOf(quotes), rest.toString());
  }

  private static void blank(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      text.setCharAt(i, ' ');
    }
  }

  private static List<Found> found(String prompt) {
    List<Found> found = new ArrayList<>();
    Closings closings = new Closings(prompt);
    for (int at = 0; at < prompt.length(); at++) {
      int kind = OPENING.indexOf(prompt.charAt(at));
      int end = kind < 0 ? -1 : end(prompt, at, kind, closings);
      if (end > 0) {
        found.add(new Found(prompt.substring(at + 1, end).strip(), at, end + 1, "", ""));
        at = end;
      }
    }
    for (int i = 0; i < found.size(); i++) {
      int last = i == 0 ? 0 : found.get(i - 1).end;
      int next = i + 1 == found.size() ? prompt.length() : found.get(i + 1).start;
      Found one = found.get(i);
      found.set(i, one.between(before(prompt, last, one.start), after(prompt, one.end, next)));
    }
    return found;
  }

  /// Where a quotation closes that opens there; -1 when none does.
  private static int end(String prompt, int at, int kind, Closings closings) {
    if (CLOSING.charAt(kind) == '\'') {
      String before = prompt.substring(Math.max(0, at - CONTEXT), at).toLowerCase(Locale.ROOT);
      return SAYING.matcher(before).matches() ? closings.next(kind, at + 1) : -1;
    }
    return closings.next(kind, at + 1);
  }

  /// Where quotations close, each looked for once however many open: marks that are never closed
  /// would have the whole text searched again and again.
  private static final class Closings {
    private final String prompt;
    private final int[] found = new int[CLOSING.length()];

    Closings(String prompt) {
      this.prompt = prompt;
    }

    /// The first closing mark of a kind from a place on; -1 when there is none. Places only grow.
    int next(int kind, int from) {
      if (found[kind] >= 0 && found[kind] < from) {
        int at = prompt.indexOf(CLOSING.charAt(kind), from);
        while (at >= 0 && CLOSING.charAt(kind) == '\'' && isWithinWord(at)) {
          at = prompt.indexOf('\'', at + 1);
        }
        found[kind] = at;
      }
      return found[kind];
    }

    /// An apostrophe with a letter behind it closes nothing.
    private boolean isWithinWord(int at) {
      return at + 1 < prompt.length() && Character.isLetter(prompt.charAt(at + 1));
    }
  }

  private static String before(String prompt, int last, int start) {
    int from = Math.max(last, start - CONTEXT);
    return prompt.substring(from, start).toLowerCase(Locale.ROOT);
  }

  private static String after(String prompt, int end, int next) {
    String behind = prompt.substring(end, Math.min(next, end + CONTEXT)).toLowerCase(Locale.ROOT);
    return CLAUSE.split(behind, 2).getFirst();
  }
}
