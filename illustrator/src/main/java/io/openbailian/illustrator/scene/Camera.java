package io.openbailian.illustrator.scene;

/// From where and how near a scene is seen.
public record Camera(Shot shot, Angle angle) {
  public static final Camera USUAL = new Camera(Shot.USUAL, Angle.LEVEL);

  /// How much of the scene is seen: 大头照, 特写 and 近景, 中景, 远景.
  public enum Shot {
    /// Of a figure head and shoulders.
    HEAD,
    CLOSE_UP,
    USUAL,
    LONG;

    /// Whether what stands in front is cut by the lower edge.
    public boolean near() {
      return this == HEAD || this == CLOSE_UP;
    }
  }

  /// Whether it is looked down or up on: 俯视, 平视, 仰视.
  public enum Angle {
    FROM_ABOVE,
    LEVEL,
    FROM_BELOW
  }
}
