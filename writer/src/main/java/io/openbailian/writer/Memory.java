package io.openbailian.writer;

import io.openbailian.engine.text.Turn;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Recalls what the user said earlier in the conversation, and takes note of what he says now.
public final class Memory implements Skill {
  private record Recall(Pattern pattern, String key, String chinese, String english) {}

  private static final List<Recall> RECALLS =
      List.of(
          recall(
              "我(叫什么|是谁)|我的名字(是什么|叫什么|呢)?|(what('s| is)|do you (know|remember)) my name|who am i",
              Facts.NAME,
              "你叫%s。",
              "Your name is %s."),
          recall(
              "我(住|家)在哪|我来自哪|我是哪里人|where (do i live|am i from|do i come from)",
              Facts.HOME,
              "你说过，是%s。",
              "You told me: %s."),
          recall(
              "我(今年)?(多大|几岁|多少岁)|我的年龄|how old am i|what('s| is) my age",
              Facts.AGE,
              "你今年%s岁。",
              "You are %s years old."),
          recall(
              "我(最)?(喜欢|爱)(什么|谁|吃什么)|what do i (like|love|enjoy)",
              Facts.LIKES,
              "你说过你喜欢%s。",
              "You said that you like %s."));

  private static final List<Pattern> GENERIC =
      List.of(
          Pattern.compile("我的([^，。,.!！?？\\s是的]{1,10})(?:是|叫)(?:什么|谁|哪|多少)"),
          Pattern.compile("(?i)what(?:'s| is| are) my ([a-z ]{2,25}?)[?？.!\\s]*$"));
  private static final Pattern TOLD =
      Pattern.compile(
          "(?i)(?:what|which)\\b.{0,20}\\b(number|code|password|pin|word)\\b.{0,40}\\b(?:told|tell|said|say|gave|give|mention|mentioned|remember|asked|ask)"
              + "|\\b(?:remember|recall)\\b.{0,20}\\b(number|code|password|pin|word)\\b.*\\?"
              + "|what(?:'s| is| was) (?:the|my) (?:secret |magic |lucky )?(number|code|password|pin|word)\\b"
              + "|(数字|号码|密码|代码|暗号|验证码)(?:是|为)?(?:多少|什么|几)");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,-]*\\d|\\d");
  private static final Pattern NAMED_VALUE =
      Pattern.compile(
          "(?i)(?:code|password|pin|word|暗号|密码|代码)\\s*(?:is|was|是|为|[:：])\\s*[\"“']?([\\p{L}\\d_-]{1,40})");
  private static final Pattern KEEP =
      Pattern.compile(
          "(?i)^\\s*(?:please )?(?:remember|keep in mind|memorize)\\b|^\\s*(?:请)?(?:你)?(?:记住|记一下|记好)");
  private static final Pattern FIRST =
      Pattern.compile(
          "(?i)我(最开始|一开始|第一(次|句|个问题))(说|问)?.{0,4}(什么|是什么)|(what|which) (was|did i).*first|my first (question|message)");
  private static final Pattern LAST =
      Pattern.compile(
          "(?i)我(刚才|刚刚|上一句|前面|之前)(说|问)(了|过|的)?.{0,4}什么|what did i (just )?(say|ask)( before| last)?");
  private static final Pattern QUESTION = Pattern.compile("[?？]|什么|怎么|谁|哪|多少|几岁|吗\\s*$");
  private static final int LONGEST_STATEMENT = 60;

  private static final Pattern ENDS = Pattern.compile("[。.!！\\s]+$");

  private final Grammar grammar = Grammar.bundled();

  private static Recall recall(String pattern, String key, String chinese, String english) {
    return new Recall(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), key, chinese, english);
  }

  @Override
  public Optional<String> answer(Question question) {
    return told(question)
        .or(() -> said(question))
        .or(() -> recalled(question))
        .or(() -> kept(question))
        .or(() -> noted(question));
  }

  /// The last number, or word for something, that the conversation has; nothing when it has none.
  private static Optional<String> told(Question question) {
    if (!TOLD.matcher(question.text()).find()) {
      return Optional.empty();
    }
    List<String> before = before(question);
    return before.reversed().stream()
        .flatMap(text -> value(text).stream())
        .findFirst()
        .map(value -> question.tongue().say("是 %s。", "It is %s.").formatted(value))
        .or(() -> Optional.of(unknown(question)));
  }

  private static Optional<String> value(String text) {
    Matcher named = NAMED_VALUE.matcher(text);
    return named.find()
        ? Optional.of(named.group(1))
        : NUMBER.matcher(text).results().map(match -> match.group()).findFirst();
  }

  /// What is to be remembered is acknowledged.
  private static Optional<String> kept(Question question) {
    if (question.text().length() > LONGEST_STATEMENT || !KEEP.matcher(question.text()).find()) {
      return Optional.empty();
    }
    return value(question.text())
        .map(
            value -> question.tongue().say("好的，我记住了：%s。", "I will remember: %s.").formatted(value));
  }

  private static Optional<String> said(Question question) {
    List<String> before = before(question);
    boolean first = FIRST.matcher(question.text()).find();
    if (!first && !LAST.matcher(question.text()).find()) {
      return Optional.empty();
    }
    if (before.isEmpty()) {
      return Optional.of(
          question.tongue().say("这是这次对话的第一句话。", "This is the first message of our conversation."));
    }
    String words = first ? before.getFirst() : before.getLast();
    return Optional.of(
        question.tongue().say("你说的是：“%s”".formatted(words), "You said: \"%s\"".formatted(words)));
  }

  private static List<String> before(Question question) {
    List<String> all =
        question.request().turns().stream()
            .filter(turn -> turn.role() == Turn.Role.USER)
            .map(Turn::text)
            .toList();
    return all.isEmpty() ? all : all.subList(0, all.size() - 1);
  }

  private static Optional<String> recalled(Question question) {
    Facts facts = Facts.of(question.request().turns());
    for (Recall recall : RECALLS) {
      if (recall.pattern().matcher(question.text()).find()) {
        String sentence = question.tongue().say(recall.chinese(), recall.english());
        return Optional.of(
            facts.get(recall.key()).map(sentence::formatted).orElseGet(() -> unknown(question)));
      }
    }
    for (Pattern pattern : GENERIC) {
      Matcher matcher = pattern.matcher(question.text());
      if (matcher.find()) {
        String key = matcher.group(1).strip().toLowerCase(Locale.ROOT);
        String sentence = question.tongue().say("你的" + key + "是%s。", "Your " + key + " is %s.");
        return Optional.of(
            facts.get(key).map(sentence::formatted).orElseGet(() -> unknown(question)));
      }
    }
    return Optional.empty();
  }

  private static String unknown(Question question) {
    return question
        .tongue()
        .say("在这次对话里，你还没有告诉过我。", "You have not told me that in this conversation.");
  }

  /// A short statement about the user is worth a word.
  private Optional<String> noted(Question question) {
    String text = question.text();
    if (text.length() > LONGEST_STATEMENT || QUESTION.matcher(text).find()) {
      return Optional.empty();
    }
    Facts facts = Facts.in(text);
    if (facts.all().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name = facts.get(Facts.NAME);
    String fact = ENDS.matcher(text).replaceAll("");
    return Optional.of(
        grammar.say(
            question.tongue(),
            name.isPresent() ? "noted.name" : "noted",
            Map.of("name", name.orElse(""), "fact", fact),
            question.dice()));
  }
}
