package io.openbailian.engine.embedded.edit;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A picture where a prompt mentions it: 图1, 第二张图, image 3, the second picture.
///
/// @param number from 1
/// @param from its first character in the prompt, as `to` is the one after its last
record Reference(int number, int from, int to) {
  private static final Pattern MENTION =
      Pattern.compile(
          "(?i)第\\s*([1-9一二三四五六])\\s*[张幅个](?:图片|图像|照片|图)?|(?:图片|图像|照片|图)\\s*#?([1-9一二三四五六])"
              + "|(?:the\\s+)?\\b(?:image|picture|photo|img|pic|figure)\\s*#?([1-9])\\b"
              + "|\\b(?:the\\s+)?(first|second|third|fourth|fifth|sixth)\\s+(?:image|picture|photo|one)\\b");

  /// The group of a number without a measure word, and what may not stand behind it.
  private static final int BARE = 2;

  private static final String MORE = "0123456789步";

  private static final List<String> NUMBERS =
      List.of("1一first", "2二second", "3三third", "4四fourth", "5五fifth", "6六sixth", "7", "8", "9");

  /// The mentions of a prompt, in order.
  static List<Reference> in(String prompt) {
    List<Reference> found = new ArrayList<>();
    Matcher matcher = MENTION.matcher(prompt);
    while (matcher.find()) {
      if (!counts(prompt, matcher)) {
        found.add(new Reference(number(matcher), matcher.start(), matcher.end()));
      }
    }
    return found;
  }

  /// 图10 and 图2步: no picture of that number is meant.
  private static boolean counts(String prompt, Matcher matcher) {
    return matcher.groupOrNull(BARE) != null
        && matcher.end(BARE) < prompt.length()
        && MORE.indexOf(prompt.charAt(matcher.end(BARE))) >= 0;
  }

  private static int number(Matcher matcher) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      String word = matcher.groupOrNull(group);
      for (int i = 0; word != null && i < NUMBERS.size(); i++) {
        if (NUMBERS.get(i).contains(word.toLowerCase(Locale.ROOT))) {
          return i + 1;
        }
      }
    }
    throw new IllegalStateException("a mention without a number: " + matcher.group());
  }

  /// The prompt without its mentions, as if there were one picture only.
  static String without(String prompt) {
    String linked =
        "(?i)(?:\\s*\\b(?:of|in|from|on)\\s+)?(?:"
            + MENTION.pattern().replace("(?i)", "")
            + ")(?:'s|’s|中的|里的|上的|中|里|的)?";
    Matcher matcher = Pattern.compile(linked).matcher(prompt);
    StringBuilder rest = new StringBuilder();
    int copied = 0;
    while (matcher.find()) {
      if (!counts(prompt, matcher)) {
        rest.append(prompt, copied, matcher.start());
        copied = matcher.end();
      }
    }
    return rest.append(prompt, copied, prompt.length()).toString().strip();
  }
}
