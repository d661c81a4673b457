package io.openbailian.engine.embedded.translate;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// A setting with its place in a picture.
///
/// @param left edge of the room, in pixels
/// @param middle of the lines, downwards, in pixels
/// @param turned clockwise by a right angle about the middle of its room
record PlacedText(
    LineSetting setting,
    Alignment alignment,
    double left,
    double right,
    double middle,
    boolean turned,
    int colour) {

  /// How far above the baseline the middle of capitals, and of Chinese characters, is.
  private static final double MIDDLE_EMS = 0.37;

  void draw(BufferedImage image, double em) {
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setColor(new Color(colour));
      if (turned) {
        g.transform(AffineTransform.getQuadrantRotateInstance(1, (left + right) / 2, middle));
      }
      int count = setting.lines().size();
      for (int i = 0; i < count; i++) {
        double above = (i - (count - 1) / 2.0) * LineSetting.LEADING;
        g.fill(shape(setting.lines().get(i), middle + (above + MIDDLE_EMS) * em, em));
      }
    } finally {
      g.dispose();
    }
  }

  private Shape shape(LineOutline line, double baseline, double em) {
    Rectangle2D ink = line.ink();
    double free = right - left - ink.getWidth() * em;
    double x =
        switch (alignment) {
          case LEFT -> left;
          case CENTRE -> left + free / 2;
          case RIGHT -> left + free;
        };
    return line.at(x - ink.getMinX() * em, baseline, em);
  }
}
