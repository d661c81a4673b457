package io.openbailian.writer;

import io.openbailian.text.Pattern;
import java.util.Map;

/// Lets English verbs agree with a topic of many: cats have, where a cat has.
final class Agreement {
  private static final Pattern ARTICLE = Pattern.compile("(?i)\\b(?:an?|the)\\b");
  private static final Pattern PLURAL = Pattern.compile("(?i)(?:^|[^sui])s$");
  private static final Pattern SEVERAL =
      Pattern.compile("(?i)\\band\\b|\\b(people|children|men|women)$");
  private static final Pattern ITS = Pattern.compile("\\bits\\b");
  private static final Map<String, String> IRREGULAR =
      Map.of("has", "have", "is", "are", "was", "were", "goes", "go");
  private static final String VERBS =
      "has|is|was|goes|makes|asks|grows|reminds|changes|needs|wants|keeps|lives|tastes|matters|becomes|shows|lies|moves";

  private Agreement() {}

  static String of(String topic, String sentence) {
    return topic.isEmpty() || !isMany(topic) ? sentence : plural(topic, sentence);
  }

  private static boolean isMany(String topic) {
    return (PLURAL.isIn(topic) && !ARTICLE.isIn(topic)) || SEVERAL.isIn(topic);
  }

  private static String plural(String topic, String sentence) {
    String agreeing =
        Pattern.compile(
                "(" + Pattern.quote(topic) + "(?: that)?) (" + VERBS + ")\\b",
                Pattern.CASE_INSENSITIVE)
            .matcher(sentence)
            .replaceAll(match -> {
              String verb = match.group(2);
              String many = IRREGULAR.getOrDefault(verb, verb.substring(0, verb.length() - 1));
              return match.group(1) + " " + many;
            });
    return ITS.matcher(agreeing).replaceAll("their");
  }
}
