package io.openbailian.engine.embedded;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;

/// Small pictures to edit.
final class Scenes {
  static final int SIDE = 192;

  private Scenes() {}

  /// A red ball on a meadow under a sky.
  static BufferedImage ball() {
    BufferedImage image = ground();
    Graphics2D g = graphics(image);
    g.setPaint(new GradientPaint(60, 60, new Color(240, 90, 80), 140, 150, new Color(150, 20, 24)));
    g.fill(new Ellipse2D.Double(56, 62, 80, 80));
    g.dispose();
    return image;
  }

  /// Someone with dark hair in a red dress before a green garden.
  static BufferedImage portrait() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = graphics(image);
    g.setPaint(new GradientPaint(0, 0, new Color(176, 200, 140), 0, SIDE, new Color(90, 130, 82)));
    g.fillRect(0, 0, SIDE, SIDE);
    g.setColor(new Color(200, 30, 40));
    g.fill(new Ellipse2D.Double(40, 104, 112, 140));
    g.setColor(new Color(52, 34, 26));
    g.fill(new Ellipse2D.Double(62, 18, 68, 84));
    g.setColor(new Color(232, 190, 160));
    g.fill(new Ellipse2D.Double(74, 34, 44, 62));
    g.fillRect(86, 90, 20, 22);
    g.dispose();
    return image;
  }

  static BufferedImage ground() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = graphics(image);
    g.setPaint(new GradientPaint(0, 0, new Color(110, 160, 220), 0, 96, new Color(210, 228, 245)));
    g.fillRect(0, 0, SIDE, 100);
    g.setPaint(new GradientPaint(0, 100, new Color(120, 160, 80), 0, SIDE, new Color(70, 110, 44)));
    g.fillRect(0, 100, SIDE, SIDE - 100);
    g.dispose();
    return image;
  }

  static BufferedImage written() {
    BufferedImage image = ground();
    Graphics2D g = graphics(image);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 26));
    g.setColor(Color.WHITE);
    g.drawString("SAMPLE 26", 20, 160);
    g.dispose();
    return image;
  }

  static BufferedImage sketch() {
    BufferedImage image = plain(0xFFFFFF);
    Graphics2D g = graphics(image);
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke(3));
    g.drawRect(20, 20, 80, 120);
    g.draw(new Ellipse2D.Double(110, 60, 60, 60));
    g.dispose();
    return image;
  }

  static BufferedImage grey(BufferedImage image) {
    BufferedImage out = plain(0);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        Color own = new Color(image.getRGB(x, y));
        int light = (own.getRed() * 3 + own.getGreen() * 6 + own.getBlue()) / 10;
        out.setRGB(x, y, new Color(light, light, light).getRGB());
      }
    }
    return out;
  }

  static BufferedImage plain(int rgb) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(rgb));
    g.fillRect(0, 0, SIDE, SIDE);
    g.dispose();
    return image;
  }

  /// White within the rectangle.
  static BufferedImage mask(int x, int y, int width, int height) {
    BufferedImage image = plain(0);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(x, y, width, height);
    g.dispose();
    return image;
  }

  private static Graphics2D graphics(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return g;
  }
}
