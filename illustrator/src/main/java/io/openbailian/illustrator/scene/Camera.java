package io.openbailian.illustrator.scene;

/// From where and how near a scene is seen.
public record Camera(Shot shot, Angle angle) {
  public static final Camera USUAL = new Camera(Shot.USUAL, Angle.LEVEL);

  /// How much of the scene is seen: 特写, 近景, 中景, 远景.
  public enum Shot {
    CLOSE_UP,
    USUAL,
    LONG
  }

  /// Whether it is looked down or up on: 俯视, 平视, 仰视.
  public enum Angle {
    FROM_ABOVE,
    LEVEL,
    FROM_BELOW
  }
}
