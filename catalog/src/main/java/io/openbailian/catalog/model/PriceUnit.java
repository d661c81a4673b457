package io.openbailian.catalog.model;

import java.util.Locale;

/// What is counted when a call is billed.
public enum PriceUnit {
  IMAGE,
  SECOND,
  THOUSAND_TOKENS,
  TEN_THOUSAND_CHARACTERS;

  /// How many of what is counted make one of it.
  public int counted() {
    return switch (this) {
      case IMAGE, SECOND -> 1;
      case THOUSAND_TOKENS -> 1_000;
      case TEN_THOUSAND_CHARACTERS -> 10_000;
    };
  }

  /// As the catalogue spells it, for example `image`.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// One of it, for people.
  public Words words() {
    return switch (this) {
      case IMAGE -> new Words("张", "image");
      case SECOND -> new Words("秒", "second");
      case THOUSAND_TOKENS -> new Words("千 Token", "thousand tokens");
      case TEN_THOUSAND_CHARACTERS -> new Words("万字符", "10,000 characters");
    };
  }
}
