package io.openbailian.engine.embedded.scene;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A prompt's letters and the terms found in them, in order: what stands beside what, and in which
/// clause.
record Wording(String text, List<Mention> mentions) {
  private static final String ENDS = "，。；！？：,.;!?:\n";
  private static final Pattern STOPPER =
      Pattern.compile(
          "\\b(?:and|or|with|of|the|an?|eyes?|hair|face|nose|while|by)\\b|眼|发|脸|嘴|鼻|耳|和|与|、");
  private static final Pattern ARTICLE = Pattern.compile("\\b(?:an?|the|one)\\s+$");
  private static final Pattern TOP = Pattern.compile("^(?:的?(?:上面|上方|上边|上|顶上|顶))(?!空|方的天)");
  private static final Pattern INSIDE = Pattern.compile("^的?(?:里面|里|中|内)");
  private static final Pattern OF = Pattern.compile("^(?:上面|上|顶上|里面|里|中|下|旁|旁边|边|前|后)?(?:着)?的");

  static Wording of(String text, Lexicon lexicon) {
    String lower = text.toLowerCase(Locale.ROOT);
    return new Wording(lower, lexicon.mentions(lower));
  }

  /// The same wording without some of its terms.
  Wording with(List<Mention> left) {
    return new Wording(text, left);
  }

  boolean sameClause(int from, int to) {
    for (int i = from; i < to; i++) {
      if (ENDS.indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  boolean sameClause(Mention one, Mention next) {
    return sameClause(one.end(), next.start());
  }

  /// True where a word so far before another may still speak of it.
  boolean near(int end, int start, int han, int latin) {
    String gap = text.substring(end, start);
    boolean letters = gap.chars().anyMatch(c -> c >= 'a' && c <= 'z');
    return sameClause(end, start)
        && gap.length() <= (letters ? latin : han)
        && !STOPPER.matcher(gap).find();
  }

  /// Whether only a 的 or a space lies between.
  boolean touching(int end, int start) {
    return text.substring(end, start).strip().replace("色", "").replace("的", "").isEmpty();
  }

  boolean articleBefore(int start) {
    return ARTICLE.matcher(text.substring(Math.max(0, start - 8), start)).find();
  }

  /// Whether 上 follows: what is named bears something.
  boolean topOf(Mention noun) {
    return TOP.matcher(after(noun)).find();
  }

  boolean insideOf(Mention noun) {
    return INSIDE.matcher(after(noun)).find();
  }

  /// Whether a 的 follows: what is named describes the next noun.
  boolean describing(Mention mention) {
    return OF.matcher(after(mention)).find();
  }

  boolean latin(Mention mention) {
    char first = text.charAt(mention.start());
    return first >= 'a' && first <= 'z';
  }

  String after(Mention mention) {
    return text.substring(mention.end());
  }
}
