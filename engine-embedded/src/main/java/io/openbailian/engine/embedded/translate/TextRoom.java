package io.openbailian.engine.embedded.translate;

import io.openbailian.imaging.Pictures;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;

/// How far text may spread from its old place before it meets other text, an edge or the end of the
/// picture.
final class TextRoom {
  private static final int STEP = 2;
  private static final int EDGE = 36;
  private static final double MOST_EDGES = 0.06;

  private final BufferedImage image;
  private final List<Rectangle> still;
  private final List<Rectangle> moving;

  /// @param image without the letters of the text that is replaced
  /// @param still the places of lines that stay
  /// @param moving the places of lines that are replaced and may spread too; a gap between two of
  ///   them is shared
  TextRoom(BufferedImage image, List<Rectangle> still, List<Rectangle> moving) {
    this.image = image;
    this.still = still.stream().map(TextRoom::clear).toList();
    this.moving = List.copyOf(moving);
  }

  private static Rectangle clear(Rectangle line) {
    Rectangle wide = new Rectangle(line);
    wide.grow(line.height / 2, 0);
    return wide;
  }

  /// The box, spread to both sides, then up and down by at most that much.
  ///
  /// @param margin what is kept clear of obstacles
  Rectangle around(Rectangle box, int margin, int upAndDown) {
    int left = box.x - Math.max(0, reach(box, -1, 0, box.x) - margin);
    int toRight = image.getWidth() - box.x - box.width;
    int right = box.x + box.width + Math.max(0, reach(box, 1, 0, toRight) - margin);
    int most = upAndDown + margin;
    int top = box.y - Math.max(0, reach(box, 0, -1, Math.min(box.y, most)) - margin);
    int below = image.getHeight() - box.y - box.height;
    int bottom = box.y + box.height + Math.max(0, reach(box, 0, 1, Math.min(below, most)) - margin);
    return new Rectangle(left, top, right - left, bottom - top);
  }

  /// How many pixels the side of the box can move that way.
  private int reach(Rectangle box, int dx, int dy, int most) {
    int free = 0;
    while (free + STEP <= most && open(side(box, dx, dy, free), dx, dy, box)) {
      free += STEP;
    }
    return free;
  }

  private static Rectangle side(Rectangle box, int dx, int dy, int moved) {
    int x = dx > 0 ? box.x + box.width + moved : box.x - moved - STEP;
    int y = dy > 0 ? box.y + box.height + moved : box.y - moved - STEP;
    return dx != 0
        ? new Rectangle(x, box.y, STEP, box.height)
        : new Rectangle(box.x, y, box.width, STEP);
  }

  private boolean open(Rectangle strip, int dx, int dy, Rectangle box) {
    return still.stream().noneMatch(strip::intersects)
        && moving.stream()
            .noneMatch(one -> !one.equals(box) && spread(one, box, dx, dy).intersects(strip))
        && edges(strip, dx, dy) <= MOST_EDGES;
  }

  /// The other line's place, up to half way to the box.
  private static Rectangle spread(Rectangle one, Rectangle box, int dx, int dy) {
    Rectangle wide = new Rectangle(one);
    int gap =
        dx != 0
            ? Math.max(one.x, box.x) - Math.min(one.x + one.width, box.x + box.width)
            : Math.max(one.y, box.y) - Math.min(one.y + one.height, box.y + box.height);
    int half = Math.max(0, gap) / 2;
    wide.grow(dx != 0 ? half : 0, dy != 0 ? half : 0);
    return wide;
  }

  /// The share of the strip's pixels that differ from those a step nearer to the box.
  private double edges(Rectangle strip, int dx, int dy) {
    int[] pixels = Pictures.pixels(image);
    int width = image.getWidth();
    int count = 0;
    for (int y = strip.y; y < strip.y + strip.height; y++) {
      for (int x = strip.x; x < strip.x + strip.width; x++) {
        int nearer = (y - STEP * dy) * width + x - STEP * dx;
        count += apart(pixels[y * width + x], pixels[nearer]) > EDGE ? 1 : 0;
      }
    }
    return count / ((double) strip.width * strip.height);
  }

  private static int apart(int a, int b) {
    return Math.abs(Pictures.red(a) - Pictures.red(b))
        + Math.abs(Pictures.green(a) - Pictures.green(b))
        + Math.abs(Pictures.blue(a) - Pictures.blue(b));
  }
}
