package io.openbailian.engine.embedded.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A picture where a prompt mentions it: 图1, 第二张图, image 3, the second picture.
///
/// @param number from 1
/// @param from its first character in the prompt, as `to` is the one after its last
/// @param role what of the picture is meant, where the words beside it say so
record Reference(int number, int from, int to, Optional<Role> role) {
  /// What a picture brings along.
  enum Role {
    BACKGROUND,
    TEXTURE,
    COLOUR,
    STYLE,
    SUBJECT
  }

  static final Pattern MENTION =
      Pattern.compile(
          "(?i)第([1-4一二三四])[张幅](?:图片|图像|照片|图)?|图(?:片|像)?\\s*([1-4一二三四])"
              + "|(?:the\\s+)?\\b(?:image|picture|photo)\\s*#?([1-4])\\b"
              + "|\\b(?:the\\s+)?(first|second|third|fourth)\\s+(?:image|picture|photo)\\b");

  private static final List<String> NUMBERS = List.of("1一first", "2二second", "3三third", "4四fourth");

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?i)(background|backdrop|texture|pattern|fabric|colou?rs?|tones?|palette|style|subject|person)"
              + "\\s+(?:of|from|in)\\s*$");

  private static final Pattern AFTER =
      Pattern.compile(
          "(?i)^(?:'s|’s)?\\s*[中里上]?的?\\s*(背景|场景|background|backdrop|纹理|材质|图案|花纹|质感|布料|texture|pattern|fabric"
              + "|颜色|色调|配色|色彩|colou?rs?|tones?|palette|风格|画风|style|主体|人物|主角|subject|person)");

  /// The mentions of a prompt, in order.
  static List<Reference> in(String prompt) {
    List<Reference> found = new ArrayList<>();
    Matcher matcher = MENTION.matcher(prompt);
    while (matcher.find()) {
      found.add(
          new Reference(
              number(matcher),
              matcher.start(),
              matcher.end(),
              role(prompt.substring(0, matcher.start()), prompt.substring(matcher.end()))));
    }
    return found;
  }

  private static int number(Matcher matcher) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      String word = matcher.group(group);
      for (int i = 0; word != null && i < NUMBERS.size(); i++) {
        if (NUMBERS.get(i).contains(word.toLowerCase(Locale.ROOT))) {
          return i + 1;
        }
      }
    }
    throw new IllegalStateException("a mention without a number: " + matcher.group());
  }

  private static Optional<Role> role(String before, String after) {
    Matcher behind = BEFORE.matcher(before);
    if (behind.find()) {
      return Optional.of(named(behind.group(1)));
    }
    Matcher ahead = AFTER.matcher(after);
    return ahead.find() ? Optional.of(named(ahead.group(1))) : Optional.empty();
  }

  private static Role named(String word) {
    if (word.matches("(?i)背景|场景|back.*")) {
      return Role.BACKGROUND;
    }
    if (word.matches("(?i)纹理|材质|图案|花纹|质感|布料|texture|pattern|fabric")) {
      return Role.TEXTURE;
    }
    if (word.matches("(?i)颜色|色调|配色|色彩|colou?rs?|tones?|palette")) {
      return Role.COLOUR;
    }
    return word.matches("(?i)风格|画风|style") ? Role.STYLE : Role.SUBJECT;
  }

  /// The prompt without its mentions, as if there were one picture only.
  static String without(String prompt) {
    String linked =
        "(?i)(?:\\s*\\b(?:of|in|from|on)\\s+)?(?:"
            + MENTION.pattern().replace("(?i)", "")
            + ")(?:'s|’s|中的|里的|上的|中|里|的)?";
    return Pattern.compile(linked).matcher(prompt).replaceAll("").strip();
  }
}
