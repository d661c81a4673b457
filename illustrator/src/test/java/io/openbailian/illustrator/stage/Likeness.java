package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.letters.TextSetting;
import java.util.List;
import java.util.stream.Collectors;

/// How much of what was written has been read.
final class Likeness {
  private Likeness() {}

  /// What each setting says, in the order of reading.
  static List<String> written(List<TextSetting> settings) {
    return settings.stream()
        .map(setting ->
            setting.runs().stream().map(TextSetting.Run::text).collect(Collectors.joining()))
        .toList();
  }

  /// The share of characters that were read right, 0 to 1.
  static double of(List<String> written, List<String> read) {
    int characters = 0;
    int wrong = 0;
    for (int i = 0; i < written.size(); i++) {
      String text = plain(written.get(i));
      characters += text.length();
      wrong += Math.min(text.length(), distance(text, plain(read.get(i))));
    }
    return 1 - wrong / (double) Math.max(1, characters);
  }

  /// Without spaces, and with one form of each mark.
  private static String plain(String text) {
    return text.replaceAll("\\s+", "")
        .replace('，', ',')
        .replace('：', ':')
        .replace('！', '!')
        .replace('￥', '¥');
  }

  /// How many characters must be changed, added or taken away (Levenshtein).
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
