package io.openbailian.engine.embedded.edit;

import java.awt.Rectangle;

/// Finds room for one thing beside another.
final class Neighbour {
  /// With less room than this share of the picture's width, what is put there stands in front.
  private static final double CRAMPED = 0.3;

  private static final double IN_FRONT = 0.4;

  /// Where nothing stands yet: the lower middle.
  private static final double ALONE = 0.55;

  private Neighbour() {}

  /// @param frame the picture
  /// @param neighbour what stands in it; may be empty
  /// @param thing what is to stand beside it, in any size
  /// @param place LEFT, RIGHT or BEFORE; BESIDE is where there is more room
  static Rectangle place(Rectangle frame, Rectangle neighbour, Rectangle thing, String place) {
    if (neighbour.isEmpty() || place.equals("BEFORE")) {
      double size = neighbour.isEmpty() ? ALONE : IN_FRONT;
      int height = (int) (size * frame.height);
      Rectangle standing = fitted(thing, (int) (0.9 * frame.width), height);
      standing.x = (frame.width - standing.width) / 2;
      standing.y = frame.height - standing.height - frame.height / 40;
      return standing;
    }
    int left = neighbour.x;
    int right = frame.width - neighbour.x - neighbour.width;
    boolean leftwards = place.equals("LEFT") || (!place.equals("RIGHT") && left > right);
    int room = Math.max(leftwards ? left : right, (int) (CRAMPED * frame.width));
    boolean cramped = (leftwards ? left : right) < CRAMPED * frame.width;
    int width = cramped ? (int) (IN_FRONT * frame.width) : room;
    Rectangle at = fitted(thing, width, neighbour.height);
    int gap = Math.max(0, room - at.width);
    int off = Math.min(gap / 2, frame.width / 30);
    at.x = leftwards ? neighbour.x - off - at.width : neighbour.x + neighbour.width + off;
    at.x = Math.clamp(at.x, 0, frame.width - at.width);
    at.y = Math.min(neighbour.y + neighbour.height, frame.height) - at.height;
    return at;
  }

  /// The size of the thing within the bounds, its shape kept.
  private static Rectangle fitted(Rectangle thing, int width, int height) {
    double scale = Math.min(width / (double) thing.width, height / (double) thing.height);
    return new Rectangle(
        Math.clamp(Math.round(thing.width * scale), 1, width),
        Math.clamp(Math.round(thing.height * scale), 1, height));
  }
}
