package io.openbailian.writer;

import io.openbailian.text.Pattern;
import io.openbailian.writer.number.Numerals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What a conversation says that can be the value of something: cities, dates, numbers, addresses.
final class Hints {
  private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
  private static final Pattern URL = Pattern.compile("https?://[^\\s，。；）)\"”]+");
  private static final Pattern DATE = Pattern.compile("(\\d{4})[-/年.](\\d{1,2})[-/月.](\\d{1,2})");
  private static final Pattern NUMBER = Pattern.compile("[^\\w.-](?P<it>-?\\d+(?:\\.\\d+)?)");
  private static final int MOST_NUMBERS = 100;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[_\\s-]+");
  private static final Pattern PROPER =
      Pattern.compile(
          "\\b(?:in|at|for|to|from|of|near|and)\\s+([A-Z][\\p{L}'-]+(?:\\s+[A-Z][\\p{L}'-]+)*)");
  private static final List<String> CITIES = cities();
  private static final List<String> PLACE =
      List.of(
          "city",
          "location",
          "place",
          "address",
          "destination",
          "origin",
          "from",
          "to",
          "where",
          "region",
          "城市",
          "地点");
  private static final List<String> PROSE =
      List.of(
          "summary",
          "description",
          "content",
          "answer",
          "reason",
          "explanation",
          "detail",
          "text",
          "body",
          "comment",
          "message",
          "摘要",
          "内容",
          "说明");
  private static final List<String> WHOLE =
      List.of("query", "question", "prompt", "input", "keyword", "search", "问题");

  private static final Pattern PERSON =
      Pattern.compile(
          "\\b(?:person|people|user|customer|employee|character|student|patient|author|man|woman|friend|contact)s?\\b|人|用户|客户|员工|学生|患者|联系人|角色");

  private final Question question;
  private final String lower;
  private final LocalDate today;

  /// What was once looked for in the question: schemas ask for the same again and again.
  private final Map<String, Optional<String>> looked = new HashMap<>();

  private Optional<LocalDate> date = Optional.empty();
  private boolean dateLooked;
  private final Deque<String> places = new ArrayDeque<>();
  private final List<BigDecimal> numbers = new ArrayList<>();

  Hints(Question question) {
    this(question, 0);
  }

  /// @param passed how many of the places are somebody else's
  Hints(Question question, int passed) {
    this.question = question;
    this.lower = question.lower();
    this.today = LocalDate.ofInstant(question.now(), ZoneOffset.ofHours(8));
    places.addAll(places(question.text()).stream().skip(passed).toList());
    String text = DATE.matcher(question.text()).replaceAll(" ");
    addNumbers(text);
    addNumbers(Numerals.digits(text)); // digits count before words
  }

  private void addNumbers(String text) {
    NUMBER
        .matcher(text)
        .results()
        .filter(match -> !isPartOfDate(text, match.end()))
        .limit(MOST_NUMBERS)
        .map(match -> new BigDecimal(match.group()))
        .filter(number -> !numbers.contains(number))
        .forEach(numbers::add);
  }

  /// 2026-11 and 3月5: what follows belongs to the same date.
  private static boolean isPartOfDate(String text, int end) {
    int at = end;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return at + 1 < text.length()
        && "-/年月日".indexOf(text.charAt(at)) >= 0
        && Character.isDigit(text.charAt(at + 1));
  }

  private static List<String> cities() {
    return DataFile.lines("cities.txt").stream()
        .flatMap(line -> DataFile.columns(line, ",").stream())
        .toList();
  }

  private static List<String> places(String text) {
    List<String> known =
        CITIES.stream()
            .filter(text::contains)
            .sorted(Comparator.comparingInt(text::indexOf))
            .toList();
    return known.isEmpty()
        ? PROPER.matcher(text).results().map(match -> match.group(1)).toList()
        : known;
  }

