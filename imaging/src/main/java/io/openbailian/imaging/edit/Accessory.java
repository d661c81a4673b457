package io.openbailian.imaging.edit;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.region.RegionFinder;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/// Draws something to wear on the head of a picture's subject.
public final class Accessory {
  /// How wide the brim of a hat is, and how high its top, for a head of width 1.
  private static final double BRIM = 1.5;

  private static final double HAT_HEIGHT = 0.58;

  private Accessory() {}

  /// Which accessory it is.
  public enum Kind {
    HAT,
    GLASSES,
    CROWN,
    BOW,
    SCARF
  }

  /// Where the subject's head is: above its face, or the uppermost part of its outline.
  public static Rectangle head(BufferedImage image, Mask subject) {
    Rectangle whole = subject.bounds();
    Rectangle face = RegionFinder.face(Pictures.opaque(image), subject);
    Rectangle crown = crown(subject, whole);
    if (plausible(face, whole, crown)) {
      int top = Math.min(face.y, top(subject, face));
      return new Rectangle(
          face.x - face.width / 5, top, face.width * 7 / 5, face.y + face.height - top);
    }
    return crown;
  }

  /// The same head, if something that is worn on it would stay within the picture; else the nearest
  /// that lets it.
  public static Rectangle within(BufferedImage image, Rectangle head) {
    int most = Math.min(image.getWidth(), image.getHeight());
    int width = (int) Math.clamp(head.width, 1, Math.max(1, most * 0.5 / BRIM * 1.2));
    int height = Math.max(1, head.height * width / Math.max(1, head.width));
    double aside = width * BRIM / 2;
    double x = Math.clamp(head.getCenterX(), aside, Math.max(aside, image.getWidth() - aside));
    double top = Math.max(head.y, width * HAT_HEIGHT);
    return new Rectangle((int) (x - width / 2.0), (int) top, width, height);
  }

  /// Fur and clothes have the colours of skin too: a face lies under the top of the outline, and is
  /// neither a spot on it nor all of it.
  private static boolean plausible(Rectangle face, Rectangle whole, Rectangle crown) {
    boolean sized = face.width > 0.14 * whole.width && face.width < 0.66 * whole.width;
    boolean high = face.getCenterY() < whole.y + 0.42 * whole.height;
    boolean under = Math.abs(face.getCenterX() - crown.getCenterX()) < 0.3 * crown.width;
    boolean shaped = face.height > 0.6 * face.width;
    return sized && high && under && shaped;
  }

  private static int top(Mask subject, Rectangle face) {
    int x = face.x + face.width / 2;
    int y = face.y;
    while (y > 0 && subject.at(x, y - 1) > 127) {
      y--;
    }
    return y;
  }

  /// The uppermost part: as wide as the outline is a little below its top, where a hat would sit;
  /// ears and horns stick out of it.
  private static Rectangle crown(Mask subject, Rectangle whole) {
    int down = Math.max(2, whole.height / 9);
    Rectangle row = span(subject, whole, whole.y + down);
    int width =
        Math.clamp(row.width, Math.max(8, whole.width / 5), Math.max(8, whole.width * 2 / 3));
    int x = (int) row.getCenterX() - width / 2;
    return new Rectangle(x, whole.y + down / 4, width, Math.max(8, width * 3 / 4));
  }

  /// From the leftmost to the rightmost of the subject around a row.
  private static Rectangle span(Mask subject, Rectangle whole, int row) {
    int left = whole.x + whole.width;
    int right = whole.x;
    for (int x = whole.x; x < whole.x + whole.width; x++) {
      if (subject.at(x, Math.min(row, subject.height() - 1)) > 127) {
        left = Math.min(left, x);
        right = Math.max(right, x);
      }
    }
    return right > left ? new Rectangle(left, row, right - left, 1) : whole;
  }

  /// The head of what stands within a box, as far as it can be seen there; the lower part of the
  /// box when nothing stands there.
  public static Rectangle headWithin(BufferedImage image, Mask subject, Rectangle box) {
    Mask inside =
        Mask.of(
            subject.width(), subject.height(), (x, y) -> box.contains(x, y) ? subject.at(x, y) : 0);
    Rectangle seen = inside.bounds();
    boolean stands = seen.width > box.width / 4 && seen.height > box.height / 4;
    Rectangle head =
        stands
            ? head(image, inside)
            : new Rectangle(
                box.x + box.width / 6, box.y + box.height / 2, box.width * 2 / 3, box.height / 2);
    double above = Math.max(0.45 * head.width, (head.y - box.y) / HAT_HEIGHT);
    int width = (int) Math.min(Math.min(head.width, above), box.width / BRIM);
    int x = (int) head.getCenterX() - width / 2;
    return new Rectangle(x, head.y, Math.max(8, width), head.height);
  }

