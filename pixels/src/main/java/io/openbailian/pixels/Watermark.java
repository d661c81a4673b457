package io.openbailian.pixels;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/// The visible mark of a picture, at its lower right.
///
/// Light letters with a dark rim, or the other way round where the picture is light: whatever lies
/// below, letter and rim contrast with each other.
public final class Watermark {
  private static final double EM_OF_SIDE = 0.032;
  private static final double SMALLEST_EM = 11;
  private static final double MARGIN_EMS = 0.6;
  private static final double RIM_EMS = 0.2;
  private static final double MOST_OF_WIDTH = 0.9;
  private static final double LIGHT = 0.55;

  private static final Color WHITE = new Color(0xFFFFFF);
  private static final Color INK = new Color(0x101418);

  private Watermark() {}

  /// Draws the text; does nothing when it is blank.
  public static void draw(BufferedImage image, String text) {
    Line line = Line.of(text.strip(), Face.SANS_BOLD);
    Rectangle2D ink = line.ink();
    if (ink.isEmpty()) {
      return;
    }
    double em = em(image, ink);
    Shape letters = letters(image, line, ink, em);
    boolean light = luminance(image, letters.getBounds2D()) > LIGHT;
    paint(image, letters, em, light ? INK : WHITE, light ? WHITE : INK);
  }

  /// The same mark for many pictures like this one, drawn once.
  ///
  /// @param x where it goes, in pixels
  /// @param y where it goes, in pixels
  /// @param mark with an alpha channel
  public record Stamp(int x, int y, BufferedImage mark) {

    /// Puts the mark on a picture as large as the first one.
    public void press(BufferedImage image) {
      Graphics2D g = image.createGraphics();
      g.drawImage(mark, x, y, null);
      g.dispose();
    }
  }

  /// The mark of a film, made for its first frame; empty when the text is blank.
  public static Optional<Stamp> stamp(BufferedImage first, String text) {
    Line line = Line.of(text.strip(), Face.SANS_BOLD);
    Rectangle2D ink = line.ink();
    if (ink.isEmpty()) {
      return Optional.empty();
    }
    double em = em(first, ink);
    Rectangle2D box = letters(first, line, ink, em).getBounds2D();
    double rim = RIM_EMS * em + 1;
    int x = (int) Math.max(0, box.getMinX() - rim);
    int y = (int) Math.max(0, box.getMinY() - rim);
    var mark =
        new BufferedImage(
            Math.min(first.getWidth() - x, (int) (box.getWidth() + 2 * rim) + 2),
            Math.min(first.getHeight() - y, (int) (box.getHeight() + 2 * rim) + 2),
            BufferedImage.TYPE_INT_ARGB);
    boolean light = luminance(first, box) > LIGHT;
    Shape moved =
        AffineTransform.getTranslateInstance(-x, -y)
            .createTransformedShape(letters(first, line, ink, em));
    paint(mark, moved, em, light ? INK : WHITE, light ? WHITE : INK);
    return Optional.of(new Stamp(x, y, mark));
  }

  private static Shape letters(BufferedImage image, Line line, Rectangle2D ink, double em) {
    double margin = MARGIN_EMS * em;
    double x = image.getWidth() - margin - ink.getMaxX() * em;
    double y = image.getHeight() - margin - ink.getMaxY() * em;
    return line.at(x, y, em);
  }

  private static double em(BufferedImage image, Rectangle2D ink) {
    double side = Math.min(image.getWidth(), image.getHeight());
    double wanted = Math.max(SMALLEST_EM, EM_OF_SIDE * side);
    double byWidth = MOST_OF_WIDTH * image.getWidth() / (ink.getWidth() + 2 * MARGIN_EMS);
    double byHeight = MOST_OF_WIDTH * image.getHeight() / (ink.getHeight() + 2 * MARGIN_EMS);
    return Math.min(wanted, Math.min(byWidth, byHeight));
  }

  private static void paint(BufferedImage image, Shape letters, double em, Color fill, Color rim) {
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setColor(rim);
      g.setStroke(
          new BasicStroke((float) (RIM_EMS * em), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(letters);
      g.setColor(fill);
      g.fill(letters);
    } finally {
      g.dispose();
    }
  }

  /// The mean luminance of the picture there, 0 to 1.
  private static double luminance(BufferedImage image, Rectangle2D where) {
    int left = Math.max(0, (int) where.getMinX());
    int top = Math.max(0, (int) where.getMinY());
    int right = Math.min(image.getWidth(), (int) where.getMaxX() + 1);
    int bottom = Math.min(image.getHeight(), (int) where.getMaxY() + 1);
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int rgb = image.getRGB(x, y);
        sum += 0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255);
      }
    }
    return sum / (255.0 * Math.max(1, (right - left) * (bottom - top)));
  }
}
