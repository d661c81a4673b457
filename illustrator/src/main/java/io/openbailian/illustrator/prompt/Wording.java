package io.openbailian.illustrator.prompt;

import io.openbailian.text.Pattern;
import io.openbailian.text.words.Clauses;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// A prompt's letters and the terms found in them, in order: what stands beside what, and in which
/// clause.
final class Wording {
  private static final Clauses CLAUSES = Clauses.endedBy("，。；！？：,.;!?:\n");

  /// As far behind a term as words lie that say something of it.
  private static final int BEHIND = 40;

  private static final Pattern STOPPER =
      Pattern.compile(
          "\\b(?:and|or|with|of|the|an?|eyes?|hair|face|nose|while|by)\\b|眼|发|脸|嘴|鼻|耳|和|与|、");
  private static final Pattern AND = Pattern.compile("色?\\s*(?:and|&|和|与|、)\\s*");
  private static final Pattern ARTICLE = Pattern.compile("\\b(?:an?|the|one)\\s+$");
  private static final Pattern PLAYING = Pattern.compile("[a-z]\\s+as (?:an?|the) (?:[a-z]+ )?$");
  private static final Pattern SUCH =
      Pattern.compile("\\b(?:such as|as [a-z]+ as|same as) (?:an?|the)");
  private static final Pattern STYLED =
      Pattern.compile("^(?:式?风格|画风|[ -]styled?\\b|[ -]themed?\\b)");
  private static final Pattern SIDE =
      Pattern.compile(
          "\\b(?:on|to)(?: the)? (?:left|right|side|bottom) of [a-z ]*$"
              + "|\\b(?:next to|near|beside|by) [a-z ]*$");
  private static final Pattern TOP = Pattern.compile("^的?(?:上|顶)(?:[^空]|$)");
  private static final Pattern INSIDE = Pattern.compile("^的?(?:里面|里|中|内)");
  private static final Pattern OF = Pattern.compile("^(?:上面|上|顶上|里面|里|中|下|旁|旁边|边|前|后)?(?:着)?的");

  private final String prompt;
  private final String text;
  private final List<Mention> mentions;

  /// How many clauses have ended before each letter, and behind the last.
  private final int[] ended;

  private Wording(String prompt, String text, List<Mention> mentions, int[] ended) {
    this.prompt = prompt;
    this.text = text;
    this.mentions = List.copyOf(mentions);
    this.ended = ended;
  }

  static Wording of(String text, Lexicon lexicon) {
    String lower = text.toLowerCase(Locale.ROOT);
    int[] ended = CLAUSES.endedIn(lower);
    return new Wording(
        lower.length() == text.length() ? text : lower, lower, lexicon.mentions(lower), ended);
  }

  /// Where words begin that say that something stands beside what is named, and not on it.
  OptionalInt sideBefore(Mention noun) {
    int from = Math.max(0, noun.start() - BEHIND);
    var side = SIDE.matcher(text.substring(from, noun.start()));
    return side.find() ? OptionalInt.of(from + side.start()) : OptionalInt.empty();
  }

  String text() {
    return text;
  }

  /// A stretch of the prompt, as it was written.
  String said(int start, int end) {
    return prompt.substring(start, end);
  }

  /// A term as the prompt has it.
  String said(Mention mention) {
    return said(mention.start(), mention.end());
  }

  List<Mention> mentions() {
    return mentions;
  }

  /// The same wording without some of its terms.
  Wording with(List<Mention> left) {
    return new Wording(prompt, text, left, ended);
  }

  boolean sameClause(int from, int to) {
    return to <= from || ended[to] == ended[from];
  }

  boolean sameClause(Mention one, Mention next) {
    return sameClause(one.end(), next.start());
  }

  /// True where a word so far before another may still speak of it.
  boolean near(int end, int start, int han, int latin) {
    if (start - end > Math.max(han, latin) || !sameClause(end, start)) {
      return false;
    }
    String gap = text.substring(end, start);
    boolean letters = gap.chars().anyMatch(c -> c >= 'a' && c <= 'z');
    return gap.length() <= (letters ? latin : han) && !STOPPER.matcher(gap).find();
  }

  /// Whether only a 的 or a space lies between.
  boolean touching(int end, int start) {
    return start - end <= BEHIND
        && text.substring(end, start).strip().replace("色", "").replace("的", "").isEmpty();
  }

  /// Whether two colours are joined: red and white.
  boolean joined(int end, int start) {
    return start - end <= BEHIND && AND.matcher(text.substring(end, start)).matches();
  }

  boolean articleBefore(int start) {
    return ARTICLE.matcher(text.substring(Math.max(0, start - 8), start)).find();
  }

  /// Whether it says in what style something is, and is not to be seen itself: 海盗风格.
  boolean namesStyle(Mention noun) {
    return STYLED.matcher(after(noun)).find();
  }

  /// Whether the last noun is to play this one: a cat as a king, but not "such as a king".
  boolean actsAs(Mention noun) {
    String before = text.substring(Math.max(0, noun.start() - BEHIND), noun.start());
    return PLAYING.matcher(before).find() && !SUCH.matcher(before).find();
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

  /// The words right behind a term.
  String after(Mention mention) {
    return text.substring(mention.end(), Math.min(text.length(), mention.end() + BEHIND));
  }
}
