package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;
import java.awt.geom.Area;

/// A stone bridge with one or three arches, its image in the water below.
public final class Bridge implements Drawing {
  @Override
  public double aspect() {
    return 2.4;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int stone = look.colour(0xC9C0B2, 0xB5AFA8, 0xA9735A);
    int arches = dice.fork("arches").chance(0.5) ? 1 : 3;
    double rise = dice.fork("rise").between(0.5, 0.66);
    sheet.shadow(0, 0, 1.2, 0.05);
    Area body = new Area(deck(rise));
    for (int i = 0; i < arches; i++) {
      double x = arches == 1 ? 0 : 0.56 * (i - 1);
      double half = arches == 1 ? 0.5 : i == 1 ? 0.24 : 0.19;
      double tall = arches == 1 ? 0.62 : i == 1 ? 0.6 : 0.42;
      body.subtract(new Area(Shapes.ellipse(x, 0.04, half, tall)));
    }
    sheet.paintForm(body, stone);
    blocks(sheet, dice.fork("blocks"), body, stone);
    for (int i = 0; i < arches; i++) {
      double x = arches == 1 ? 0 : 0.56 * (i - 1);
      double half = arches == 1 ? 0.5 : i == 1 ? 0.24 : 0.19;
      double tall = arches == 1 ? 0.62 : i == 1 ? 0.6 : 0.42;
      voussoirs(sheet, x, half, tall, stone);
    }
    rail(sheet, rise, stone);
  }

  private static double top(double x, double rise) {
    double bow = 1 - x * x / 1.44;
    return -0.28 - rise * bow * bow * 0.85;
  }

  private static Shape deck(double rise) {
    Pen pen = Pen.at(-1.2, 0.02);
    for (int i = 0; i <= 24; i++) {
      double x = -1.2 + 2.4 * i / 24;
      pen.to(x, top(x, rise));
    }
    return pen.to(1.2, 0.02).close();
  }

  private static void blocks(Sheet sheet, Dice dice, Area body, int stone) {
    for (int i = 0; i < 60; i++) {
      double x = dice.between(-1.15, 1.05);
      double y = dice.between(-0.8, -0.02);
      if (body.contains(x, y, 0.1, 0.035)) {
        sheet.paint(
            Shapes.rounded(x, y, 0.1, 0.035, 0.008),
            dice.chance(0.5) ? Rgb.darker(stone, 0.12) : Rgb.lighter(stone, 0.12),
            0.7);
      }
    }
  }

  private static void voussoirs(Sheet sheet, double x, double half, double tall, int stone) {
    int count = (int) (half * 44);
    for (int i = 0; i <= count; i++) {
      double angle = StrictMath.PI * i / count;
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      sheet.paintLine(
          Pen.at(x + half * cos, 0.04 - tall * sin)
              .to(x + (half + 0.045) * cos, 0.04 - (tall + 0.045) * sin)
              .open(),
          0.03,
          i % 2 == 0 ? Rgb.lighter(stone, 0.14) : Rgb.darker(stone, 0.08));
    }
  }

  private static void rail(Sheet sheet, double rise, int stone) {
    int pale = Rgb.lighter(stone, 0.3);
    Pen line = Pen.at(-1.2, top(-1.2, rise) - 0.13);
    Pen edge = Pen.at(-1.2, top(-1.2, rise));
    for (int i = 0; i <= 24; i++) {
      double x = -1.2 + 2.4 * i / 24;
      double y = top(x, rise);
      line.to(x, y - 0.13);
      edge.to(x, y);
      if (i % 2 == 0) {
        sheet.paintForm(Shapes.box(x - 0.02, y - 0.17, 0.04, 0.18), pale);
        sheet.paintForm(Shapes.circle(x, y - 0.18, 0.026), pale);
      } else {
        sheet.paint(Shapes.box(x - 0.07, y - 0.11, 0.14, 0.07), pale, 0.75);
      }
    }
    sheet.paintLine(line.open(), 0.03, pale);
    sheet.paintLine(edge.open(), 0.03, Rgb.darker(stone, 0.15));
  }
}
