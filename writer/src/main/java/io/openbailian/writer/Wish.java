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
    HAIKU,
    STORY,
    LETTER
  }

  private record Sign(Form form, Pattern pattern) {}

  private static final List<Sign> SIGNS =
      List.of(
          sign(Form.OUTLINE, "提纲|大纲|目录结构|\\boutline\\b"),
          sign(Form.STEPS, "步骤|怎么做|如何|怎样|教程|流程|\\bsteps?\\b|\\bhow (to|do|can)\\b|tutorial"),
          sign(Form.HAIKU, "俳句|\\bhaiku\\b"),
          sign(Form.POEM, "诗|\\bpoem\\b|\\blimerick\\b|\\bverse\\b"),
          sign(Form.STORY, "故事|童话|\\bstory\\b|\\btale\\b"),
          sign(Form.LETTER, "邮件|写.{0,4}信|请假条|邀请函|\\be-?mail\\b|\\bletter\\b"),
          sign(
              Form.LIST,
              "建议|理由|优点|好处|要点|注意事项|[几\\d一二三四五六七八九十]+[点条]|\\btips\\b|\\badvice\\b|\\bsuggestions\\b|\\breasons\\b|\\bideas\\b|\\bpoints\\b|\\bbenefits\\b|\\bways to\\b"));

  /// What asks for a text. Without one of these the words are no order to write anything.
  private static final Pattern WRITING =
      Pattern.compile(
          "(?i)\\b(?:write|compose|draft|create|essay|article|paragraphs?|blog|overview|describe|description|explain|introduce|introduction|discuss|define|elaborate|tell me|tell us|talk about|pros and cons|advantages|importance|make|give me|i (?:want|need)|help me)\\b|\\bhow (?:to|do|can)\\b|^\\s*what(?:'s| is| are)\\b|\\btips\\b|\\boutline\\b"
              + "|写|作文|文章|短文|介绍|解释|说明|描述|谈谈|谈一谈|讲讲|讲个|讲一|讲解|聊聊|说说|分析|形容|评价|什么是|何谓|是什么|是啥|怎么做|如何|怎样|步骤|提纲|大纲|教程|流程|建议|列出|给我|给出|拟|编|来[一几]?[首个段篇]");

  /// A text that is given to work on, behind a colon or below the first line.
  private static final Pattern GIVEN = Pattern.compile("(?s)(?:[:：]|\\n)\\s*.{24,}$");

  /// Forms that the grammar does not have: an essay about a table is no table.
  private static final Pattern NO_FORM =
      Pattern.compile(
          "(?i)\\b(?:jokes?|riddles?|tables?|spreadsheet|csv|chart|diagram|recipes?|schedule|itinerary|quiz|questions|slogans?|taglines?|headlines?|tweets?|names? for|menu|resume|cv|lyrics|song|dialogue|script|code|regex|sql|html)\\b"
              + "|笑话|段子|谜语|表格|菜谱|食谱|行程|计划表|时间表|标语|口号|起名|歌词|简历|自我介绍|问卷|试题|考题|对话|剧本|代码");

  private static final Pattern MAKES =
      Pattern.compile(
          "(?i)\\b(?:write|compose|draft|essay|article|outline|poem|story)\\b|写|作文|文章|短文|提纲|大纲|诗|故事");

  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,4})[\\s-]*(?:个?字|words?\\b)", Pattern.CASE_INSENSITIVE);
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

  /// What is wanted, if anything is that can be written about: a question that is no order, or
  /// whose subject is not to be made out, is not one for a grammar.
  static Optional<Wish> asked(Question question) {
    String text = question.text();
    Optional<String> topic = Topic.found(text);
    boolean bare = topic.isPresent() && topic.get().equals(text);
    if (NO_FORM.matcher(text).find()) {
      return Optional.empty();
    }
    boolean works = GIVEN.matcher(text).find() && !MAKES.matcher(text).find();
    if (works || !(bare || WRITING.matcher(text).find())) {
      return Optional.empty();
    }
    Wish wish = of(question);
    if (topic.isPresent()) {
      return Optional.of(wish);
    }
    boolean anything =
        wish.form() == Form.POEM || wish.form() == Form.HAIKU || wish.form() == Form.STORY;
    return anything ? Optional.of(wish.about(Topic.any(question))) : Optional.empty();
  }

  private Wish about(String other) {
    return new Wish(other, form, size, count, sentences);
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

  /// A number in digits or words; nothing for a word that is none.
  static Optional<Integer> number(String word) {
    boolean known =
        Character.isDigit(word.charAt(0))
            || word.equals("两")
            || NUMBERS.getFirst().contains(word)
            || Parts.of(NUMBERS.getLast(), " ").contains(word.toLowerCase(Locale.ROOT));
    return known ? Optional.of(value(word)) : Optional.empty();
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
