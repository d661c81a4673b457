package io.openbailian.writer;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds what a request is about, and what kind of thing that is.
final class Topic {
  private static final int LONGEST = 40;
  private static final String GENERAL = "general";

  /// What stands there word for word.
  private static final List<Pattern> QUOTED =
      List.of(
          Pattern.compile("(请假|辞职|感谢|道歉|邀请)(?:条|信|函|邮件)"),
          Pattern.compile("《([^》]{1,30})》"),
          Pattern.compile("[“「『]([^”」』]{1,30})[”」』]"),
          Pattern.compile("\"([^\"\\n]{1,40})\""));

  private static final List<Pattern> CHINESE =
      List.of(
          Pattern.compile("(?:主题|题目|标题)\\s*(?:是|为|[:：])\\s*[《“]?([^，。？！?!,\\n》”]{1,30})"),
          Pattern.compile("(?:关于|有关|围绕|以|就)\\s*([^，。？！?!,\\n]{1,30}?)\\s*(?:的|为题|为主题|写|，|。|,|$)"),
          Pattern.compile(
              "(?:介绍|解释|说明|描述|谈谈|讲讲|讲解|聊聊|分析|说说|讲一下|形容|评价|写写)(?:一下|一段|一篇|一个|下)?(?:什么是|一下)?([^，。？！?!,\\n]{1,30})"),
          Pattern.compile("(?:什么是|何谓)([^，。？！?!,\\n]{1,30})"),
          Pattern.compile("([^，。？！?!,\\n]{1,30}?)(?:是什么|是啥|有什么|有哪些|怎么样|怎么做|如何|为什么)"),
          Pattern.compile("(?:怎么|如何|怎样)(?:做|才能)?([^，。？！?!,\\n]{1,30})"),
          Pattern.compile(
              "(?:写|列|做|给)[^，。]{0,8}?(?:一|[1-9]|两|三|几)?[篇首个段份封条点][^，。的]{0,3}?(?:关于)?([^，。？！?!,\\n]{2,30}?)的?(?:文章|短文|作文|散文|诗歌|诗|故事|提纲|大纲|步骤|清单|建议|邮件|信|介绍|理由|优点)"));

  private static final List<Pattern> ENGLISH =
      List.of(
          english("\\b(?:asking|requesting)(?: for| about)?\\s+([^.,?!\\n]{1,60})"),
          english("\\b(?:topic|title|subject)\\s*(?:is|:)\\s*([^.,?!\\n]{1,60})"),
          english(
              "\\b(?:about|on|regarding|concerning)\\s+(?:the topic of\\s+)?([^.,?!\\n]{1,60})"),
          english(
              "\\b(?:what (?:is|are)|who is|define|explain|describe|introduce|discuss|analy[sz]e)\\s+([^.,?!\\n]{1,60})"),
          english("\\bhow (?:to|do i|do you|can i|should i)\\s+([^.,?!\\n]{1,60})"),
          english("\\b(?:for|of)\\s+([^.,?!\\n]{1,60})"),
          english("\\bwhy\\s+(?:is|are|do|does)?\\s*([^.,?!\\n]{1,60})"));

  private static final Pattern CHINESE_WASTE =
      Pattern.compile(
          "请问|请|帮我|给我|麻烦|你|您|能不能|可以|可否|一下|吗|呢|吧|啊|用[中英][文语]|[\\d一二两三四五六七八九十百]+(?:个?字|段|点|条|句)(?:左右|以内|的)?|写|列出|列举|介绍|说明|解释"
              + "|(?:一|[1-9]|两|三|几)[篇首个段份封]|文章|短文|作文|提纲|大纲|步骤|清单");
  private static final Pattern ENGLISH_WASTE =
      english(
          "^(?:please|could you|can you|would you|i want you to|help me|write|give me|tell me|make|list|show me|create|draft|compose|provide)\\b"
              + "|^\\s*(?:an?|the|some|short|brief|long|me)\\s+|\\b(?:please|in (?:about )?\\d+ words|in english|in chinese|with \\d+ .*)$|\\bin \\w+ (?:points|steps|sentences|paragraphs)$"
              + "|\\b(?:like i'?m .{1,20}|to (?:a|an|my) [\\w -]{1,20}|in (?:simple|plain|layman'?s) (?:terms|words|english)|in detail|briefly|for (?:beginners|kids|children|dummies)|step by step)$");
  private static final int LONGEST_CHINESE = 16;
  private static final int MOST_WORDS = 7;
  private static final int LONGEST_BARE = 24;

  /// One word, or a few that could be a heading.
  private static final Pattern MOST_BARE =
      Pattern.compile("\\p{Han}{2,8}|[\\p{L}'-]{3,}(?: [\\p{L}'-]+){0,2}");

