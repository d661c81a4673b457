package io.openbailian.writer;

import io.openbailian.text.Pattern;
import java.util.Optional;

/// The languages the writer writes.
enum Tongue {
  ZH("zh"),
  EN("en");

  private static final Pattern ENGLISH =
      Pattern.compile("(?i)[用以]英[文语](?:[^怎说]|怎[^么样]|怎?$)|in english\\b|英[文语](回答|回复|作答|写)");
  private static final Pattern CHINESE =
      Pattern.compile(
          "(?i)[用以][中汉][文语](?:[^怎说]|怎[^么]|怎?$)|in (?:simplified )?chinese\\b|[中汉][文语](回答|回复|作答)");
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
    return wantedIn(text).orElseGet(() -> writtenIn(text));
  }

  /// The language that a text asks for in words.
  static Optional<Tongue> wantedIn(String text) {
    if (ENGLISH.matcher(text).find()) {
      return Optional.of(EN);
    }
    return CHINESE.matcher(text).find() ? Optional.of(ZH) : Optional.empty();
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
