package io.openbailian.writer;

import io.openbailian.engine.text.Turn;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import io.openbailian.writer.sentences.WeighedSentences;
import java.util.List;
import java.util.Optional;

/// Summarises a given text by its own sentences, and extracts what has a shape of its own:
/// keywords, addresses, numbers, dates.
final class Summary implements Skill {
  private static final Pattern SUMMARY =
      Pattern.compile(
          "(?i)总结|概括|摘要|归纳|提炼|缩写|\\bsummar(y|ise|ize)|\\btl;?dr\\b|main points?|in short");
  private static final Pattern EXTRACT =
      Pattern.compile("(?i)提取|抽取|找出|摘出|关键词|\\bextract\\b|\\bfind all\\b|\\bkeywords?\\b");
  private static final Pattern KEYWORDS = Pattern.compile("(?i)关键词|关键字|keywords?|key phrases");
  private static final Pattern GIVEN = Pattern.compile("(?s)[:：]\\s*\\n?(.{20,})$|\\n(.{20,})$");
  private static final int LONG_ENOUGH = 20;

  private record Shape(Pattern asked, Pattern found) {}

  private static final List<Shape> SHAPES =
      List.of(
          shape("邮箱|邮件|e-?mail", "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"),
          shape("网址|链接|url|link", "https?://[^\\s，。；）)\"”]+"),
          shape(
              "电话|手机|phone",
              "\\D(?P<it>(?:\\+?\\d{1,3}[ -])?(?:1\\d{10}|\\d{3,4}-\\d{4}(?:-\\d{4})?|\\d{3,4}-\\d{7,8}))(?:\\D|$)"),
          shape("日期|时间|dates?", "\\d{4}[-/年.]\\d{1,2}(?:[-/月.]\\d{1,2}日?)?|\\d{1,2}月\\d{1,2}日"),
          shape(
              "金额|价格|prices?|amounts?",
              "[¥$€£]\\s?\\d[\\d,]*(?:\\.\\d+)?|\\d[\\d,]*(?:\\.\\d+)?\\s?(?:元|美元|yuan|dollars)"),
          shape("数字|numbers?", "-?\\d+(?:\\.\\d+)?%?"));

  private static Shape shape(String asked, String found) {
    return new Shape(Pattern.compile(asked, Pattern.CASE_INSENSITIVE), Pattern.compile(found));
  }

  @Override
  public Optional<String> answer(Question question) {
    boolean extracts = EXTRACT.matcher(instruction(question)).find();
    if (!extracts && !SUMMARY.matcher(instruction(question)).find()) {
      return Optional.empty();
    }
    return given(question)
        .map(text -> extracts ? extracted(text, question) : summarised(text, question));
  }

  /// The words around the given text: its first line and its last.
  private static String instruction(Question question) {
    List<String> lines = question.text().lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      return "";
    }
    String first = lines.getFirst();
    String head = first.substring(0, Math.min(first.length(), 60));
    return lines.size() > 1 ? head + " " + lines.getLast() : head;
  }

  /// The text behind a colon or below the first line; without one, what was said before.
  private static Optional<String> given(Question question) {
    Matcher matcher = GIVEN.matcher(question.text());
    if (matcher.find()) {
      return Optional.of(matcher.groupOrNull(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return question.request().turns().stream()
        .filter(turn -> turn.role() == Turn.Role.USER || turn.role() == Turn.Role.ASSISTANT)
        .map(Turn::text)
        .filter(text -> !text.strip().equals(question.text()) && text.length() > LONG_ENOUGH)
        .reduce((_, later) -> later);
  }

  private static String extracted(String text, Question question) {
    Tongue tongue = question.tongue();
    String asked = instruction(question);
    if (KEYWORDS.matcher(asked).find()) {
      return String.join(tongue.say("、", ", "), new WeighedSentences(text).keywords(5));
    }
    for (Shape shape : SHAPES) {
      if (shape.asked().matcher(asked).find()) {
        List<String> found =
            shape.found().matcher(text).results().map(match -> match.group()).distinct().toList();
        return found.isEmpty()
            ? tongue.say("文本中没有找到。", "There is none in the text.")
            : String.join("\n", found);
      }
    }
    return summarised(text, question);
  }

  private static String summarised(String text, Question question) {
    WeighedSentences sentences = new WeighedSentences(text);
    int wanted = Wish.of(question.about(instruction(question), question.dice())).countOr(0, 20);
    int many = Math.clamp(Math.ceilDiv(sentences.count(), 3), 1, 3);
    boolean counted =
        Wish.of(question.about(instruction(question), question.dice())).count().isPresent();
    List<String> best = sentences.best(counted ? wanted : many);
    return best.isEmpty() ? text.strip() : String.join(Tongue.writtenIn(text).say("", " "), best);
  }
}
