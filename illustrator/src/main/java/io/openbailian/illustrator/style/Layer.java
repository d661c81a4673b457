package io.openbailian.illustrator.style;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/// A transparent sheet that one subject at a time is drawn on, so that its outline is known when it
/// is laid onto the picture: for its mask, its shadow and the light along its edges.
public final class Layer {
  private static final int OPAQUE = 128;

  private final Surface surface;
  private final Graphics2D g;
  private final int[] pixels;
  private Rectangle drawn = new Rectangle();

  public Layer(Surface surface) {
    this.surface = surface;
    BufferedImage image =
        new BufferedImage(surface.width, surface.height, BufferedImage.TYPE_INT_ARGB_PRE);
    this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    this.g = image.createGraphics();
    smooth(g);
  }

  /// Has edges drawn smoothly, and where they were said to be.
  public static void smooth(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  public Graphics2D graphics() {
    return g;
  }

  /// Tells where something is about to be drawn, in pixels.
  public void touched(Rectangle2D where) {
    Rectangle box = where.getBounds();
    box.grow(2, 2);
    Rectangle inside = box.intersection(new Rectangle(surface.width, surface.height));
    if (!inside.isEmpty()) {
      drawn = drawn.isEmpty() ? inside : drawn.union(inside);
    }
  }

  /// Lays what was drawn onto the surface as the subject of that number, and is empty again.
  ///
  /// @param haze what its colours fade to
  /// @param distance how far they have, 0 to 1
  public void settle(int number, Rim rim, int haze, double distance) {
    int far = (int) (256 * distance);
    int reach = Math.max(1, (int) Math.round(rim.wide() * surface.unit));
    boolean rimmed = rim.bright() > 0 || rim.dim() > 0;
    for (int y = drawn.y; y < drawn.y + drawn.height; y++) {
      for (int x = drawn.x; x < drawn.x + drawn.width; x++) {
        int at = y * surface.width + x;
        int source = pixels[at];
        int alpha = source >>> 24;
        if (alpha == 0) {
          continue;
        }
        int over = 255 - alpha;
        int rgb = (source & 0xFFFFFF) + Mix.scaled(surface.pixels[at], over + (over >> 7));
        rgb = far > 0 ? Mix.of(rgb, haze, far * alpha / 255) : rgb;
        surface.pixels[at] = rimmed ? rimmed(rgb, x, y, alpha, reach, rim) : rgb;
        if (alpha >= OPAQUE) {
          surface.figures[at] = (byte) number;
        }
      }
    }
    clear();
  }

  private int rimmed(int rgb, int x, int y, int alpha, int reach, Rim rim) {
    int side = surface.lightX < surface.width / 2.0 ? -reach : reach;
    int lit = edge(x, y, side, -reach * 3 / 4, alpha);
    int dark = edge(x, y, -side, reach / 2, alpha);
    int bright = lit > 0 ? Mix.of(rgb, rim.lit(), (int) (lit * rim.bright())) : rgb;
    return dark > 0 ? Mix.of(bright, rim.far(), (int) (dark * rim.dim())) : bright;
  }

  /// How near the outline is in a direction, 0 to 255.
  private int edge(int x, int y, int dx, int dy, int alpha) {
    int there = alpha(x + dx, y + dy);
    int half = there == 255 ? 255 : alpha(x + dx / 2, y + dy / 2);
    return Math.max(0, alpha - (there + half) / 2);
  }

  private int alpha(int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < surface.width && y < surface.height;
    return inside ? pixels[y * surface.width + x] >>> 24 : 255;
  }

  private void clear() {
    for (int y = drawn.y; y < drawn.y + drawn.height; y++) {
      int row = y * surface.width + drawn.x;
      Arrays.fill(pixels, row, row + drawn.width, 0);
    }
    drawn = new Rectangle();
  }

  /// Throws the shadow of what was drawn onto the ground, away from the light and towards us.
  ///
  /// @param foot where it stands, in pixels from the top
  /// @param strength 0 to 1
  public void cast(double foot, double strength) {
    if (drawn.isEmpty() || strength <= 0) {
      return;
    }
    int factor = (int) Math.max(1, surface.unit / 192);
    int columns = (surface.width + factor - 1) / factor;
    int rows = (surface.height + factor - 1) / factor;
    int[] shade = new int[columns * rows];
    double lean = surface.lightX < surface.width / 2.0 ? 0.42 : -0.42;
    for (int y = drawn.y; y < Math.min(drawn.y + drawn.height, foot); y += factor) {
      int ty = (int) (foot + (foot - y) * 0.12) / factor;
      for (int x = drawn.x; ty < rows && x < drawn.x + drawn.width; x += factor) {
        int tx = (int) Math.floor((x + (foot - y) * lean) / factor);
        if (pixels[y * surface.width + x] >>> 24 >= 160 && tx >= 0 && tx < columns) {
          shade[ty * columns + tx] = 255;
        }
      }
    }
    darken(Small.grid(shade, columns, rows, factor).blurred(factor * 4.0), foot, strength);
  }

  private void darken(Small shade, double foot, double strength) {
    int[] row = new int[surface.width];
    int margin = surface.pixels(0.03);
    int top = (int) Math.max(0, foot - margin);
    int bottom = (int) Math.min(surface.height, foot + drawn.height * 0.12 + margin);
    int most = (int) (150 * strength);
    for (int y = top; y < bottom; y++) {
      shade.row(y, row);
      for (int x = 0; x < surface.width; x++) {
        int share = ((row[x] & 255) * most) >> 8;
        if (share > 0) {
          int at = y * surface.width + x;
          int cool = Mix.multiply(surface.pixels[at], 0x4C5678);
          surface.pixels[at] = Mix.of(surface.pixels[at], cool, share);
        }
      }
    }
  }
}
