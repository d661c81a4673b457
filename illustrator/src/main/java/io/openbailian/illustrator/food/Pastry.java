package io.openbailian.illustrator.food;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;
import java.awt.geom.Area;

/// A doughnut with icing, macarons, a cupcake, pancakes, or toast on a plate.
public final class Pastry implements Drawing {
  private static final int DOUGH = 0xD9A05A;
  private static final int[] ICINGS = {0xF08CB4, 0x8A5236, 0xF4EBDD, 0x8CC8D8};

  @Override
  public double aspect() {
    return 1.1;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    sheet.shadow(0, -0.01, 0.5, 0.06);
    Dice dice = look.dice();
    switch (look.subject().kind().orElse("")) {
      case "macaron" -> macarons(sheet, look);
      case "cupcake" -> cupcake(sheet, look.colour(ICINGS), dice.fork("sprinkles"));
      case "pancake" -> pancakes(sheet);
      case "toast" -> toast(sheet);
      default -> doughnut(sheet, look.colour(ICINGS), dice.fork("sprinkles"));
    }
  }

  private static Shape ring(double x, double y, double outer, double inner) {
    Area ring = new Area(Shapes.circle(x, y, outer));
    ring.subtract(new Area(Shapes.circle(x, y, inner)));
    return ring;
  }

  private static void doughnut(Sheet sheet, int icing, Dice dice) {
    sheet.paintForm(ring(0, -0.5, 0.5, 0.15), DOUGH);
    Area glaze = new Area(Shapes.blob(dice.fork("glaze"), 0, -0.51, 0.43, 0.43, 14, 0.07));
    glaze.subtract(new Area(Shapes.circle(0, -0.5, 0.19)));
    sheet.paintForm(glaze, icing);
    sheet.fill(ring(0.02, -0.52, 0.36, 0.33), 0xFFFFFF, 0.22);
    int[] sprinkles = {0xFFD84A, 0x5AB8E8, 0xFFFFFF, 0x6AC06A, 0xE8503A};
    for (int i = 0; i < 22; i++) {
      double angle = 2 * StrictMath.PI * i / 22 + dice.between(-0.1, 0.1);
      double r = dice.between(0.24, 0.38);
      Sheet at =
          sheet
              .at(r * StrictMath.cos(angle), -0.51 + r * StrictMath.sin(angle), 1)
              .turned(3 * r * i);
      at.paint(Shapes.rounded(-0.03, -0.009, 0.06, 0.018, 0.009), sprinkles[i % sprinkles.length]);
    }
  }

  private static void macarons(Sheet sheet, Look look) {
    int[] usual = {0xF3A6BE, 0xA8D4A0, 0xF2CE7A};
    for (int i = 0; i < 3; i++) {
      int shell = look.hue().isPresent() ? look.colour(usual[i]) : usual[i];
      macaron(sheet.at(i == 2 ? 0 : 0.52 * i - 0.26, i == 2 ? -0.46 : 0, 1), shell);
    }
  }

  private static void macaron(Sheet sheet, int shell) {
    sheet.paintForm(Shapes.rounded(-0.25, -0.2, 0.5, 0.19, 0.09), Rgb.darker(shell, 0.06));
    sheet.paintForm(Shapes.rounded(-0.23, -0.28, 0.46, 0.12, 0.05), Rgb.lighter(shell, 0.65));
    sheet.paintForm(Pen.at(-0.26, -0.26).bend(-0.25, -0.5, 0.25, -0.5, 0.26, -0.26).close(), shell);
    for (int i = 0; i < 9; i++) {
      sheet.paint(Shapes.ellipse(-0.232 + 0.058 * i, -0.262, 0.032, 0.022), Rgb.darker(shell, 0.1));
    }
    sheet.fill(Shapes.ellipse(-0.08, -0.37, 0.08, 0.025), 0xFFFFFF, 0.35);
  }

  private static void cupcake(Sheet sheet, int icing, Dice dice) {
    sheet.paintForm(Shapes.polygon(-0.4, -0.42, 0.4, -0.42, 0.3, 0, -0.3, 0), 0xE8C486);
    for (int i = -3; i <= 3; i++) {
      sheet.paintLine(
          Pen.at(0.115 * i, -0.41).to(0.088 * i, -0.01).open(), 0.014, Rgb.darker(0xE8C486, 0.2));
    }
    for (int i = 0; i < 3; i++) {
      double half = 0.45 - 0.12 * i;
      sheet.paintForm(
          Shapes.rounded(-half, -0.58 - 0.16 * i, 2 * half, 0.2, 0.1), Rgb.lighter(icing, 0.1 * i));
    }
    sheet.paintForm(Shapes.circle(0, -0.94, 0.06), 0xD8303A);
    for (int i = 0; i < 10; i++) {
      sheet.paint(
          Shapes.circle(dice.between(-0.3, 0.3), dice.between(-0.72, -0.45), 0.014), 0xFFE070);
    }
  }

  private static void pancakes(Sheet sheet) {
    sheet.paintForm(Shapes.ellipse(0, -0.07, 0.55, 0.07), 0xF4F2EC);
    for (int i = 0; i < 5; i++) {
      sheet.paintForm(
          Shapes.rounded(-0.42 + 0.01 * (i % 2), -0.24 - 0.12 * i, 0.84, 0.16, 0.08),
          i % 2 == 0 ? DOUGH : Rgb.lighter(DOUGH, 0.14));
    }
    sheet.paintForm(
        Pen.at(-0.38, -0.76)
            .curve(0, -0.9, 0.38, -0.76)
            .curve(0.4, -0.5, 0.3, -0.44)
            .curve(0.26, -0.66, 0.1, -0.66)
            .curve(0.02, -0.4, -0.08, -0.42)
            .curve(-0.1, -0.68, -0.38, -0.76)
            .close(),
        0xA8602A);
    sheet.paintForm(Shapes.rounded(-0.12, -0.94, 0.24, 0.14, 0.03), 0xFFE38A);
  }

  private static void toast(Sheet sheet) {
    sheet.paintForm(Shapes.ellipse(0, -0.1, 0.55, 0.1), 0xF4F2EC);
    sheet.paintForm(Shapes.ellipse(0, -0.11, 0.38, 0.06), 0xDCE3EA);
    slice(sheet.at(-0.14, -0.1, 1).turned(-0.16));
    slice(sheet.at(0.14, -0.09, 1).turned(0.12));
  }

  private static void slice(Sheet sheet) {
    sheet.paintForm(crust(0), 0xB8763A);
    sheet.paintForm(crust(0.035), 0xF2CE90);
    sheet.paintForm(Shapes.rounded(-0.1, -0.5, 0.2, 0.16, 0.03), 0xFFE88E);
  }

  private static Shape crust(double in) {
    return Pen.at(-0.26 + in, -in)
        .to(0.26 - in, -in)
        .to(0.26 - in, -0.56)
        .bend(0.4 - in, -0.66, 0.34 - in, -0.88 + in, 0.16, -0.86 + in)
        .to(-0.16, -0.86 + in)
        .bend(-0.34 + in, -0.88 + in, -0.4 + in, -0.66, -0.26 + in, -0.56)
        .close();
  }
}
