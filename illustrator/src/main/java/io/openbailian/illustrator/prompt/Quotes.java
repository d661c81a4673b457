package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Lettering;
import io.openbailian.text.Pattern;
import io.openbailian.text.words.Quotation;
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
    List<Quotation> quoted = Quotation.in(prompt, at -> says(prompt, at));
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < quoted.size(); i++) {
      Quotation one = quoted.get(i);
      int last = i == 0 ? 0 : quoted.get(i - 1).end();
      int next = i + 1 == quoted.size() ? prompt.length() : quoted.get(i + 1).start();
      found.add(
          new Found(
              one.text().strip(),
              one.start(),
              one.end(),
              before(prompt, last, one.start()),
              after(prompt, one.end(), next)));
    }
    return found;
  }

  private static boolean says(String prompt, int apostrophe) {
    String before = before(prompt, 0, apostrophe);
    return SAYING.matcher(before).matches();
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
