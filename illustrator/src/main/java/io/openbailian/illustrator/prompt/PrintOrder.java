package io.openbailian.illustrator.prompt;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import io.openbailian.text.words.Clauses;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A prompt that asks for a printed thing as a whole: a logo, a business card, an infographic, a
/// promotional poster. What it is for is its title, unless words are quoted.
///
/// @param print what is ordered
/// @param word where its own name stands
/// @param whole where the words stand that order it, what it is for among them
/// @param title what it is for, or its own name where nothing says so; as the prompt writes it
record PrintOrder(Print print, Stretch word, Stretch whole, String title) {
  private static final Clauses CLAUSES = Clauses.endedBy("，。；！？：,.;!?:\n");
  private static final int LONGEST_TITLE = 40;

  /// Of a prompt.
  record Stretch(int start, int end) {}

  /// Behind these words a printed thing is a part of the picture, and not the picture.
  private static final Pattern WITHIN =
      Pattern.compile(
          "[拿递持举带有没无印贴挂穿看]|不要|\\b(?:with|without|no|on|of|from|by|in|his|her|their|holding|holds"
              + "|giving|gives|hands|handing|reading|near|beside|and|has|having|wearing|avoid)\\b");

  private static final Pattern ORDERED =
      Pattern.compile(
          "^(?:\\s|请|帮我|为我|给我|设计|制作|生成|创作|画|做|要|一张|一个|一款|一幅|一份|一套|一枚|个|张|款|关于|为|给"
              + "|\\b(?:please|design|create|make|generate|draw|an?|the|me|of)\\b)+");

  private static final Pattern BOUND = Pattern.compile("(?:\\s|的|设计|主题|品牌|公司)+$");

  private static final Pattern FOR =
      Pattern.compile(
          "^\\s*(?:design|template|mockup)?\\s*(?:for|about|of|on|showing|explaining)\\s+(?:an?\\s+|the\\s+|my\\s+|our\\s+)?"
              + "([^,.;:!?，。；\\n]{2,60})");

  /// The first that a prompt orders.
  ///
  /// @param prompt without its quotations
  static Optional<PrintOrder> in(String prompt) {
    String lower = prompt.toLowerCase(Locale.ROOT);
    if (lower.length() != prompt.length()) {
      return Optional.empty();
    }
    int[] ended = CLAUSES.endedIn(lower);
    for (Print print : Print.values()) {
      for (String word : print.ordered()) {
        int at = lower.indexOf(word);
        if (at >= 0 && isWord(lower, at, at + word.length())) {
          Optional<PrintOrder> order = at(print, prompt, lower, clause(ended, at), at, word);
          if (order.isPresent()) {
            return order;
          }
        }
      }
    }
    return Optional.empty();
  }

  /// A Latin word stands alone; Chinese is written without spaces.
  private static boolean isWord(String text, int start, int end) {
    return !(letter(text, start) && letter(text, start - 1))
        && !(letter(text, end - 1) && letter(text, end));
  }

  private static boolean letter(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
  }

  /// Where the clause of a letter begins.
  private static int clause(int[] ended, int at) {
    int start = at;
    while (start > 0 && ended[start - 1] == ended[at]) {
      start--;
    }
    return start;
  }

  private static Optional<PrintOrder> at(
      Print print, String prompt, String lower, int clause, int at, String word) {
    String before = lower.substring(clause, at);
    Matcher ordered = ORDERED.matcher(before);
    int from = clause + (ordered.find() ? ordered.end() : 0);
    String kind = from < at ? lower.substring(from, at) : "";
    if (WITHIN.matcher(kind).find()) {
      return Optional.empty();
    }
    int end = at + word.length();
    Stretch name = new Stretch(at, end);
    Matcher purpose = FOR.matcher(lower.substring(end));
    if (purpose.find()) {
      String title = prompt.substring(end + purpose.start(1), end + purpose.end(1));
      return Optional.of(
          new PrintOrder(print, name, new Stretch(at, end + purpose.end(1)), title(title)));
    }
    String said = named(prompt.substring(Math.min(from, at), at));
    return Optional.of(
        said.isEmpty()
            ? new PrintOrder(print, name, name, title(prompt.substring(at, end)))
            : new PrintOrder(
                print,
                name,
                new Stretch(Math.min(from, at), end),
                title(said + print.suffix(word))));
  }

  /// What is said in front, less colours and styles.
  private static String named(String words) {
    StringBuilder rest = new StringBuilder(words);
    List<Mention> mentions = Lexicon.bundled().mentions(words);
    for (Mention mention : mentions.reversed()) {
      switch (mention.term().category()) {
        case STYLE, MOOD, COLOUR, BULK, MATERIAL, NUMBER, MEASURE ->
            rest.delete(mention.start(), mention.end());
        case PLACE,
            TIME,
            SEASON,
            WEATHER,
            SKY,
            SHOT,
            ANGLE,
            SUBJECT,
            GARMENT,
            HOLDABLE,
            ACTION,
            POSITION,
            RELATION,
            NEGATION,
            LETTERING,
            NOTHING -> {}
      }
    }
    String said = BOUND.matcher(rest).replaceAll("").strip();
    return said.startsWith("的") ? said.substring(1).strip() : said;
  }

  private static String title(String words) {
    String said = BOUND.matcher(words).replaceAll("").strip();
    return said.codePointCount(0, said.length()) <= LONGEST_TITLE
        ? said
        : said.substring(0, said.offsetByCodePoints(0, LONGEST_TITLE));
  }

  /// What is not drawn: all of it, unless its title is of something that can be drawn.
  Stretch undrawn() {
    return showsItsTitle() ? word : whole;
  }

  private boolean showsItsTitle() {
    return Lexicon.bundled().mentions(title).stream()
        .anyMatch(mention ->
            mention.is(Category.SUBJECT) && !mention.isSign() && mention.hint("NEAR").isEmpty());
  }
}
