package io.openbailian.illustrator.tool;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Material;
import io.openbailian.text.Dice;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// How the surface of each material looks on a form: gloss, grain, specks, folds.
public final class Finish {
  private static final int COBALT = 0x1F4396;

  private Finish() {}

  /// @param base the colour in the picture's light
  static void form(Brush brush, Shape shape, int base, Material made, Dice dice) {
    Sheet sheet = brush.sheet();
    Rectangle2D box = shape.getBounds2D();
    double edge = 0.012 * Math.sqrt(box.getWidth() * box.getHeight());
    switch (made) {
      case CERAMIC -> {
        brush.rounded(shape, base, 1, 0.35, 0.34);
        gloss(sheet, shape, 0.9);
      }
      case GLASS -> {
        brush.rounded(shape, base, 0.42, 0.7, 0.55);
        sheet.line(shape, edge * 1.1, Rgb.lighter(base, 0.7), 0.75);
        gloss(sheet, shape, 0.95);
      }
      case ICE -> {
        brush.rounded(shape, base, 0.78, 0.75, 0.45);
        facets(sheet.clipped(shape), box, dice);
        sheet.line(shape, edge, 0xFFFFFF, 0.6);
        gloss(sheet, shape, 0.8);
      }
      case METAL, GOLD -> {
        brush.banded(shape, base);
        gloss(sheet, shape, 0.75);
      }
      case WOOD -> {
        brush.rounded(shape, base, 1, 0.16, 0.5);
        grain(sheet.clipped(shape), box, base, dice);
      }
      case STONE -> {
        brush.rounded(shape, base, 1, 0.18, 0.62);
        specks(sheet.clipped(shape), box, base, dice);
      }
      case PLUSH -> {
        Fur.fringe(brush, shape, base, Math.min(0.016, 4 * edge), dice);
        brush.rounded(shape, base, 1, 0.16, 0.34);
        Fur.on(brush, shape, base, dice);
      }
      case PAPER -> {
        lifted(sheet, shape, edge);
        sheet.fill(shape, base);
        sheet.fillRound(shape, 0.16, new float[] {0, 1}, 0xFFFFFF, 0x403058);
        sheet.line(shape, edge * 0.35, Rgb.lighter(base, 0.6), 0.8);
      }
    }
  }

  /// What only the largest part shows.
  public static void pattern(Brush brush, Shape shape, Material made, Dice dice) {
    switch (made) {
      case CERAMIC -> vine(brush, shape, dice.fork("vine"));
      case PLUSH -> seam(brush, shape);
      case GLASS, WOOD, METAL, GOLD, ICE, STONE, PAPER -> {}
    }
  }

  /// The window that a glazed surface mirrors, where there is room for it.
  private static void gloss(Sheet sheet, Shape shape, double opacity) {
    Rectangle2D box = shape.getBounds2D();
    double side = sheet.litFromLeft() ? -1 : 1;
    for (double size = 1; size > 0.4; size -= 0.2) {
      double x = box.getCenterX() + side * box.getWidth() * 0.22;
      double y = box.getCenterY() - box.getHeight() * 0.25;
      AffineTransform lean = AffineTransform.getRotateInstance(side * 0.5, x, y);
      Shape window =
          lean.createTransformedShape(
              Shapes.ellipse(x, y, box.getWidth() * 0.11 * size, box.getHeight() * 0.065 * size));
      if (shape.contains(window.getBounds2D())) {
        sheet.fill(window, 0xFFFFFF, opacity);
        sheet.fillSoft(
            box.getCenterX() - side * box.getWidth() * 0.2,
            box.getCenterY() + box.getHeight() * 0.26,
            box.getWidth() * 0.16,
            box.getHeight() * 0.1,
            0xFFFFFF,
            0.3);
        return;
      }
    }
  }

  private static void facets(Sheet sheet, Rectangle2D box, Dice dice) {
    for (int i = 0; i < 4; i++) {
      double x = box.getX() + dice.between(0.1, 0.8) * box.getWidth();
      double y = box.getY() + dice.between(0.1, 0.8) * box.getHeight();
      double w = dice.between(0.15, 0.4) * box.getWidth();
      double h = dice.between(0.15, 0.4) * box.getHeight();
      sheet.fill(
          Shapes.polygon(x, y, x + w, y + 0.3 * h, x + 0.4 * w, y + h),
          i % 2 == 0 ? 0xFFFFFF : 0x6FB4DD,
          0.28);
    }
  }

  private static void grain(Sheet sheet, Rectangle2D box, int base, Dice dice) {
    double h = box.getHeight();
    double step = Math.max(0.022, h / 14);
    for (double y = box.getY() - 0.2 * h; y < box.getMaxY() + 0.2 * h; y += step) {
      double sway = dice.between(-0.8, 0.8) * step + 0.18 * h;
      Path2D line =
          Pen.at(box.getX(), y)
              .bend(
                  box.getCenterX() - 0.1,
                  y + sway,
                  box.getCenterX() + 0.1,
                  y - sway,
                  box.getMaxX(),
                  y + dice.between(-0.4, 0.4) * step)
              .open();
      sheet.line(line, step * dice.between(0.08, 0.2), Rgb.darker(base, 0.45), 0.45);
    }
  }

