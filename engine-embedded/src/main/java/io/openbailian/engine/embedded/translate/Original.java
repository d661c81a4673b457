package io.openbailian.engine.embedded.translate;

import io.openbailian.engine.embedded.desk.TextLine;
import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// How a line was written: its size, weight and height on the page, guessed by setting the same
/// words.
///
/// @param em in pixels
/// @param middle of capitals and Chinese characters, downwards
record Original(double em, double middle, boolean bold) {
  private static final double MIDDLE_EMS = 0.37;
  private static final double HAN_EMS = 0.92;

  static Original of(TextLine line, InkSeparation ink) {
    return switch (line.flow()) {
      case ACROSS -> across(line.text(), line.box(), ink);
      case DOWN ->
          new Original(
              line.box().width / HAN_EMS,
              line.box().getCenterY(),
              bold(line.text(), cells(line), ink));
    };
  }

  private static Original across(String text, Rectangle box, InkSeparation ink) {
    Rectangle2D set = Line.of(text, Face.SANS).ink();
    double em = box.height / Math.max(0.1, set.getHeight());
    double baseline = box.y - set.getMinY() * em;
    return new Original(em, baseline - MIDDLE_EMS * em, bold(text, area(box), ink));
  }

  /// What the characters of a column cover without the gaps between them.
  private static double cells(TextLine line) {
    double side = line.box().width;
    return side * side * line.text().codePointCount(0, line.text().length());
  }

  private static double area(Rectangle box) {
    return (double) box.width * box.height;
  }

  /// Whether the letters fill their area as the bold face does, rather than as the regular one.
  private static boolean bold(String text, double area, InkSeparation ink) {
    double filled = ink.amount() / Math.max(1, area);
    double regular = filled(text, Face.SANS);
    double bold = filled(text, Face.SANS_BOLD);
    return filled > (regular + bold) / 2;
  }

  private static double filled(String text, Face face) {
    Line line = Line.of(text, face);
    Rectangle2D set = line.ink();
    double em = 32 / Math.max(0.1, set.getHeight());
    int width = (int) Math.clamp(Math.ceil(set.getWidth() * em), 1, 4000);
    BufferedImage drawn = new BufferedImage(width, 32, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = drawn.createGraphics();
    g.setColor(Color.WHITE);
    g.fill(line.at(-set.getMinX() * em, -set.getMinY() * em, em));
    g.dispose();
    double sum = 0;
    for (int i = 0; i < width * 32; i++) {
      sum += drawn.getRaster().getSample(i % width, i / width, 0);
    }
    return sum / (255.0 * width * 32);
  }
}
