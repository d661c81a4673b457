package io.openbailian.engine.embedded.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A prompt with its quoted texts taken out: what is in “…”, "…", 「…」, 『…』 or 《…》 is to be written,
/// not understood.
///
/// @param rest the prompt with each quotation blanked, of the same length
record Quotes(List<Quote> quotes, String rest) {
  private static final String OPENING = "“\"「『《";
  private static final String CLOSING = "”\"」』》";

  /// How far before a quotation the words lie that say where it goes.
  private static final int CONTEXT = 12;

  /// @param before the words in front of it, in lower case
  record Quote(String text, String before) {

    /// Where the words in front say that it goes.
    Optional<Lettering.Where> place() {
      if (saysAnyOf("招牌", "店名", "门牌", "牌匾", "sign", "named", "called")) {
        return Optional.of(Lettering.Where.SIGN);
      }
      if (saysAnyOf("底部", "下方", "下面", "bottom", "below")) {
        return Optional.of(Lettering.Where.BOTTOM);
      }
      if (saysAnyOf("中央", "中间", "居中", "center", "centre", "middle")) {
        return Optional.of(Lettering.Where.MIDDLE);
      }
      return saysAnyOf("顶部", "上方", "标题", "top", "title", "above")
          ? Optional.of(Lettering.Where.TOP)
          : Optional.empty();
    }

    private boolean saysAnyOf(String... words) {
      return List.of(words).stream().anyMatch(before::contains);
    }
  }

  static Quotes of(String prompt) {
    List<Quote> quotes = new ArrayList<>();
    StringBuilder rest = new StringBuilder(prompt);
    for (int at = 0; at < prompt.length(); at++) {
      int kind = OPENING.indexOf(prompt.charAt(at));
      int end = kind < 0 ? -1 : prompt.indexOf(CLOSING.charAt(kind), at + 1);
      if (end > 0) {
        String text = prompt.substring(at + 1, end).strip();
        String before = prompt.substring(Math.max(0, at - CONTEXT), at).toLowerCase(Locale.ROOT);
        if (!text.isEmpty()) {
          quotes.add(new Quote(text, before));
        }
        rest.replace(at, end + 1, " ".repeat(end + 1 - at));
        at = end;
      }
    }
    return new Quotes(List.copyOf(quotes), rest.toString());
  }
}
