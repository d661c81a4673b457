package io.openbailian.engine.embedded.translate;

import io.openbailian.engine.embedded.desk.TextLine;
import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// A picture with text, drawn for a test: a menu, a sign, a label.
final class Board {
  private final BufferedImage image;
  private final List<TextLine> lines = new ArrayList<>();

  private Board(BufferedImage image) {
    this.image = image;
  }

  static Board plain(int width, int height, int top, int bottom) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setPaint(new GradientPaint(0, 0, new Color(top), 0, height, new Color(bottom)));
    g.fillRect(0, 0, width, height);
    g.dispose();
    return new Board(image);
  }

  /// Planks of wood: stripes, grain and knots.
  static Board wooden(int width, int height) {
    Board board = plain(width, height, 0x8A5A34, 0x7A4E2C);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double grain =
            14
                * StrictMath.sin(
                    y * 0.9 + 3 * StrictMath.sin(x * 0.012 + 2.0 * Math.floorDiv(y, 90)));
        double speckle = (x * 7919 + y * 104729 + x * y) % 13 - 6;
        int shade = (int) (grain + speckle) - (y % 90 < 3 ? 46 : 0);
        int rgb = board.image.getRGB(x, y);
        board.image.setRGB(x, y, shifted(rgb, shade));
      }
    }
    return board;
  }

  private static int shifted(int rgb, int by) {
    int red = Math.clamp((rgb >> 16 & 255) + by, 0, 255);
    int green = Math.clamp((rgb >> 8 & 255) + by, 0, 255);
    int blue = Math.clamp((rgb & 255) + by, 0, 255);
    return red << 16 | green << 8 | blue;
  }

  Board panel(int x, int y, int width, int height, int rgb) {
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(rgb));
    g.fillRect(x, y, width, height);
    g.dispose();
    return this;
  }

  /// Writes a line that begins there, and remembers its box.
  Board write(String text, Face face, double x, double baseline, double em, int rgb) {
    lines.add(new TextLine(text, draw(text, face, x, baseline, em, rgb), TextLine.Flow.ACROSS));
    return this;
  }

  Board centred(String text, Face face, double baseline, double em, int rgb) {
    double width = Line.of(text, face).width() * em;
    return write(text, face, (image.getWidth() - width) / 2, baseline, em, rgb);
  }

  /// Writes characters below one another.
  Board column(String text, Face face, double x, double top, double em, int rgb) {
    Rectangle box = new Rectangle();
    for (int i = 0; i < text.length(); i++) {
      Rectangle one = draw(text.substring(i, i + 1), face, x, top + em * (0.9 + 1.18 * i), em, rgb);
      box = box.isEmpty() ? one : box.union(one);
    }
    lines.add(new TextLine(text, box, TextLine.Flow.DOWN));
    return this;
  }

  private Rectangle draw(String text, Face face, double x, double baseline, double em, int rgb) {
    Shape shape = Line.of(text, face).at(x, baseline, em);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(new Color(rgb));
    g.fill(shape);
    g.dispose();
    return shape.getBounds();
  }

  BufferedImage image() {
    return image;
  }

  List<TextLine> lines() {
    return List.copyOf(lines);
  }

  /// A reader that knows what was written.
  TextReader reader() {
    return (_, _, _) -> new TextReader.Reading.Lines(lines());
  }
}
