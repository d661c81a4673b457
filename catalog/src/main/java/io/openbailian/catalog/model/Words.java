package io.openbailian.catalog.model;

/// A short text in Chinese and in English.
public record Words(String zh, String en) {

  /// The same in both languages, for names and numbers.
  public static Words same(String text) {
    return new Words(text, text);
  }

  public boolean isEmpty() {
    return zh.isEmpty() && en.isEmpty();
  }
}
