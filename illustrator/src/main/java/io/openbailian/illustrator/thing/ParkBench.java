package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A park bench of planks on iron feet, or a stool; one sits at 0.48 of its height.
public final class ParkBench implements Drawing {
  private static final int IRON = 0x3A4048;

  @Override
  public double aspect() {
    return 1.9;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int wood = look.colour(0xA9743F, 0x8A5C3A, 0x5F7F5A);
    if (look.subject().kind().filter("stool"::equals).isPresent()) {
      stool(sheet, wood);
      return;
    }
    sheet.shadow(0, 0, 0.9, 0.06);
    for (int side = -1; side <= 1; side += 2) {
      double x = 0.72 * side;
      sheet.paintForm(Shapes.box(x - 0.035, -0.98, 0.07, 0.98), IRON);
      sheet.paintForm(Shapes.box(x + 0.09 * side - 0.035, -0.5, 0.07, 0.5), Rgb.darker(IRON, 0.2));
      sheet.paintForm(Shapes.rounded(x - 0.06, -0.68, 0.26 * side + 0.12, 0.06, 0.03), IRON);
    }
    for (int i = 0; i < 3; i++) {
      sheet.paintForm(
          Shapes.rounded(-0.92, -0.97 + 0.14 * i, 1.84, 0.11, 0.025), Rgb.lighter(wood, 0.05 * i));
    }
    for (int i = 0; i < 3; i++) {
      double grow = 0.02 * i;
      sheet.paintForm(
          Shapes.rounded(-0.92 - grow, -0.52 + 0.075 * i, 1.84 + 2 * grow, 0.06, 0.02),
          Rgb.lighter(wood, 0.12 - 0.05 * i));
    }
  }

  private static void stool(Sheet sheet, int wood) {
    sheet.shadow(0, 0, 0.45, 0.05);
    for (double x : new double[] {-0.3, 0.02, 0.3}) {
      sheet.paintForm(
          Shapes.polygon(x * 0.7 - 0.04, -0.8, x * 0.7 + 0.04, -0.8, x + 0.035, 0, x - 0.035, 0),
          Rgb.darker(wood, x == 0.02 ? 0.25 : 0.1));
    }
    sheet.paintForm(Shapes.rounded(-0.28, -0.36, 0.56, 0.05, 0.02), Rgb.darker(wood, 0.15));
    sheet.paintForm(Shapes.rounded(-0.4, -0.86, 0.8, 0.12, 0.05), wood);
    sheet.paintForm(Shapes.ellipse(0, -0.86, 0.4, 0.07), Rgb.lighter(wood, 0.15));
  }
}