  /// How many places the question has.
  static int placesIn(Question question) {
    return places(question.text()).size();
  }

  /// Whether a name is that of a place.
  static boolean isPlace(String name) {
    return any(name.toLowerCase(Locale.ROOT), PLACE);
  }

  /// Whether a word stands in the question.
  boolean mentions(String word) {
    return !word.isBlank() && lower.contains(word.toLowerCase(Locale.ROOT));
  }

  /// What the question itself has for a text of this name; empty when nothing fits.
  Optional<String> found(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    if (any(plain, PLACE)) {
      return nextPlace();
    }
    if (plain.contains("mail")) {
      return looked("email", () -> first(EMAIL));
    }
    if (plain.contains("url") || plain.contains("link") || plain.contains("uri")) {
      return looked("url", () -> first(URL));
    }
    if (plain.contains("date") || plain.contains("day") || plain.equals("日期")) {
      return date().map(LocalDate::toString);
    }
    if (plain.contains("expression") || plain.contains("formula")) {
      return looked("expression", () -> Reckoning.expressionIn(question.text()));
    }
    if (any(plain, WHOLE)) {
      return Optional.of(question.text()).filter(text -> !text.isEmpty());
    }
    return plain.contains("name")
        ? looked("name", () -> Facts.of(question.request().turns()).get(Facts.NAME))
        : Optional.empty();
  }

  private Optional<String> looked(String what, Supplier<Optional<String>> search) {
    Optional<String> known = looked.get(what);
    if (known == null) {
      known = search.get();
      looked.put(what, known);
    }
    return known;
  }

  private Optional<String> nextPlace() {
    return places.size() > 1
        ? Optional.of(places.removeFirst())
        : Optional.ofNullable(places.peek());
  }

  private static boolean any(String name, List<String> words) {
    List<String> parts = BETWEEN_WORDS.split(name);
    return words.stream()
        .anyMatch(word -> parts.contains(word) || (word.length() > 4 && name.contains(word)));
  }

  private Optional<String> first(Pattern pattern) {
    return pattern.matcher(question.text()).results().map(match -> match.group()).findFirst();
  }

  /// The day that is meant, if one is.
  Optional<LocalDate> date() {
    if (!dateLooked) {
      date = dateIn(lower);
      dateLooked = true;
    }
    return date;
  }

  private Optional<LocalDate> dateIn(String text) {
    var matcher = DATE.matcher(text);
    if (matcher.find()) {
      try {
        return Optional.of(
            LocalDate.of(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
    if (text.contains("后天") || text.contains("day after tomorrow")) {
      return Optional.of(today.plusDays(2));
    }
    if (text.contains("明天") || text.contains("tomorrow")) {
      return Optional.of(today.plusDays(1));
    }
    if (text.contains("昨天") || text.contains("yesterday")) {
      return Optional.of(today.minusDays(1));
    }
    return text.contains("今天") || text.contains("today") ? Optional.of(today) : Optional.empty();
  }

  /// The next number of the question that will do; each is used once.
  Optional<BigDecimal> number(Predicate<BigDecimal> fits) {
    Optional<BigDecimal> number = numbers.stream().filter(fits).findFirst();
    number.ifPresent(numbers::remove);
    return number;
  }

  /// Words for a text of this name, whatever the question says.
  String words(String name) {
    String kind = name.equals("name") && PERSON.matcher(lower).find() ? "fullname" : name;
    Optional<String> plausible = Plausible.word(kind, question.tongue());
    if (plausible.isPresent()) {
      return plausible.get();
    }
    String topic = looked("topic", () -> Optional.of(Topic.of(question.text()))).orElse("");
    return any(name.toLowerCase(Locale.ROOT), PROSE)
        ? Grammar.capital(
            Grammar.bundled()
                .say(
                    question.tongue(),
                    "about.general",
                    Map.of("topic", topic),
                    question.dice().fork(name)))
        : topic;
  }
}