  private static final Pattern WORDS = Pattern.compile("\\s+");
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?i)^(?:why|how|what|who|when|where|which|whether|if|that|to|it|this|these|your|you|me|my)\\b|\\bjson\\b|\\bobjects?\\b|\\bfields?\\b|\\bkeys?\\b|字段|什么|几[本个部首]|推荐|怎么|[()\\[\\]{}<>=;|/\\\\]|[:：?？]|^(?:为什么|怎么|如何|是否|谁|哪|你|我|他|她|它|这|那)|[吗呢]$");
  private static final Pattern ARTICLE = english("(an?|the)\\s");
  private static final Pattern ACTION =
      english("\\bhow (?:to|do i|do you|can i|should i)\\s+(\\p{L}+)(.*)");
  private static final Pattern DOUBLING = english("[^aeiou]*[aeiou][^aeiouwxy]");
  private static final Pattern EDGES = Pattern.compile("^[\\s\\p{P}]+|[\\s\\p{P}]+$|^的|的$");

  private Topic() {}

  private static Pattern english(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /// What a text is about; the language's word for it when nothing can be found.
  static String of(String text) {
    return found(text)
        .orElseGet(() -> {
          Tongue written = Tongue.writtenIn(text);
          String rest = clean(text.lines().findFirst().orElse(""), written);
          return rest.isEmpty() || !isName(rest, written) ? written.say("示例", "example") : rest;
        });
  }

  /// What one may write about where nothing was said.
  static String any(Question question) {
    List<String> all =
        question.tongue() == Tongue.ZH
            ? List.of("月亮", "小河", "春天", "大海")
            : List.of("the moon", "the river", "spring", "the sea");
    return question.dice().fork("topic").pick(all);
  }

  /// What a text is about, where it is a name of something.
  static Optional<String> found(String text) {
    Tongue written = Tongue.writtenIn(text);
    return looked(text, written).filter(topic -> isName(topic, written));
  }

  /// Not a question, not a sentence of its own, and nothing that is code or a form.
  private static boolean isName(String topic, Tongue tongue) {
    if (topic.isEmpty() || NO_NAME.matcher(topic).find()) {
      return false;
    }
    return tongue == Tongue.ZH
        ? topic.codePointCount(0, topic.length()) <= LONGEST_CHINESE
        : WORDS.split(topic).size() <= MOST_WORDS;
  }

  private static Optional<String> looked(String text, Tongue written) {
    for (Pattern pattern : QUOTED) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        return Optional.of(matcher.group(1).strip());
      }
    }
    String first = text.lines().findFirst().orElse("");
    Matcher action = ACTION.matcher(first);
    if (action.find()) {
      return Optional.of(clean(gerund(action.group(1)) + action.group(2), written));
    }
    for (Pattern pattern : written == Tongue.ZH ? CHINESE : ENGLISH) {
      Matcher matcher = pattern.matcher(first);
      if (matcher.find()) {
        String found = trimmed(matcher.group(1), written);
        if (!found.isEmpty()) {
          return Optional.of(found);
        }
      }
    }
    String bare = text.strip();
    boolean whole = bare.length() <= LONGEST_BARE && clean(bare, written).equals(bare);
    boolean heading = whole && MOST_BARE.matcher(bare).matches() && !category(bare).equals(GENERAL);
    return heading ? Optional.of(bare) : Optional.empty();
  }

  /// What a pattern has found, with its article; of an action, the name of it.
  private static String trimmed(String text, Tongue tongue) {
    if (tongue == Tongue.ZH) {
      return clean(text, tongue);
    }
    Matcher article = ARTICLE.matcher(text.strip());
    String cleaned = clean(text, tongue);
    return article.lookingAt() && !cleaned.isEmpty() ? article.group(1) + " " + cleaned : cleaned;
  }

  private static String gerund(String verb) {
    if (verb.endsWith("e") && !verb.endsWith("ee")) {
      return verb.substring(0, verb.length() - 1) + "ing";
    }
    boolean doubles = DOUBLING.matcher(verb).matches();
    return verb + (doubles ? verb.substring(verb.length() - 1) : "") + "ing";
  }

  private static String clean(String text, Tongue tongue) {
    Pattern waste = tongue == Tongue.ZH ? CHINESE_WASTE : ENGLISH_WASTE;
    String cleaned = text;
    String before = "";
    while (!before.equals(cleaned)) {
      before = cleaned;
      cleaned = EDGES.matcher(waste.matcher(cleaned).replaceAll("")).replaceAll("").strip();
    }
    return cleaned.codePointCount(0, cleaned.length()) <= LONGEST
        ? cleaned
        : cleaned.substring(0, cleaned.offsetByCodePoints(0, LONGEST)) + "…";
  }

  /// The kind of thing that a topic is, by the words in it.
  static String category(String topic) {
    String lower = " " + topic.toLowerCase(Locale.ROOT) + " ";
    return Kinds.BY_WORD.entrySet().stream()
        .filter(entry -> has(lower, entry.getKey()))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(GENERAL);
  }

  private static boolean has(String text, String word) {
    int at = text.indexOf(word);
    if (at < 0 || Character.isIdeographic(word.codePointAt(0))) {
      return at >= 0;
    }
    char behind = text.charAt(at + word.length());
    return !Character.isLetter(text.charAt(at - 1))
        && (!Character.isLetter(behind) || behind == 's');
  }

  private static final class Kinds {
    static final Map<String, String> BY_WORD = read();

    private static Map<String, String> read() {
      Map<String, String> kinds = new LinkedHashMap<>();
      for (String line : DataFile.lines("topics.txt")) {
        List<String> columns = DataFile.columns(line, "|");
        DataFile.columns(columns.getLast(), ",")
            .forEach(word -> kinds.put(word, columns.getFirst()));
      }
      return kinds;
    }
  }
}
