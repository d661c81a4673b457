package io.openbailian.engine.embedded.speak;

/// The languages that are spoken, and the voice of espeak-ng for each.
enum SpokenLanguage {
  /// The plain voice for Mandarin reads pinyin with English sounds; this one does not.
  CHINESE("cmn-latn-pinyin"),
  ENGLISH("en-us");

  private final String voice;

  SpokenLanguage(String voice) {
    this.voice = voice;
  }

  String voice() {
    return voice;
  }
}
