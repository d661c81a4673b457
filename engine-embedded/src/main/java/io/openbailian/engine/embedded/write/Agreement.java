package io.openbailian.engine.embedded.write;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets English verbs agree with a topic of many: cats have, where a cat has.
final class Agreement {
  private static final Pattern MANY =
      Pattern.compile(
          "(?i)(?!.*\\b(?:an?|the)\\b).*(?<![sui])s|.*\\band\\b.*|.*\\b(people|children|men|women)");
  private static final Map<String, String> IRREGULAR =
      Map.of("has", "have", "is", "are", "was", "were", "goes", "go");
  private static final String VERBS =
      "has|is|was|goes|makes|asks|grows|reminds|changes|needs|wants|keeps|lives|tastes|matters|becomes|shows|lies|moves";

  private Agreement() {}

  static String of(String topic, String sentence) {
    return topic.isEmpty() || !MANY.matcher(topic).matches() ? sentence : plural(topic, sentence);
  }

  private static String plural(String topic, String sentence) {
    return Pattern.compile(
            "(" + Pattern.quote(topic) + "(?: that)?) (" + VERBS + ")\\b", Pattern.CASE_INSENSITIVE)
        .matcher(sentence)
        .replaceAll(match -> {
          String verb = match.group(2);
          String many = IRREGULAR.getOrDefault(verb, verb.substring(0, verb.length() - 1));
          return Matcher.quoteReplacement(match.group(1) + " " + many);
        });
  }
}
