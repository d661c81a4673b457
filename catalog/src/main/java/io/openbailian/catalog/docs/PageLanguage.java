package io.openbailian.catalog.docs;

import io.openbailian.catalog.model.Words;

/// The languages pages are written in.
enum PageLanguage {
  ENGLISH(""),
  CHINESE(".zh-CN");

  private final String infix;

  PageLanguage(String infix) {
    this.infix = infix;
  }

  /// The name of the page called so, for example `README.zh-CN.md`.
  String file(String page) {
    return page + infix + ".md";
  }

  String of(Words words) {
    return switch (this) {
      case ENGLISH -> words.en();
      case CHINESE -> words.zh();
    };
  }

  String of(String zh, String en) {
    return of(new Words(zh, en));
  }

  PageLanguage other() {
    return switch (this) {
      case ENGLISH -> CHINESE;
      case CHINESE -> ENGLISH;
    };
  }

  /// What it calls itself.
  String title() {
    return of("中文", "English");
  }
}
