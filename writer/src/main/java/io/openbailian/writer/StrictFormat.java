package io.openbailian.writer;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Answers of the small forms that frameworks ask for in words: one of some words, a number, a
/// date, a list with commas or one item a line. Sources: LangChain4j, Spring AI and LangChain.
final class StrictFormat implements Skill {
  private static final Pattern ENUMS =
      Pattern.compile("(?is)you must answer strictly with one of these enums:\\s*\\n(.+)$");
  private static final Pattern FORMAT =
      Pattern.compile("(?i)you must answer strictly in the following format:\\s*([^\\n{]+)");
  private static final Pattern COMMAS =
      Pattern.compile("(?i)list of comma[- ]separated values|comma[- ]delimited list");
  private static final Pattern LINES =
      Pattern.compile("(?i)you must put every item on a separate line");
  private static final Pattern ONE_OF = Pattern.compile("one of \\[([^\\]]+)\\]");
  private static final int ITEMS = 3;

  @Override
  public Optional<String> answer(Question question) {
    String whole = question.asking().whole();
    Matcher enums = ENUMS.matcher(whole);
    if (enums.find()) {
      return chosen(enums.group(1).lines().map(String::strip).toList(), question);
    }
    Matcher format = FORMAT.matcher(whole);
    if (format.find()) {
      return Optional.of(value(format.group(1), question));
    }
    if (COMMAS.matcher(whole).find()) {
      return Optional.of(items(question).stream().collect(Collectors.joining(", ")));
    }
    return LINES.matcher(whole).find()
        ? Optional.of(items(question).stream().collect(Collectors.joining("\n")))
        : Optional.empty();
  }

  private static Optional<String> chosen(List<String> lines, Question question) {
    List<String> words =
        lines.stream()
            .map(line -> line.indexOf(':') > 0 ? line.substring(0, line.indexOf(':')) : line)
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    Hints hints = new Hints(question);
    return words.stream().filter(hints::mentions).findFirst().or(() -> words.stream().findFirst());
  }

  private static String value(String format, Question question) {
    Matcher choice = ONE_OF.matcher(format);
    if (choice.find()) {
      return chosen(choice.group(1).replace(",", "\n").lines().toList(), question).orElse("true");
    }
    Hints hints = new Hints(question);
    if (format.contains("integer")) {
      return hints.number(number -> number.scale() <= 0).map(Object::toString).orElse("1");
    }
    if (format.contains("number")) {
      return hints.number(_ -> true).map(Object::toString).orElse("1.0");
    }
    return hints.date().map(Object::toString).orElse("2026-01-01");
  }

  private static List<String> items(Question question) {
    Optional<Kinds.Wanted> wanted = Kinds.in(question);
    if (wanted.isPresent()) {
      return wanted.get().some(ITEMS);
    }
    String topic = Topic.of(question.text());
    return IntStream.rangeClosed(1, ITEMS).mapToObj(i -> topic + " " + i).toList();
  }
}
