package io.openbailian.engine.embedded.translate;

import java.awt.Rectangle;
import java.util.List;

/// Which edge of a line holds its place when its length changes.
enum Alignment {
  LEFT,
  CENTRE,
  RIGHT;

  private static final double SAME = 0.35;
  private static final double EVEN = 0.3;
  private static final double CLOSE = 0.35;

  /// By the edge it shares with most lines of its size; a line alone by where it stands in its
  /// room.
  static Alignment of(Rectangle box, List<Rectangle> lines, Rectangle room) {
    List<Rectangle> kin = lines.stream().filter(one -> kin(one, box)).toList();
    double slack = SAME * box.height;
    long left = kin.stream().filter(one -> Math.abs(one.x - box.x) < slack).count();
    long right =
        kin.stream().filter(one -> Math.abs(one.getMaxX() - box.getMaxX()) < slack).count();
    long centre =
        kin.stream().filter(one -> Math.abs(one.getCenterX() - box.getCenterX()) < slack).count();
    if (left + right + centre == 0) {
      return alone(box, room);
    }
    if (left >= right && left >= centre) {
      return LEFT;
    }
    return centre >= right ? CENTRE : RIGHT;
  }

  private static boolean kin(Rectangle one, Rectangle box) {
    return !one.equals(box)
        && Math.abs(one.height - box.height) < 0.4 * box.height
        && Math.abs(one.getCenterY() - box.getCenterY()) < 12.0 * box.height;
  }

  private static Alignment alone(Rectangle box, Rectangle room) {
    double left = box.x - room.getMinX();
    double right = room.getMaxX() - box.getMaxX();
    if (Math.abs(left - right) <= EVEN * (left + right) + box.height) {
      return CENTRE;
    }
    return right < CLOSE * left ? RIGHT : LEFT;
  }
}
