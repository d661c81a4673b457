package io.openbailian.imaging.fill;

import java.awt.Rectangle;

/// How unlike two patches are: the sum of squared differences of their colours, and what the prior
/// adds for a source that lies in the wrong place.
final class Cost {
  private static final int REACH = Level.REACH;
  private static final double OTHER_HEIGHT = 900_000;
  private static final double OTHER_SIDE = 120_000;

  private final byte[] colours;
  private final int width;
  private final int height;
  private final Rectangle known;
  private final double heightPrice;
  private final double sidePrice;

  private Cost(Level level, Rectangle known, double heightPrice, double sidePrice) {
    this.colours = level.colours();
    this.width = level.width();
    this.height = level.height();
    this.known = known;
    this.heightPrice = heightPrice;
    this.sidePrice = sidePrice;
  }

  static Cost of(Level level, Prior prior) {
    return switch (prior) {
      case Prior.Anywhere() -> new Cost(level, new Rectangle(), 0, 0);
      case Prior.Beyond(Rectangle known) -> beyond(level, known);
    };
  }

  private static Cost beyond(Level level, Rectangle known) {
    int scale = level.scale();
    Rectangle here =
        new Rectangle(
            known.x / scale,
            known.y / scale,
            Math.max(1, known.width / scale),
            Math.max(1, known.height / scale));
    double side = Math.max(here.width, here.height);
    return new Cost(level, here, OTHER_HEIGHT / (side * side), OTHER_SIDE / (side * side));
  }

  /// The cost, or anything not below `limit` once it is clear that it will not be.
  int of(int x, int y, int toX, int toY, int limit) {
    int sum = misplaced(x, y, toX, toY);
    int left = Math.max(-REACH, -x);
    int right = Math.min(REACH, width - 1 - x);
    int top = Math.max(-REACH, -y);
    int bottom = Math.min(REACH, height - 1 - y);
    for (int v = top; v <= bottom && sum < limit; v++) {
      int a = 3 * ((y + v) * width + x + left);
      int b = 3 * ((toY + v) * width + toX + left);
      sum += right - left == 2 * REACH ? whole(a, b) : row(a, b, 3 * (right - left + 1));
    }
    return sum;
  }

  /// A row of a patch that lies within the picture: the compiler unrolls a length that it knows.
  private int whole(int a, int b) {
    int sum = 0;
    for (int i = 0; i < 3 * (2 * REACH + 1); i++) {
      int d = (colours[a + i] & 255) - (colours[b + i] & 255);
      sum += d * d;
    }
    return sum;
  }

  private int row(int a, int b, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int d = (colours[a + i] & 255) - (colours[b + i] & 255);
      sum += d * d;
    }
    return sum;
  }

  private int misplaced(int x, int y, int toX, int toY) {
    if (heightPrice == 0) {
      return 0;
    }
    int across = toX - Math.clamp(x, known.x, known.x + known.width - 1);
    int down = toY - Math.clamp(y, known.y, known.y + known.height - 1);
    return (int) Math.min(1e8, heightPrice * down * down + sidePrice * across * across);
  }
}
