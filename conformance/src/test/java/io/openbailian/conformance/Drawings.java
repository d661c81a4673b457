package io.openbailian.conformance;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Pictures to edit, as PNG files; they are as small as the editing models take them.
public final class Drawings {
  public static final int SIDE = 512;

  private static final int HORIZON = 270;

  private Drawings() {}

  /// A red ball on a meadow under a sky, to the left of the middle.
  public static byte[] ball() {
    return png(drawnBall());
  }

  public static byte[] greyBall() {
    BufferedImage grey = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    return png(new ColorConvertOp(null).filter(drawnBall(), grey));
  }

  private static BufferedImage drawnBall() {
    BufferedImage image = plain(Color.BLACK);
    Graphics2D g = graphics(image);
    g.setPaint(
        new GradientPaint(0, 0, new Color(110, 160, 220), 0, HORIZON, new Color(210, 228, 245)));
    g.fillRect(0, 0, SIDE, HORIZON);
    g.setPaint(
        new GradientPaint(0, HORIZON, new Color(120, 160, 80), 0, SIDE, new Color(70, 110, 44)));
    g.fillRect(0, HORIZON, SIDE, SIDE - HORIZON);
    g.setPaint(
        new GradientPaint(80, 160, new Color(240, 90, 80), 260, 400, new Color(150, 20, 24)));
    g.fill(new Ellipse2D.Double(60, 160, 220, 220));
    g.dispose();
    return image;
  }

  /// Whether a picture that shows the ball shows it where it was drawn, and not on the other side.
  public static boolean ballIsLeft(BufferedImage image) {
    return redness(image, 0.33) > redness(image, 0.67);
  }

  private static int redness(BufferedImage image, double across) {
    Color there =
        new Color(image.getRGB((int) (across * image.getWidth()), image.getHeight() * 53 / 100));
    return there.getRed() - there.getGreen() - there.getBlue();
  }

  /// Black lines on white: a frame and a ring.
  public static byte[] sketch() {
    BufferedImage image = plain(Color.WHITE);
    Graphics2D g = graphics(image);
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke(5));
    g.drawRect(50, 50, 220, 320);
    g.draw(new Ellipse2D.Double(300, 160, 160, 160));
    g.dispose();
    return png(image);
  }

  /// White where the ball is.
  public static byte[] ballMask() {
    BufferedImage image = plain(Color.BLACK);
    Graphics2D g = graphics(image);
    g.setColor(Color.WHITE);
    g.fill(new Ellipse2D.Double(45, 145, 250, 250));
    g.dispose();
    return png(image);
  }

  /// One colour, and nothing to be seen.
  public static byte[] blank(int side) {
    return png(plain(new Color(225, 225, 220), side));
  }

  private static BufferedImage plain(Color color) {
    return plain(color, SIDE);
  }

  private static BufferedImage plain(Color color, int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(color);
    g.fillRect(0, 0, side, side);
    g.dispose();
    return image;
  }

  private static Graphics2D graphics(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return g;
  }

  private static byte[] png(BufferedImage image) {
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ImageIO.write(image, "png", file);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
