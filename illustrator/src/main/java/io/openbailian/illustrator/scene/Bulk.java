package io.openbailian.illustrator.scene;

/// How large something is among its like.
public enum Bulk {
  TINY,
  SMALL,
  USUAL,
  LARGE,
  HUGE;

  /// What its usual height is multiplied by.
  public double scale() {
    return switch (this) {
      case TINY -> 0.45;
      case SMALL -> 0.7;
      case USUAL -> 1;
      case LARGE -> 1.3;
      case HUGE -> 1.65;
    };
  }
}
