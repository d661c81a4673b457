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
      int end = a + 3 * (right - left + 1);
      while (a < end) {
        int d = (colours[a++] & 255) - (colours[b++] & 255);
        sum += d * d;
      }
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
