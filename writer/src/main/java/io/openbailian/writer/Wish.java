package io.openbailian.writer;

import io.openbailian.text.Matcher;
import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What a request wants written: about what, in which form, how much.
///
/// @param size in characters of Chinese or words of English, when it was said
/// @param count of items or paragraphs, when it was said
/// @param sentences how many, when it was said
record Wish(String topic, Form form, OptionalInt size, OptionalInt count, OptionalInt sentences) {

  /// The forms of texts.
  enum Form {
    ESSAY,
    OUTLINE,
    STEPS,
    LIST,
    POEM,
    STORY,
    LETTER
  }

  private record Sign(Form form, Pattern pattern) {}

  private static final List<Sign> SIGNS =
      List.of(
          sign(Form.OUTLINE, "提纲|大纲|目录结构|\\boutline\\b"),
          sign(Form.STEPS, "步骤|怎么做|如何|怎样|教程|流程|\\bsteps?\\b|\\bhow (to|do|can)\\b|tutorial"),
          sign(Form.POEM, "诗|\\bpoem\\b|\\bhaiku\\b|\\bverse\\b"),
          sign(Form.STORY, "故事|童话|\\bstory\\b|\\btale\\b"),
          sign(Form.LETTER, "邮件|写.{0,4}信|\\be-?mail\\b|\\bletter\\b"),
          sign(
              Form.LIST,
              "列出|列举|清单|建议|理由|优点|[几\\d一二三四五六七八九十]+[点条个]|\\blist\\b|\\btips\\b|\\breasons\\b|\\bideas\\b|\\bpoints\\b"));

  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,4})\\s*(?:个?字|words?\\b)", Pattern.CASE_INSENSITIVE);
  private static final Pattern COUNT =
      Pattern.compile(
          "(\\d{1,2}|[一二两三四五六七八九十]|one|two|three|four|five|six|seven|eight|nine|ten)"
              + "\\s*(?:个|条|点|项|段|步|份|种|paragraphs?|points?|tips?|reasons?|ideas?|items?|steps?|ways?|things?|sentences?)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SENTENCES =
      Pattern.compile(
          "(\\d{1,2}|[一二两三四五六七八九十]|one|two|three|four|five|six|seven|eight|nine|ten)"
              + "\\s*(?:句|(?:short |brief |simple )?sentences?\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final List<String> NUMBERS =
      List.of("零一二三四五六七八九十", "zero one two three four five six seven eight nine ten");

  private static Sign sign(Form form, String pattern) {
    return new Sign(form, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
  }

  static Wish of(Question question) {
    String text = question.text();
    Form form =
        SIGNS.stream()
            .filter(sign -> sign.pattern().matcher(text).find())
            .map(Sign::form)
            .findFirst()
            .orElse(Form.ESSAY);
    return new Wish(
        Topic.of(text), form, number(SIZE, text), number(COUNT, text), number(SENTENCES, text));
  }

  private static OptionalInt number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? OptionalInt.of(value(matcher.group(1))) : OptionalInt.empty();
  }

  private static int value(String word) {
    if (Character.isDigit(word.charAt(0))) {
      return Integer.parseInt(word);
    }
    int han = NUMBERS.getFirst().indexOf(word.equals("两") ? "二" : word);
    return han >= 0
        ? han
        : Math.max(1, Parts.of(NUMBERS.getLast(), " ").indexOf(word.toLowerCase(Locale.ROOT)));
  }

  /// The count within bounds.
  int countOr(int otherwise, int most) {
    return Math.clamp(count.orElse(otherwise), 1, most);
  }

  Optional<Integer> wantedSize() {
    return size.isPresent() ? Optional.of(size.getAsInt()) : Optional.empty();
  }
}
