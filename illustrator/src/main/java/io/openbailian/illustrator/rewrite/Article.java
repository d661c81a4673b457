package io.openbailian.illustrator.rewrite;

import java.util.List;
import java.util.Map;

/// English words for how many.
final class Article {
  private static final List<String> NUMBERS =
      List.of(
          "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve");
  private static final Map<String, String> PLURALS =
      Map.ofEntries(
          Map.entry("child", "children"),
          Map.entry("man", "men"),
          Map.entry("woman", "women"),
          Map.entry("old man", "old men"),
          Map.entry("old woman", "old women"),
          Map.entry("fish", "fish"),
          Map.entry("goldfish", "goldfish"),
          Map.entry("deer", "deer"),
          Map.entry("sheep", "sheep"),
          Map.entry("reindeer", "reindeer"),
          Map.entry("mouse", "mice"),
          Map.entry("wolf", "wolves"),
          Map.entry("goose", "geese"),
          Map.entry("bamboo", "bamboo"),
          Map.entry("tea", "tea"),
          Map.entry("bookshelf", "bookshelves"),
          Map.entry("couplets", "couplets"),
          Map.entry("crowd", "people in a crowd"),
          Map.entry("family", "people of a family"),
          Map.entry("couple", "lovers"),
          Map.entry("flowers", "flowers"));

  private Article() {}

  /// A noun with what stands before it, for so many: three white cats, an orange cat.
  static String of(int count, String adjectives, String noun) {
    String words = adjectives + (count == 1 ? noun : plural(noun));
    return count == 1 ? one(words, noun) : NUMBERS.get(count - 2) + " " + words;
  }

  /// What each of so many has: a red hat, red hats.
  static String some(int count, String adjectives, String noun) {
    boolean plural = count > 1 && !noun.endsWith("s");
    return plural ? adjectives + plural(noun) : one(adjectives + noun, noun);
  }

  /// What is named in the plural, or as a substance, has no article.
  private static String one(String words, String noun) {
    boolean none =
        noun.equals("bamboo")
            || noun.equals("tea")
            || (noun.endsWith("s") && !noun.endsWith("ss") && !noun.endsWith("us"));
    return none ? words : ("aeiou".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + words;
  }

  private static String plural(String noun) {
    if (PLURALS.containsKey(noun)) {
      return PLURALS.get(noun);
    }
    if (noun.endsWith("y") && "aeiou".indexOf(noun.charAt(noun.length() - 2)) < 0) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    boolean hissing = noun.endsWith("s") || noun.endsWith("ch") || noun.endsWith("sh");
    return noun + (hissing || noun.endsWith("x") ? "es" : "s");
  }
}
