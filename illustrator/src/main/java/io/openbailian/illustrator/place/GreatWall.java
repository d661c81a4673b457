package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// The long wall over its hills, with battlements and watchtowers.
public final class GreatWall implements Drawing {
  private static final int STONE = 0xB9A68A;

  /// From the far end to the near: where the way on the wall runs, and half its width.
  private static final double[] WAY = {
    0.62, -0.93, 0.3, -0.8, 0.52, -0.66, 0.02, -0.56, -0.5, -0.46, -0.16, -0.3, 0.5, -0.2, 0.9, 0.02
  };

  @Override
  public double aspect() {
    return 2;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    hill(sheet, 0.55, -0.62, 0.6, 0.34, 0.2);
    hill(sheet, -0.5, -0.34, 0.66, 0.34, 0.08);
    hill(sheet, 0.5, -0.08, 0.7, 0.3, 0);
    wall(sheet, 0.05, Rgb.darker(STONE, 0.22));
    wall(sheet, 0, STONE);
    battlements(sheet);
    tower(sheet.at(0.56, -0.9, 0.16));
    tower(sheet.at(-0.44, -0.44, 0.3));
    tower(sheet.at(0.52, -0.14, 0.42));
  }

  private static void hill(Sheet sheet, double x, double y, double rx, double ry, double haze) {
    int green = sheet.palette().hazy(sheet.palette().leaf(), haze);
    sheet.fillDown(
        Shapes.ellipse(x, y + ry * 0.7, rx, ry), Rgb.lighter(green, 0.08), Rgb.darker(green, 0.18));
  }

  private static void wall(Sheet sheet, double down, int stone) {
    double[] xy = WAY.clone();
    for (int i = 1; i < xy.length; i += 2) {
      xy[i] += down * (0.3 + 0.7 * i / xy.length);
    }
    sheet.paintForm(Limb.through(xy, 0.012, 0.02, 0.028, 0.036, 0.05, 0.062, 0.08, 0.11), stone);
  }

  /// On both edges of the way, larger as it nears.
  private static void battlements(Sheet sheet) {
    for (int i = 0; i + 3 < WAY.length; i += 2) {
      double near = i / (double) WAY.length;
      double half = 0.014 + 0.07 * near;
      int count = 7;
      for (int k = 0; k < count; k++) {
        double t = (k + 0.5) / count;
        double x = WAY[i] + (WAY[i + 2] - WAY[i]) * t;
        double y = WAY[i + 1] + (WAY[i + 3] - WAY[i + 1]) * t;
        double size = 0.008 + 0.018 * near;
        for (int side = -1; side <= 1; side += 2) {
          sheet.paint(
              Shapes.box(x - size / 2, y + side * half * 0.86 - size, size, size * 1.1),
              side < 0 ? Rgb.darker(STONE, 0.12) : Rgb.lighter(STONE, 0.16));
        }
      }
    }
  }

  private static void tower(Sheet sheet) {
    sheet.paintForm(Shapes.polygon(-0.42, 0.12, -0.36, -0.56, 0.36, -0.56, 0.42, 0.12), STONE);
    for (int row = 0; row < 5; row++) {
      sheet.paint(Shapes.box(-0.4, -0.46 + 0.11 * row, 0.8, 0.012), Rgb.darker(STONE, 0.2));
    }
    sheet.paint(Church.arch(0, 0.04, 0.09, 0.26), 0x4A3E34);
    for (int side = -1; side <= 1; side += 2) {
      sheet.paint(Church.arch(0.22 * side, -0.3, 0.055, 0.13), 0x4A3E34);
    }
    sheet.paintForm(Shapes.box(-0.42, -0.64, 0.84, 0.1), Rgb.lighter(STONE, 0.1));
    for (int i = 0; i < 5; i++) {
      sheet.paintForm(Shapes.box(-0.42 + 0.19 * i, -0.74, 0.1, 0.11), Rgb.lighter(STONE, 0.1));
    }
  }
}
