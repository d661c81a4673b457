package io.openbailian.writer;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Says what it is told to say, word for word, and counts.
final class Saying implements Skill {
  private static final int MOST_NUMBERS = 200;
  private static final List<Pattern> WORDS =
      List.of(
          Pattern.compile(
              "(?is)^\\s*(?:please )?(?:just |only )?(?:(?:say|repeat|echo|print|output)(?: back)?(?: after me)?(?: only| just)?(?: exactly)?|(?:reply|respond|answer)(?: only| just)?(?: with(?: only| just)?(?: exactly)?| exactly))(?: the (?:single )?(?:word|text|phrase|sentence|following))?\\s*[:：]?\\s*[\"“'‘`]([^\"”'’`]{1,400})[\"”'’`]"),
          Pattern.compile(
              "(?is)^\\s*(?:please )?(?:just |only )?(?:say|repeat|echo)(?: back)?(?: after me)?(?: exactly)?(?: the following)?\\s*[:：]\\s*(.{1,400}?)\\s*$"),
          Pattern.compile(
              "(?i)^\\s*(?:please )?(?:reply|respond|answer)(?: only| just)? with(?: only| just| exactly)?(?: the (?:single )?word)?\\s*[:：]?\\s*([\\p{L}\\d]{1,24})[.!]?(?:\\s+(?:and|only|nothing)\\b.*)?\\s*$"),
          Pattern.compile(
              "(?i)^\\s*(?:please )?say\\s+((?:hello|hi|ok|okay|yes|no|ping|pong|test|this is a test|something)(?: world)?)\\s*[.!]?\\s*$"),
          Pattern.compile(
              "(?s)^\\s*(?:请)?(?:你)?(?:(?:只|仅)?(?:需要?|要)?(?:跟我)?(?:说|重复|复述)|(?:只|仅)(?:需要?|要)?(?:回复|回答|输出))(?:一下|一遍|一句|以下内容|下面的话)?\\s*[:：]?\\s*[“\"「『']([^”\"」』']{1,400})[”\"」』']"),
          Pattern.compile(
              "(?s)^\\s*(?:请)?(?:你)?(?:只|仅)(?:需要?|要)?(?:回复|回答|输出)\\s*[:：]?\\s*([^，。,.！!\\s]{1,24})[。.！!]?\\s*$"),
          Pattern.compile(
              "(?s)^\\s*(?:请)?(?:跟我)?(?:重复|复述)(?:一下|一遍|以下内容|下面的话)?\\s*[:：]\\s*(.{1,400}?)\\s*$"));
  private static final Pattern COUNT =
      Pattern.compile(
          "(?i)\\bcount (?:from (\\d{1,3}) )?(?:up )?to (\\d{1,3}|ten|twenty)\\b|从\\s*(\\d{1,3}|一)?\\s*数到\\s*(\\d{1,3}|十|二十)");

  @Override
  public Optional<String> answer(Question question) {
    for (Pattern pattern : WORDS) {
      Matcher matcher = pattern.matcher(question.text());
      if (matcher.find() && !matcher.group(1).isBlank()) {
        return Optional.of(matcher.group(1).strip());
      }
    }
    Matcher count = COUNT.matcher(question.text());
    return count.find() ? counted(count, question) : Optional.empty();
  }

  private static Optional<String> counted(Matcher count, Question question) {
    int from = number(count.groupOrNull(1) == null ? count.groupOrNull(3) : count.group(1), 1);
    int to = number(count.groupOrNull(2) == null ? count.groupOrNull(4) : count.group(2), 1);
    if (to < from || to - from >= MOST_NUMBERS) {
      return Optional.empty();
    }
    return Optional.of(
        IntStream.rangeClosed(from, to)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(question.tongue().say("，", ", "))));
  }

  private static int number(@Nullable String word, int otherwise) {
    if (word == null) {
      return otherwise;
    }
    return switch (word) {
      case "ten", "十" -> 10;
      case "twenty", "二十" -> 20;
      case "一" -> 1;
      default -> Integer.parseInt(word);
    };
  }
}
