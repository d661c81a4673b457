package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.geom.Path2D;

/// A stand of bamboo: jointed canes that lean in the wind, leaves in fans.
public final class Bamboo implements Drawing {
  @Override
  public double aspect() {
    return 0.95;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int green =
        look.hue()
            .map(Hue::rgb)
            .orElseGet(() -> dice.fork("green").pick(0x6FA04A, 0x5A9A5E, 0x8FAE4A));
    sheet.shadow(0, 0, 0.3, 0.02);
    int canes = 5 + dice.fork("canes").below(3);
    for (int i = 0; i < canes; i++) {
      Dice one = dice.fork("cane", i);
      double x = 0.62 * ((i + one.between(0.2, 0.8)) / canes - 0.5);
      double far = i % 2 == 0 ? 0 : 0.3;
      cane(sheet, one, x, Rgb.mix(green, sheet.palette().horizon(), far * 0.5));
    }
  }

  public static void cane(Sheet sheet, Dice dice, double x, int green) {
    double tall = dice.between(0.78, 0.99);
    double bend = dice.between(-0.12, 0.12);
    double thick = dice.between(0.016, 0.027);
    int joints = 8;
    double px = x;
    double py = 0;
    for (int i = 1; i <= joints; i++) {
      double t = i / (double) joints;
      double nx = x + bend * t * t;
      double ny = -tall * t;
      double half = thick * (1 - 0.5 * t);
      sheet.paintForm(
          Shapes.polygon(
              px - half,
              py - 0.004,
              px + half,
              py - 0.004,
              nx + half * 0.94,
              ny + 0.004,
              nx - half * 0.94,
              ny + 0.004),
          green);
      sheet.paintLine(
          Pen.at(nx - half * 1.15, ny).to(nx + half * 1.15, ny).open(),
          0.006,
          Rgb.darker(green, 0.35));
      if (i > 2) {
        spray(sheet, dice, nx, ny, i % 2 == 0 ? 1 : -1, green);
      }
      px = nx;
      py = ny;
    }
  }

  private static void spray(Sheet sheet, Dice dice, double x, double y, int side, int green) {
    double reach = dice.between(0.08, 0.17);
    double tx = x + side * reach;
    double ty = y - reach * dice.between(0.1, 0.5);
    sheet.paintLine(Pen.at(x, y).to(tx, ty).open(), 0.005, Rgb.darker(green, 0.2));
    Path2D.Double leaves = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = 0; i < 7; i++) {
      double t = dice.between(0.3, 1);
      double angle = (side > 0 ? 0.5 : 2.64) + dice.between(-0.75, 0.75);
      double size = dice.between(0.04, 0.065);
      double lx = x + (tx - x) * t + size * StrictMath.cos(angle);
      double ly = y + (ty - y) * t + size * StrictMath.sin(angle);
      blade(leaves, lx, ly, size, angle);
    }
    sheet.paint(leaves, dice.chance(0.5) ? Rgb.darker(green, 0.22) : Rgb.mix(green, 0x2F6B3A, 0.4));
  }

  private static void blade(Path2D.Double path, double x, double y, double size, double angle) {
    double cos = StrictMath.cos(angle) * size;
    double sin = StrictMath.sin(angle) * size;
    path.moveTo(x + cos, y + sin);
    path.quadTo(x - 0.2 * sin, y + 0.2 * cos, x - cos, y - sin);
    path.quadTo(x + 0.2 * sin, y - 0.2 * cos, x + cos, y + sin);
    path.closePath();
  }
}
