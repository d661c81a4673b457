package io.openbailian.engine.embedded.scene;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The grammar around mentions: what number, colour and position a subject has, and what is
/// negated. A word belongs to what stands in its own clause only.
final class Clauses {
  private static final String ENDS = "，。；！？,.;!?\n";

  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("一", 1),
          Map.entry("二", 2),
          Map.entry("两", 2),
          Map.entry("三", 3),
          Map.entry("四", 4),
          Map.entry("五", 5),
          Map.entry("六", 6),
          Map.entry("七", 7),
          Map.entry("八", 8),
          Map.entry("九", 9),
          Map.entry("十", 10),
          Map.entry("几", 3),
          Map.entry("一群", 6),
          Map.entry("一些", 4),
          Map.entry("许多", 7),
          Map.entry("很多", 7),
          Map.entry("成群的", 8),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("several", 4),
          Map.entry("some", 3),
          Map.entry("many", 7));

  private static final int MOST = 12;

  private static final Pattern CHINESE_COUNT =
      Pattern.compile(
          "(?:(\\d{1,3}|[一二两三四五六七八九十几])\\s*[只个条朵座棵匹艘位名辆盏本杯碗盘瓶间栋幢头群对束株片枝叶]"
              + "|(一群|一些|许多|很多|成群的))[^，。；,.;、]{0,6}$");

  private static final Pattern LATIN_COUNT =
      Pattern.compile(
          "\\b(\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many)"
              + "(?:[\\s-]+[a-z]+){0,2}[\\s-]+$");

  private static final Pattern WHOLE =
      Pattern.compile("^(?:色?调|主题|基调|背景|氛围|\\s*(?:tone|theme|palette|background|light))");

  private static final Pattern WORN =
      Pattern.compile("\\s*(?:in|wearing|with|dressed in|穿着?|身穿|戴着?)\\s*(?:an?\\s+)?(?:一[件条顶])?");

  private final String text;

  Clauses(String text) {
    this.text = text.toLowerCase(Locale.ROOT);
  }

  boolean negated(Mention mention, List<Mention> all) {
    return all.stream()
        .filter(other -> other.is(Category.NEGATION) && other.end() <= mention.start())
        .anyMatch(negation -> sameClause(negation.end(), mention.start()));
  }

  Subject subject(Mention mention, List<Mention> all) {
    Optional<Mention> colour = colourOf(mention, all).or(() -> wornColour(mention, all));
    Role role = Role.valueOf(mention.term().hint("ROLE").orElse(Role.THING.name()));
    return Subject.of(mention.term().name(), role)
        .with(
            count(mention.start()),
            colour.map(found -> found.term().as(Hue.class)).or(mention::hue),
            position(mention, all));
  }

  /// A colour named for the place, the time or the sky, or for the picture's tone.
  Optional<Hue> tint(List<Mention> all) {
    for (Mention colour : all) {
      if (colour.is(Category.COLOUR) && (speaksOfAll(colour) || precedesSetting(colour, all))) {
        return Optional.of(colour.term().as(Hue.class));
      }
    }
    return Optional.empty();
  }

  private boolean speaksOfAll(Mention colour) {
    return WHOLE.matcher(text.substring(colour.end())).find();
  }

  private boolean precedesSetting(Mention colour, List<Mention> all) {
    return all.stream()
        .filter(next -> next.start() >= colour.end())
        .findFirst()
        .filter(Clauses::setsTheScene)
        .filter(next -> touching(colour.end(), next.start()))
        .isPresent();
  }

  /// A sofa says that the place is a room, but its colour is its own.
  private static boolean setsTheScene(Mention mention) {
    return mention.is(Category.TIME)
        || mention.is(Category.SKY)
        || (mention.is(Category.PLACE) && mention.term().as(Place.class).outdoors());
  }

  private Optional<Mention> colourOf(Mention subject, List<Mention> all) {
    return all.stream()
        .filter(colour -> colour.is(Category.COLOUR) && colour.end() <= subject.start())
        .filter(colour -> near(colour.end(), subject.start()))
        .filter(colour -> all.stream().noneMatch(other -> between(colour, other, subject)))
        .max(Comparator.comparingInt(Mention::start));
  }

  /// The colour of what somebody is dressed in: a girl in a red dress.
  private Optional<Mention> wornColour(Mention subject, List<Mention> all) {
    return all.stream()
        .filter(colour -> colour.is(Category.COLOUR) && colour.start() >= subject.end())
        .filter(colour -> WORN.matcher(text.substring(subject.end(), colour.start())).matches())
        .findFirst();
  }

  private boolean touching(int end, int start) {
    return text.substring(end, start).strip().replace("色", "").replace("的", "").isEmpty();
  }

  private static boolean between(Mention colour, Mention other, Mention subject) {
    return (other.is(Category.SUBJECT) || other.is(Category.PLACE) || other.is(Category.SKY))
        && other.start() >= colour.end()
        && other.end() <= subject.start();
  }

  private boolean near(int end, int start) {
    String gap = text.substring(end, start);
    boolean latin = gap.chars().anyMatch(c -> c >= 'a' && c <= 'z');
    return sameClause(end, start)
        && gap.length() <= (latin ? 14 : 4)
        && !gap.contains("和")
        && !gap.contains("与")
        && !gap.contains("、");
  }

  private int count(int start) {
    String before = text.substring(Math.max(0, start - 40), start);
    Matcher chinese = CHINESE_COUNT.matcher(before);
    if (chinese.find()) {
      return number(chinese.group(1) == null ? chinese.group(2) : chinese.group(1));
    }
    Matcher latin = LATIN_COUNT.matcher(before);
    return latin.find() ? number(latin.group(1)) : 1;
  }

  private static int number(String word) {
    int count = NUMBERS.containsKey(word) ? NUMBERS.get(word) : Integer.parseInt(word);
    return Math.clamp(count, 1, MOST);
  }

  private Position position(Mention subject, List<Mention> all) {
    return all.stream()
        .filter(other -> other.is(Category.POSITION))
        .filter(other ->
            sameClause(
                Math.min(other.end(), subject.end()), Math.max(other.start(), subject.start())))
        .min(Comparator.comparingInt(other -> Math.abs(other.start() - subject.start())))
        .map(other -> other.term().as(Position.class))
        .orElse(Position.ANYWHERE);
  }

  private boolean sameClause(int from, int to) {
    for (int i = from; i < to; i++) {
      if (ENDS.indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }
}
