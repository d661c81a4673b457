package io.openbailian.writer;

import io.openbailian.engine.text.Turn;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import io.openbailian.text.words.Dictionary;
import io.openbailian.text.words.Phrases;
import io.openbailian.text.words.Phrases.Phrase;
import java.util.List;
import java.util.Optional;

/// Translates the words it knows between Chinese and English, and names those it does not.
final class Translating implements Skill {
  private static final Pattern INTO_ENGLISH =
      Pattern.compile(
          "(?i)(翻译|译)(成|为|到)?英[文语]?|用?英[文语](怎么|如何|怎样)(说|讲|写|表达)|的英[文语](是什么|怎么说|翻译)?|(translat\\w*|say|put).*(in)?to? english|in english");
  private static final Pattern INTO_CHINESE =
      Pattern.compile(
          "(?i)(翻译|译)(成|为|到)?(中文|汉语|简体)|用?[中汉][文语](怎么|如何)(说|讲)|(translat\\w*|say|put).*(in)?to? chinese|in chinese");
  private static final Pattern ANY =
      Pattern.compile(
          "(?i)翻译|\\btranslat(e|ion)\\b|用?[中英][文语](怎么|如何|怎样)(说|讲)|how do (you|i) say|的英[文语]");
  private static final Pattern OTHER =
      Pattern.compile(
          "(?i)\\b(?:in|to|into) (?:french|german|spanish|italian|japanese|korean|russian|portuguese|arabic|dutch|swedish|polish|turkish|thai|vietnamese|hindi|indonesian|greek|hebrew|ukrainian|latin|cantonese)\\b"
              + "|(?:译|翻译|翻)(?:成|为|到)(?:法|德|西班牙|意大利|日|韩|俄|葡萄牙|阿拉伯|荷兰|泰|越南|印尼|希腊|土耳其|波兰|拉丁|粤)(?:文|语)|用(?:法|德|西班牙|意大利|日|韩|俄|葡萄牙|阿拉伯|泰|越南|粤)(?:文|语)(?:怎么|如何)");
  private static final List<Pattern> PAYLOAD =
      List.of(
          Pattern.compile("[“「『\"]([^”」』\"]+)[”」』\"]"),
          Pattern.compile("(?:^|[^A-Za-z])'([^']+)'(?:[^A-Za-z]|$)"),
          Pattern.compile("(?s)[:：]\\s*(.+)$"),
          Pattern.compile("(?s)[把将]\\s*(.+?)\\s*(?:翻译|译)"),
          Pattern.compile("(?is)translate\\s+(.+?)\\s+(?:in)?to\\s+(?:chinese|english)"),
          Pattern.compile("(?is)how do (?:you|i) say\\s+(.+?)\\s+in\\s+(?:chinese|english)"),
          Pattern.compile("(?s)^(.+?)\\s*(?:用[中英汉][文语](?:怎么|如何|怎样)|的英[文语])"),
          Pattern.compile("(?s)(?:翻译|译)(?:成|为|到)?(?:[中英汉][文语])?\\s*[，,]?\\s*(.+)$"),
          Pattern.compile("(?is)translate\\s+(?:(?:this|the following)\\s*)?(.+)$"));

  private static final Pattern I_AM = Pattern.compile("\\bI (?:is|are)\\b");
  private static final Pattern YOU_ARE = Pattern.compile("\\b([Yy]ou|[Ww]e|[Tt]hey) (?:is|am)\\b");

  private final Phrases phrases =
      new Phrases(Dictionary.bundled().with(Dictionary.parse(DataFile.text("words.txt"))));

  @Override
  public Optional<String> answer(Question question) {
    if (!ANY.matcher(question.text()).find()) {
      return Optional.empty();
    }
    if (OTHER.matcher(question.text()).find()) {
      return Optional.of(
          question
              .tongue()
              .say(
                  "这种语言我不会：离线写作器只在中文和英文之间翻译词库里有的词。",
                  "I do not know that language: the offline writer translates between Chinese and English only, the words of its dictionary."));
    }
    return payload(question).map(text -> translated(text, question));
  }

  private static Optional<String> payload(Question question) {
    for (Pattern pattern : PAYLOAD) {
      Matcher matcher = pattern.matcher(question.text());
      if (matcher.find() && !matcher.group(1).isBlank()) {
        return Optional.of(matcher.group(1).strip());
      }
    }
    return question.request().turns().stream()
        .filter(turn -> turn.role() != Turn.Role.SYSTEM)
        .map(Turn::text)
        .filter(text -> !text.strip().equals(question.text()))
        .reduce((_, later) -> later);
  }

  private String translated(String text, Question question) {
    boolean english =
        INTO_ENGLISH.matcher(question.text()).find()
            || (!INTO_CHINESE.matcher(question.text()).find()
                && Tongue.writtenIn(text) == Tongue.ZH);
    Phrase phrase = english ? phrases.inEnglish(text) : phrases.inChinese(text);
    String said = english ? sentence(phrase.text()) : phrase.text();
    if (phrase.unknown().isEmpty()) {
      return said;
    }
    Tongue tongue = Tongue.writtenIn(question.text());
    String words =
        String.join(tongue.say("、", ", "), phrase.unknown().stream().distinct().toList());
    return said
        + "\n\n"
        + tongue.say(
            "（词库里没有、保留原样的词：%s）".formatted(words),
            "(Not in the dictionary and left as they are: %s)".formatted(words));
  }

  /// The verb goes with its subject.
  private static String sentence(String text) {
    return Grammar.capital(
        YOU_ARE.matcher(I_AM.matcher(text).replaceAll("I am")).replaceAll("$1 are"));
  }
}