  private static void specks(Sheet sheet, Rectangle2D box, int base, Dice dice) {
    double area = box.getWidth() * box.getHeight();
    int count = (int) Math.clamp(area * 900, 8, 90);
    for (int i = 0; i < count; i++) {
      double r = dice.between(0.002, 0.007);
      sheet.fill(
          Shapes.ellipse(
              box.getX() + dice.unit() * box.getWidth(),
              box.getY() + dice.unit() * box.getHeight(),
              r * dice.between(1, 2),
              r),
          i % 3 == 0 ? Rgb.lighter(base, 0.5) : Rgb.darker(base, 0.5),
          0.4);
    }
  }

  private static void lifted(Sheet sheet, Shape shape, double edge) {
    double x = (sheet.litFromLeft() ? 1 : -1) * edge;
    for (int i = 1; i <= 2; i++) {
      sheet.fill(
          AffineTransform.getTranslateInstance(x * i * 0.7, edge * i * 0.9)
              .createTransformedShape(shape),
          0x180E24,
          0.16);
    }
  }

  /// A flower with leaves to both sides over a border, painted in cobalt under the glaze.
  private static void vine(Brush brush, Shape shape, Dice dice) {
    Rectangle2D box = shape.getBounds2D();
    double size = 0.36 * Math.min(box.getWidth(), box.getHeight());
    double x = box.getCenterX();
    double y = box.getCenterY() + 0.1 * box.getHeight();
    Sheet within = brush.sheet().clipped(shape);
    border(within, box);
    tendrils(within.at(x, y, size));
    blossom(brush.sheet().at(x, y, size), 5 + dice.below(3));
  }

  private static void border(Sheet sheet, Rectangle2D box) {
    double h = box.getHeight();
    for (int i = 0; i < 2; i++) {
      double y = box.getMaxY() - h * (0.13 - 0.06 * i);
      sheet.line(
          Pen.at(box.getX(), y - 0.03 * h)
              .curve(box.getCenterX(), y + 0.05 * h, box.getMaxX(), y - 0.03 * h)
              .open(),
          0.014 * h,
          COBALT,
          0.8);
    }
    for (int i = 1; i < 12; i++) {
      double t = i / 12.0;
      double y = box.getMaxY() - h * 0.1 - 0.03 * h + 0.16 * h * t * (1 - t);
      sheet.fill(Shapes.circle(box.getX() + t * box.getWidth(), y, 0.012 * h), COBALT, 0.8);
    }
  }

  private static void tendrils(Sheet sheet) {
    for (int side = -1; side <= 1; side += 2) {
      sheet.line(
          Pen.at(0.2 * side, 0.1).bend(0.6 * side, 0.5, 0.9 * side, 0.1, 1.25 * side, 0.35).open(),
          0.06,
          COBALT,
          0.85);
      sheet.line(
          Pen.at(0.75 * side, 0.28)
              .bend(0.8 * side, -0.2, 1.1 * side, -0.2, 1.05 * side, -0.02)
              .open(),
          0.05,
          COBALT,
          0.8);
      leaf(sheet, 0.62 * side, 0.36, side * 0.9);
      leaf(sheet, 1.0 * side, 0.22, side * -0.5);
    }
  }

  private static void blossom(Sheet sheet, int petals) {
    for (int i = 0; i < petals; i++) {
      Sheet petal = sheet.turned(2 * StrictMath.PI * i / petals);
      petal.fill(Shapes.ellipse(0, -0.3, 0.15, 0.24), COBALT, 0.82);
      petal.fill(Shapes.ellipse(0, -0.3, 0.06, 0.14), 0xE6ECF8, 0.7);
    }
    sheet.fill(Shapes.circle(0, 0, 0.13), 0xF4F6FA);
    sheet.fill(Shapes.circle(0, 0, 0.07), COBALT);
  }

  private static void leaf(Sheet sheet, double x, double y, double turn) {
    sheet.at(x, y, 1).turned(turn).fill(Shapes.ellipse(0, -0.14, 0.07, 0.16), COBALT, 0.75);
  }

  /// The stitches down the middle of a soft toy.
  private static void seam(Brush brush, Shape shape) {
    Rectangle2D box = shape.getBounds2D();
    double step = box.getHeight() / 14;
    for (double y = box.getY() + 2 * step; y < box.getMaxY() - 2 * step; y += 1.6 * step) {
      brush.line(
          Pen.at(box.getCenterX(), y).to(box.getCenterX(), y + 0.8 * step).open(),
          step * 0.16,
          0x6A4A3A,
          0.45);
    }
  }
}
