package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.geom.Path2D;

/// One large tree that stands by itself; its kind decides how it grows.
public final class Tree implements Drawing {
  @Override
  public double aspect() {
    return 0.75;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    String kind = look.subject().kind().orElse("");
    int leaf = look.hue().map(Hue::rgb).map(sheet.palette()::lit).orElseGet(() -> own(sheet, kind));
    sheet.shadow(0, 0, 0.3, 0.035);
    switch (kind) {
      case "pine", "christmas" -> {
        Woods.conifer(sheet, dice, leaf, false, true);
        if (kind.equals("christmas")) {
          baubles(sheet, dice.fork("baubles"));
        }
      }
      case "willow" -> willow(sheet, dice, leaf);
      case "palm" -> palm(sheet, dice, leaf);
      default -> {
        Woods.broadleaf(sheet, dice, leaf, true);
        if (kind.equals("apple")) {
          fruit(sheet, dice.fork("fruit"), 0xD8322E);
        }
        fallen(sheet, dice.fork("fallen"), leaf);
      }
    }
  }

  private static int own(Sheet sheet, String kind) {
    return switch (kind) {
      case "cherry", "peach" -> sheet.palette().lit(0xF4A9BE);
      case "ginkgo" -> sheet.palette().lit(0xE9BE3A);
      case "maple" -> sheet.palette().lit(0xD9542B);
      case "pine", "christmas" -> sheet.palette().lit(0x2F6B4A);
      default -> sheet.palette().leaf();
    };
  }