  /// The picture with the thing on it.
  ///
  /// @param within the head, or the part of the picture that it may fill
  public static BufferedImage draw(BufferedImage image, Kind kind, Rectangle within, int rgb) {
    BufferedImage out = Pictures.copy(image);
    Graphics2D g = out.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      switch (kind) {
        case HAT -> hat(g, within, rgb);
        case GLASSES -> glasses(g, within, rgb);
        case CROWN -> crown(g, within);
        case BOW -> bow(g, within, rgb);
        case SCARF -> scarf(g, within, rgb);
      }
    } finally {
      g.dispose();
    }
    return out;
  }

  private static Paint sheen(Rectangle box, int rgb) {
    Color light = new Color(Pictures.mix(rgb, 0xFFFFFF, 70));
    Color dark = new Color(Pictures.mix(rgb, 0x000000, 90));
    return new GradientPaint(box.x, box.y, light, box.x + (float) box.width, box.y, dark);
  }

  private static void hat(Graphics2D g, Rectangle head, int rgb) {
    double w = head.width;
    double x = head.getCenterX();
    double brim = head.y + 0.16 * head.height;
    g.setColor(new Color(0, 0, 0, 60));
    g.fill(new Ellipse2D.Double(x - 0.66 * w, brim - 0.04 * w, 1.32 * w, 0.22 * w));
    g.setPaint(sheen(head, rgb));
    g.fill(new Ellipse2D.Double(x - 0.74 * w, brim - 0.12 * w, 1.48 * w, 0.24 * w));
    Path2D top = new Path2D.Double();
    top.moveTo(x - 0.46 * w, brim);
    top.curveTo(x - 0.46 * w, brim - 0.72 * w, x - 0.2 * w, brim - 0.66 * w, x, brim - 0.6 * w);
    top.curveTo(x + 0.2 * w, brim - 0.66 * w, x + 0.46 * w, brim - 0.72 * w, x + 0.46 * w, brim);
    top.curveTo(x + 0.3 * w, brim + 0.1 * w, x - 0.3 * w, brim + 0.1 * w, x - 0.46 * w, brim);
    g.fill(top);
    g.setColor(new Color(Pictures.mix(rgb, 0x000000, 150)));
    g.setStroke(new BasicStroke((float) (0.09 * w), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    g.draw(
        new Arc2D.Double(x - 0.44 * w, brim - 0.22 * w, 0.88 * w, 0.22 * w, 190, 160, Arc2D.OPEN));
  }

  private static void glasses(Graphics2D g, Rectangle head, int rgb) {
    double w = head.width;
    double y = head.y + 0.53 * head.height;
    double x = head.getCenterX();
    double lens = 0.27 * w;
    for (double side : new double[] {-0.32, 0.05}) {
      RoundRectangle2D shape =
          new RoundRectangle2D.Double(
              x + side * w, y - lens / 2.4, lens, lens * 0.8, lens / 1.6, lens / 1.6);
      g.setColor(new Color(190, 215, 235, 70));
      g.fill(shape);
      g.setColor(new Color(rgb));
      g.setStroke(new BasicStroke((float) (0.028 * w)));
      g.draw(shape);
    }
    g.draw(new Arc2D.Double(x - 0.06 * w, y - 0.05 * w, 0.12 * w, 0.08 * w, 20, 140, Arc2D.OPEN));
  }

  private static void crown(Graphics2D g, Rectangle head) {
    double w = 0.86 * head.width;
    double x = head.getCenterX() - w / 2;
    double base = head.y + 0.14 * head.height;
    Path2D shape = new Path2D.Double();
    shape.moveTo(x, base);
    shape.lineTo(x - 0.04 * w, base - 0.42 * w);
    for (int i = 0; i < 4; i++) {
      shape.lineTo(x + (0.125 + 0.25 * i) * w, base - 0.18 * w);
      shape.lineTo(x + (0.25 + 0.25 * i) * w - (i == 3 ? -0.04 * w : 0), base - 0.46 * w);
    }
    shape.lineTo(x + w, base);
    shape.closePath();
    g.setPaint(sheen(head, 0xE8B830));
    g.fill(shape);
    g.setColor(new Color(0xC02838));
    for (int i = 0; i < 3; i++) {
      g.fill(new Ellipse2D.Double(x + (0.2 + 0.27 * i) * w, base - 0.13 * w, 0.08 * w, 0.08 * w));
    }
  }

  private static void bow(Graphics2D g, Rectangle head, int rgb) {
    double w = 0.5 * head.width;
    double x = head.getCenterX() + 0.28 * head.width;
    double y = head.y + 0.10 * head.height;
    g.setPaint(sheen(new Rectangle((int) (x - w / 2), (int) y, (int) w, (int) w), rgb));
    for (int side : new int[] {-1, 1}) {
      Path2D loop = new Path2D.Double();
      loop.moveTo(x, y);
      loop.curveTo(
          x + side * 0.3 * w, y - 0.5 * w, x + side * 0.7 * w, y - 0.3 * w, x + side * 0.6 * w, y);
      loop.curveTo(x + side * 0.7 * w, y + 0.3 * w, x + side * 0.3 * w, y + 0.4 * w, x, y);
      g.fill(loop);
    }
    g.setColor(new Color(Pictures.mix(rgb, 0, 90)));
    g.fill(new Ellipse2D.Double(x - 0.1 * w, y - 0.12 * w, 0.2 * w, 0.24 * w));
  }

  private static void scarf(Graphics2D g, Rectangle head, int rgb) {
    double w = head.width;
    double x = head.getCenterX();
    double y = head.getMaxY();
    g.setPaint(sheen(head, rgb));
    g.fill(new RoundRectangle2D.Double(x - 0.5 * w, y - 0.06 * w, w, 0.26 * w, 0.22 * w, 0.22 * w));
    g.fill(
        new RoundRectangle2D.Double(
            x + 0.08 * w, y + 0.1 * w, 0.22 * w, 0.62 * w, 0.1 * w, 0.1 * w));
    g.setColor(new Color(Pictures.mix(rgb, 0, 70)));
    g.setStroke(new BasicStroke((float) (0.02 * w)));
    for (int i = 0; i < 5; i++) {
      double fringe = x + (0.10 + 0.045 * i) * w;
      g.draw(new Line2D.Double(fringe, y + 0.7 * w, fringe, y + 0.8 * w));
    }
  }
}
