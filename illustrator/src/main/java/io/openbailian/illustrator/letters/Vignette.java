package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.tool.Canvas;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// The picture drawn so far, to be shown again in a window of a printed thing that covers it.
record Vignette(BufferedImage picture, Rectangle2D window) {

  static Vignette of(Canvas canvas, Rectangle2D window) {
    BufferedImage copy = new BufferedImage(canvas.width, canvas.height, canvas.image().getType());
    Graphics2D g = copy.createGraphics();
    g.drawImage(canvas.image(), 0, 0, null);
    g.dispose();
    return new Vignette(copy, window);
  }

  /// As much of it as has the window's proportions; of a tall picture the lower part, where its
  /// figures are.
  void draw(Canvas canvas) {
    double scale =
        Math.max(window.getWidth() / picture.getWidth(), window.getHeight() / picture.getHeight());
    double wide = window.getWidth() / scale;
    double tall = window.getHeight() / scale;
    double x = (picture.getWidth() - wide) / 2;
    double y = (picture.getHeight() - tall) * 0.86;
    Graphics2D g = canvas.image().createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(
        picture,
        (int) window.getX(),
        (int) window.getY(),
        (int) window.getMaxX(),
        (int) window.getMaxY(),
        (int) x,
        (int) y,
        (int) (x + wide),
        (int) (y + tall),
        null);
    g.dispose();
  }
}
