package io.openbailian.imaging.edit;

import io.openbailian.imaging.Pictures;
import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// Writes a line of text on a picture.
public final class Inscription {
  private static final double RIM_EMS = 0.09;

  private Inscription() {}

  /// The text as large as the rectangle allows, in its middle, with a rim that sets it off.
  public static BufferedImage write(BufferedImage image, String text, Rectangle within, int rgb) {
    BufferedImage out = Pictures.copy(image);
    Line line = Line.of(text.strip(), Face.SANS_BOLD);
    Rectangle2D ink = line.ink();
    if (ink.isEmpty()) {
      return out;
    }
    double em = Math.min(within.width / ink.getWidth(), within.height / ink.getHeight());
    double x = within.getCenterX() - ink.getCenterX() * em;
    double baseline = within.getCenterY() - ink.getCenterY() * em;
    paint(out, line.at(x, baseline, em), em, rgb);
    return out;
  }

  private static void paint(BufferedImage out, Shape letters, double em, int rgb) {
    Graphics2D g = out.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setColor(
          Pictures.luma(rgb) > 128 ? new Color(0, 0, 0, 150) : new Color(255, 255, 255, 170));
      g.setStroke(
          new BasicStroke((float) (RIM_EMS * em), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(letters);
      g.setColor(new Color(rgb));
      g.fill(letters);
    } finally {
      g.dispose();
    }
  }
}