  private static void fallen(Sheet sheet, Dice dice, int leaf) {
    Path2D.Double leaves = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = 0; i < 26; i++) {
      Foliage.leaf(
          leaves, dice.between(-0.34, 0.34), dice.between(-0.02, 0.035), 0.011, dice.between(0, 6));
    }
    sheet.fill(leaves, Rgb.lighter(leaf, 0.12), 0.85);
  }

  private static void fruit(Sheet sheet, Dice dice, int colour) {
    for (int i = 0; i < 13; i++) {
      double angle = 2.4 * i;
      double off = 0.26 * StrictMath.sqrt((i + 0.5) / 13);
      sheet.paintForm(
          Shapes.circle(
              off * StrictMath.cos(angle),
              -0.7 + off * 0.85 * StrictMath.sin(angle) + dice.between(-0.02, 0.02),
              0.022),
          colour);
    }
  }

  private static void baubles(Sheet sheet, Dice dice) {
    for (int i = 0; i < 22; i++) {
      double up = dice.between(0.12, 0.9);
      double x = 0.19 * (1 - up) * dice.between(-1, 1);
      int colour = dice.pick(0xE8473F, 0xF4C534, 0x5AA9D6, 0xFBF6EA);
      sheet.paintForm(Shapes.circle(x, -up, 0.017), colour);
    }
    double[] star = new double[20];
    for (int i = 0; i < 10; i++) {
      double r = i % 2 == 0 ? 0.045 : 0.019;
      double angle = StrictMath.PI * (i / 5.0 - 0.5);
      star[2 * i] = r * StrictMath.cos(angle);
      star[2 * i + 1] = -0.985 + r * StrictMath.sin(angle);
    }
    sheet.glow(0, -0.985, 0.12, 0xFFE27A, 0.7);
    sheet.paint(Shapes.polygon(star), 0xF4C534);
  }

  private static void willow(Sheet sheet, Dice dice, int leaf) {
    int bark = sheet.palette().lit(0x5E4A38);
    sheet.fill(
        Pen.at(-0.06, 0.005)
            .bend(-0.02, -0.2, -0.07, -0.5, -0.02, -0.8)
            .to(0.03, -0.8)
            .bend(0, -0.5, 0.05, -0.2, 0.07, 0.005)
            .close(),
        bark);
    for (int tone = 0; tone < 3; tone++) {
      int colour = tone == 0 ? Rgb.darker(leaf, 0.3) : tone == 1 ? leaf : Rgb.lighter(leaf, 0.2);
      Path2D.Double leaves = new Path2D.Double(Path2D.WIND_NON_ZERO);
      for (int i = 0; i < 22; i++) {
        double t = dice.between(-1, 1);
        double x = 0.34 * t;
        double top = -0.93 + 0.2 * t * t + dice.between(0, 0.06) + 0.03 * tone;
        double length = dice.between(0.25, 0.55) * (1 - 0.2 * Math.abs(t));
        double sway = dice.between(-0.03, 0.05);
        sheet.line(
            Pen.at(x * 0.5, top + 0.03).curve(x, top - 0.02, x + sway, top + length).open(),
            0.005,
            colour,
            0.8);
        for (int j = 1; j < 13; j++) {
          double u = j / 13.0;
          double px = (1 - u) * (1 - u) * x * 0.5 + 2 * u * (1 - u) * x + u * u * (x + sway);
          double py =
              (1 - u) * (1 - u) * (top + 0.03)
                  + 2 * u * (1 - u) * (top - 0.02)
                  + u * u * (top + length);
          Foliage.leaf(
              leaves,
              px + (j % 2 == 0 ? 0.009 : -0.009),
              py,
              0.017,
              1.57 + (j % 2 == 0 ? -0.5 : 0.5));
        }
      }
      sheet.fill(leaves, colour);
    }
  }

  private static void palm(Sheet sheet, Dice dice, int leaf) {
    double lean = dice.between(-0.16, 0.16);
    int bark = sheet.palette().lit(0x9A7650);
    for (int i = 0; i < 14; i++) {
      double t = i / 14.0;
      double x = lean * t * t;
      double half = 0.034 * (1 - 0.45 * t);
      sheet.fill(
          Shapes.polygon(
              x - half,
              -0.72 * t,
              x + half,
              -0.72 * t,
              x + half * 1.2,
              -0.72 * (t + 0.075),
              x - half * 1.2,
              -0.72 * (t + 0.075)),
          i % 2 == 0 ? bark : Rgb.darker(bark, 0.14));
    }
    for (int i = 0; i < 9; i++) {
      double angle = -1.57 + (i - 4) * 0.52 + dice.between(-0.1, 0.1);
      frond(
          sheet,
          lean,
          -0.74,
          angle,
          dice.between(0.3, 0.38),
          i % 2 == 0 ? leaf : Rgb.darker(leaf, 0.2));
    }
    for (int i = -1; i <= 1; i++) {
      sheet.paintForm(Shapes.circle(lean + 0.03 * i, -0.71, 0.028), 0x7A5030);
    }
  }

  private static void frond(
      Sheet sheet, double x, double y, double angle, double reach, int green) {
    double tx = x + reach * StrictMath.cos(angle);
    double ty = y + reach * 0.7 * StrictMath.sin(angle) + reach * 0.3;
    double mx = (x + tx) / 2;
    double my = Math.min(y, ty) - reach * 0.28;
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = 0; i < 18; i++) {
      double t = i / 18.0;
      double px = (1 - t) * (1 - t) * x + 2 * t * (1 - t) * mx + t * t * tx;
      double py = (1 - t) * (1 - t) * y + 2 * t * (1 - t) * my + t * t * ty;
      double size = 0.07 * (1.1 - t);
      path.moveTo(px - 0.008, py);
      path.quadTo(
          px + (tx > x ? -0.02 : 0.02),
          py + size * 0.6,
          px + (tx > x ? 0.012 : -0.012),
          py + size * 1.5);
      path.lineTo(px + 0.014, py);
      path.closePath();
    }
    sheet.fill(path, green);
    sheet.line(Pen.at(x, y).curve(mx, my, tx, ty).open(), 0.011, Rgb.lighter(green, 0.14), 1);
  }
}
