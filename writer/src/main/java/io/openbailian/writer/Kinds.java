package io.openbailian.writer;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Names things of a kind that anybody can name: colours, fruits, days. A kind that is narrowed
/// (birds that cannot fly) is not one it knows.
final class Kinds implements Skill {
  private static final int USUALLY = 5;
  private static final String COUNT =
      "\\d{1,2}|[一二两三四五六七八九十]|one|two|three|four|five|six|seven|eight|nine|ten";
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?i)(?:^|[.!?:;]\\s+|\\bplease )(?:please )?(?:can you |could you )?(?:list|name|enumerate|give me|give|tell me|write down|write|generate|return|output|what are)\\s+(?:me\\s+)?(?:(?:a|the)\\s+)?(?:(?:json |bulleted |numbered |comma[- ]separated )?(?:list|array)\\s+(?:of|with)\\s+)?(?:the\\s+)?(?:names? of\\s+)?(?:(?P<count>"
              + COUNT
              + ")\\s+)?(?:(?:random|different|common|popular|some|any|a few|all|the|names? of)\\s+)*(?P<kind>[a-z ]{3,24}?)(?: names?)?\\s*(?:[.!?]|,|:|;|$|\\n|\\bin (?:json|english|chinese|a list)\\b|\\bas (?:a |json|an )|\\bseparated\\b|\\bone per line\\b)");
  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:列出|列举出?|说出|举出|举|给出|给我|写出|告诉我|生成|返回|输出)\\s*(?:常见的?|一些|不同的|所有的?|全部的?|一年的?|一年中的?)?(?P<count>"
              + COUNT
              + "|几)?\\s*(?:个|种|座|项|位|类|只|朵|件)?(?:常见的?|不同的)?(?P<kind>[^\\s，。,.！!？?：:的]{1,6}?)(?:的?(?:名称|名字|例子))?\\s*(?:[，。,.！!？?：:\\n]|$)");
  private static final Pattern COMMAS =
      Pattern.compile("(?i)comma|逗号|(?:in|on) (?:one|a single) line|一行");

  private record Kind(List<String> names, List<String> chinese, List<String> english) {
    boolean is(String name) {
      return names.contains(name)
          || (name.endsWith("ies") && names.contains(name.substring(0, name.length() - 3) + "y"))
          || (name.endsWith("s") && names.contains(name.substring(0, name.length() - 1)));
    }
  }

  /// @param count empty where the question says none
  record Wanted(List<String> all, Optional<Integer> count) {
    List<String> some(int otherwise) {
      return all.subList(0, Math.clamp(count.orElse(otherwise), 1, all.size()));
    }
  }

  private static final List<Kind> ALL =
      DataFile.lines("kinds.txt").stream()
          .map(line -> DataFile.columns(line, "|"))
          .map(columns ->
              new Kind(
                  DataFile.columns(columns.get(0), ","),
                  DataFile.columns(columns.get(1), ","),
                  DataFile.columns(columns.get(2), ",")))
          .toList();

  /// What the question wants named, if that is a kind that is known.
  static Optional<Wanted> in(Question question) {
    return found(ENGLISH, question).or(() -> found(CHINESE, question));
  }

  private static Optional<Wanted> found(Pattern pattern, Question question) {
    Matcher matcher = pattern.matcher(question.text());
    while (matcher.find()) {
      String name = matcher.group(2).strip().toLowerCase(Locale.ROOT);
      String count = matcher.groupOrNull(1);
      for (Kind kind : ALL) {
        if (kind.is(name)) {
          List<String> all = question.tongue() == Tongue.ZH ? kind.chinese() : kind.english();
          return Optional.of(new Wanted(all, Optional.ofNullable(count).flatMap(Wish::number)));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> answer(Question question) {
    return in(question).map(wanted -> said(wanted, question));
  }

  private static String said(Wanted wanted, Question question) {
    boolean whole = wanted.count().isEmpty() && wanted.all().size() < 2 * USUALLY;
    List<String> some = new ArrayList<>(whole ? wanted.all() : wanted.some(USUALLY));
    if (COMMAS.matcher(question.text()).find()) {
      return String.join(question.tongue().say("，", ", "), some);
    }
    return IntStream.range(0, some.size())
        .mapToObj(i -> (i + 1) + ". " + some.get(i))
        .collect(Collectors.joining("\n"));
  }
}
