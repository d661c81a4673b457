package io.openbailian.writer;

import io.openbailian.engine.text.Turn;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the user has said about himself in a conversation; the latest word counts.
final class Facts {
  static final String NAME = "name";
  static final String HOME = "home";
  static final String AGE = "age";
  static final String LIKES = "likes";

  private static final String END = "(?:[，。,.!！?？;；\\n]|\\s+and\\s|$)";
  private static final Pattern AND_MORE = Pattern.compile("(?i)\\s+and\\b.*$");

  /// What tells a fact: its value is the last group. An empty group in front of the value marks a
  /// place behind which no question may begin.
  ///
  /// @param key empty where the first group is the key
  /// @param asking the words that begin questions
  private record Sign(String key, Pattern pattern, List<String> asking) {
    boolean asks(String text, Matcher matcher) {
      int place = matcher.groupCount() - 1;
      return !asking.isEmpty()
          && asking.stream().anyMatch(word -> text.startsWith(word, matcher.end(place)));
    }

    String key(Matcher matcher) {
      return key.isEmpty() ? Facts.key(matcher.group(1)) : key;
    }
  }

  private static final List<Sign> SIGNS =
      List.of(
          new Sign(
              "",
              Pattern.compile("我的([^，。,.!！?？\\s是的]{1,10})(?:是|叫)()\\s*([^，。,.!！?？\\n吗]{1,30})"),
              List.of("什么", "谁", "哪", "多少", "不是")),
          new Sign(
              "",
              Pattern.compile(
                  "\\bmy ([a-z][a-z ]{1,25}?) (?:is|are)()\\s+([^，。,!！?？\\n]{1,40}?)"
                      + "(?:[，。,!！?？;；\\n]|\\.(?:\\s|$)|\\s+and\\s|$)",
                  Pattern.CASE_INSENSITIVE),
              List.of(" what", " who")),
          sign(NAME, "(?:我叫做?|我的名字(?:是|叫)|叫我)\\s*([^，。,.!！?？\\s什么]{1,12})"),
          sign(
              NAME,
              "\\b(?:my name is|i am called|i'm called|call me)\\s+([\\p{L}'-]+(?:\\s+[A-Z][\\p{L}'-]+)?)"),
          sign(HOME, "(?:我住在|我家在|我来自|我是从)\\s*([^，。,.!！?？\\s哪什么]{1,20})"),
          sign(HOME, "\\bi(?:'m| am)? (?:live in|come from|from)\\s+([\\p{L} ]{2,30}?)" + END),
          sign(AGE, "我(?:今年)?\\s*(\\d{1,3})\\s*岁"),
          sign(AGE, "\\bi(?:'m| am)\\s+(\\d{1,3})(?: years old)?" + END),
          new Sign(
              LIKES,
              Pattern.compile("我(?:最|很|非常)?(?:喜欢|爱)()\\s*([^，。,.!！?？\\n吗]{1,20})"),
              List.of("什么", "谁")),
          sign(LIKES, "\\bi (?:really )?(?:like|love|enjoy)\\s+([^，。,.!！?？\\n]{1,40}?)" + END));

  private final Map<String, String> known = new LinkedHashMap<>();

  private Facts() {}

  private static Sign sign(String key, String pattern) {
    return new Sign(key, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), List.of());
  }

  static Facts of(List<Turn> turns) {
    Facts facts = new Facts();
    turns.stream()
        .filter(turn -> turn.role() == Turn.Role.USER)
        .forEach(turn -> facts.read(turn.text()));
    return facts;
  }

  static Facts in(String text) {
    Facts facts = new Facts();
    facts.read(text);
    return facts;
  }

  private void read(String text) {
    for (Sign sign : SIGNS) {
      Matcher matcher = sign.pattern().matcher(text);
      boolean found = matcher.find();
      while (found) {
        if (sign.asks(text, matcher)) {
          found = matcher.find(matcher.end(matcher.groupCount() - 1));
        } else {
          String value = matcher.group(matcher.groupCount());
          String key = sign.key(matcher);
          known.put(
              key, (key.equals(NAME) ? AND_MORE.matcher(value).replaceAll("") : value).strip());
          found = matcher.find();
        }
      }
    }
  }

  private static String key(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "名字", "name" -> NAME;
      case "年龄", "age" -> AGE;
      default -> word.strip().toLowerCase(Locale.ROOT);
    };
  }

  Optional<String> get(String key) {
    return Optional.ofNullable(known.get(key));
  }

  Map<String, String> all() {
    return known;
  }
}
