package io.openbailian.writer;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Answers with one of the words that the question leaves the choice of, and nothing else: what
/// classifies, judges or asks for yes or no reads no other answer. It goes by the words of the
/// text, by how the text feels about its subject, else it takes the first.
final class Choosing implements Skill {
  private static final String OPTION =
      "[\"'“”‘’`*]?(?:[A-Za-z][\\w-]{0,24}(?: [\\w-]{1,16})?|[^\\P{Han}和或]{1,8})[\"'“”‘’`*]?";
  private static final String BETWEEN =
      "(?:\\s*,\\s*(?:or|and)\\s+|\\s+or\\s+|\\s*[,，、/|]\\s*|\\s*(?:或者?|还是|和)\\s*)";
  private static final String OPTIONS =
      "[\\[(（【「]?\\s*(" + OPTION + "(?:" + BETWEEN + OPTION + "){1,11})\\s*[\\])）】」]?";
  private static final Pattern ASKED =
      Pattern.compile(
          "(?i)\\bis (?:it|this|that)\\b[^.?\\n]{0,20}\\bor\\b|\\b(?:classif|categori[sz]|label|sentiment|choose|pick|select|decide|determine whether|answer (?:only |just )?(?:with |by )?[\"']?(?:yes|true)|(?:answer|reply|respond|output|return)[^.\\n]{0,24}\\b(?:one word|only|exactly|either|one of))"
              + "|分类|归类|判断|请选择|选项|选出|选一个|选择一个|情感|回答[“\"]?(?:是|对|正面)|只(?:能|需|要)?(?:回答|回复|输出)");
  private static final List<Pattern> PLACES =
      List.of(
          Pattern.compile(
              "(?i)\\b(?:as (?:either |one of )?|into (?:one of )?|either |one of(?: the following| these)?(?: categories| labels| options| words| classes)?|(?:categories|labels|options|classes|choices)(?: are| is)?|choose (?:from|between|among)|answer (?:only |just )?(?:with )?|reply (?:only |just )?(?:with )?|respond (?:only |just )?(?:with )?|output (?:only )?|return (?:only )?|is it |between )\\s*[:：]?\\s*"
                  + OPTIONS),
          Pattern.compile(
              "(?:分为|分成|分类为|归为|归类为|判断[^，。,.：:]{0,16}(?:是|为|属于)|属于|选项(?:是|为|有)?|类别(?:是|为|有)?|标签(?:是|为|有)?|从|在|只?(?:能|需|要)?(?:回答|回复|输出))\\s*[:：]?\\s*[“\"]?"
                  + OPTIONS),
          Pattern.compile("是\\s*[“\"]?(" + OPTION + "(?:\\s*(?:或者?|还是)\\s*" + OPTION + "){1,11})"));

  /// An order to write something is none to choose, whatever it is about.
  private static final Pattern WRITING =
      Pattern.compile(
          "(?i)^\\s*(?:please |can you |could you )?(?:write|compose|draft|explain|describe|tell|outline|translate|summari[sz]e)\\b"
              + "|^\\s*(?:请|麻烦|帮我|请你|请帮我)?(?:写|创作|编|拟|介绍|解释|说明|描述|谈谈|讲|翻译|总结|列)");

  /// Answers to choose from by their letters.
  private static final Pattern LETTERED =
      Pattern.compile("(?:^|[\\s：:])[(（]?([A-F])[.、)）．]\\s*\\S");

  private static final Pattern SEPARATOR = Pattern.compile("(?i)" + BETWEEN);
  private static final Pattern MARKS = Pattern.compile("[\"'“”‘’`*\\[\\]()（）【】「」]");
  private static final int LONGEST = 30;

  @Override
  public Optional<String> answer(Question question) {
    String text = question.asking().whole();
    if (!ASKED.matcher(text).find() || WRITING.matcher(text).find()) {
      return Optional.empty();
    }
    if (LETTERED.matcher(text).results().limit(2).count() == 2) {
      return LETTERED.matcher(text).results().findFirst().map(letter -> letter.group(1));
    }
    for (Pattern place : PLACES) {
      Matcher matcher = place.matcher(text);
      while (matcher.find()) {
        List<String> options = options(matcher.group(1));
        if (options.size() > 1) {
          String rest = text.substring(0, matcher.start(1)) + " " + text.substring(matcher.end(1));
          return Optional.of(chosen(options, rest));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> options(String list) {
    return SEPARATOR.split(list).stream()
        .map(option -> MARKS.matcher(option).replaceAll("").strip())
        .filter(option -> !option.isEmpty() && option.length() <= LONGEST)
        .distinct()
        .toList();
  }

  private static String chosen(List<String> options, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return options.stream()
        .filter(option -> lower.contains(option.toLowerCase(Locale.ROOT)))
        .findFirst()
        .or(() -> Sentiment.of(text).among(options))
        .orElse(options.getFirst());
  }
}
