package io.openbailian.writer;

import io.openbailian.text.Pattern;

/// The languages the writer writes.
enum Tongue {
  ZH("zh"),
  EN("en");

  private static final Pattern ENGLISH =
      Pattern.compile("(?i)用英[文语](?:[^怎说]|怎[^么样]|怎?$)|in english\\b|英文(回答|写)");
  private static final Pattern CHINESE =
      Pattern.compile("(?i)用[中汉][文语](?:[^怎说]|怎[^么]|怎?$)|in chinese\\b");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

  private final String key;

  Tongue(String key) {
    this.key = key;
  }

  /// As headings of data files begin.
  String key() {
    return key;
  }

  /// What a text asks to be answered in: what it says, else what it is written in.
  static Tongue of(String text) {
    if (ENGLISH.matcher(text).find()) {
      return EN;
    }
    return CHINESE.matcher(text).find() ? ZH : writtenIn(text);
  }

  /// What a text is written in.
  static Tongue writtenIn(String text) {
    long han = text.codePoints().filter(Character::isIdeographic).count();
    long words = WORD.matcher(text).results().count();
    return han > 0 && han * 2 >= words ? ZH : EN;
  }

  String say(String chinese, String english) {
    return this == ZH ? chinese : english;
  }
}
