package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Season;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.geom.Path2D;

/// What leads the eye through the deep foreground of a tall picture: a way or a brook that winds
/// from the horizon to the front, and trees and stones along it that grow as they near.
final class Depths {
  private Depths() {}

  /// Draws nothing where the foreground is shallow.
  static void draw(Canvas canvas, double from, boolean trees) throws InterruptedException {
    double depth = canvas.height - from;
    if (depth < canvas.unit * 0.4) {
      return;
    }
    Dice dice = canvas.dice.fork("depths");
    way(canvas, dice.fork("way"), from, depth);
    canvas.poll();
    edge(canvas, dice.fork("edge"), from, depth, trees);
  }

  private static double middle(Canvas canvas, double t, double phase) {
    double bend = StrictMath.sin(phase + 7.5 * StrictMath.sqrt(t)) * (0.08 + 0.16 * t);
    return canvas.width * (0.5 + bend);
  }

  private static void way(Canvas canvas, Dice dice, double from, double depth) {
    double phase = dice.between(0, 6.28);
    boolean brook = dice.chance(0.5);
    boolean white = canvas.scene.season() == Season.WINTER;
    int colour =
        brook
            ? Rgb.mix(canvas.palette.water(), canvas.palette.horizon(), 0.3)
            : Rgb.mix(canvas.palette.lit(white ? 0xD9E2EE : 0xD9BE94), canvas.palette.land(), 0.25);
    int rim = Rgb.mix(canvas.palette.land(), canvas.palette.near(), white ? 0.3 : 0.45);
    fill(canvas, phase, from, depth, 1.16, rim, 0.55);
    fill(canvas, phase, from, depth, 1, colour, 1);
    for (int i = 0; i < 60; i++) {
      double t = dice.unit();
      double half = half(canvas, t) * 0.8;
      double x = middle(canvas, t, phase) + half * dice.between(-1, 1);
      double size = canvas.unit * (0.002 + 0.012 * t);
      canvas.sheet.fill(
          Shapes.ellipse(
              x, from + depth * t, size * (brook ? 3.2 : 1.2), size * (brook ? 0.2 : 0.5)),
          brook ? Rgb.lighter(colour, 0.5) : Rgb.mix(colour, rim, 0.6),
          brook ? 0.6 : 0.35);
    }
  }

  private static double half(Canvas canvas, double t) {
    return canvas.unit * (0.006 + 0.15 * t * t);
  }

  private static void fill(
      Canvas canvas,
      double phase,
      double from,
      double depth,
      double swell,
      int colour,
      double opacity) {
    Path2D.Double path = new Path2D.Double();
    int steps = 60;
    for (int i = 0; i <= steps; i++) {
      double t = i / (double) steps;
      double x = middle(canvas, t, phase) - half(canvas, t) * swell;
      if (i == 0) {
        path.moveTo(x, from);
      } else {
        path.lineTo(x, from + depth * t);
      }
    }
    for (int i = steps; i >= 0; i--) {
      double t = i / (double) steps;
      path.lineTo(middle(canvas, t, phase) + half(canvas, t) * swell, from + depth * t);
    }
    path.closePath();
    canvas.sheet.fillDown(path, canvas.palette.hazy(colour, 0.35), opacity, colour, opacity);
  }

  private static void edge(Canvas canvas, Dice dice, double from, double depth, boolean trees) {
    boolean firs = canvas.scene.season() == Season.WINTER || dice.chance(0.6);
    boolean snowy = canvas.scene.season() == Season.WINTER;
    int count = (int) Math.min(26, 9 * depth / canvas.unit + 6);
    for (int i = 0; i < count; i++) {
      double t = (i + dice.unit()) / count;
      double side = i % 2 == 0 ? -1 : 1;
      double x = canvas.width * (0.5 + side * (0.34 + dice.between(0, 0.16)));
      double y = from + depth * t * 0.97;
      double size = canvas.unit * (0.09 + 0.5 * t) * dice.between(0.75, 1.1);
      if (dice.chance(0.3) || !trees) {
        stone(canvas, dice, x, y, size * 0.12);
        continue;
      }
      Sheet here = canvas.sheet.at(x, y, size);
      here.shadow(0, 0, 0.22, 0.02);
      int leaf = canvas.palette.hazy(Rgb.darker(canvas.palette.leaf(), 0.26 * t), 0.42 * (1 - t));
      if (firs) {
        Woods.conifer(here, dice, leaf, snowy, canvas.sunX < x);
      } else {
        Woods.broadleaf(here, dice, leaf, canvas.sunX < x);
      }
    }
  }

  private static void stone(Canvas canvas, Dice dice, double x, double y, double r) {
    canvas.sheet.shadow(x, y + r * 0.4, r * 1.2, r * 0.35);
    canvas.sheet.paintForm(Shapes.blob(dice, x, y, r * 1.2, r * 0.75, 7, 0.18), 0x8E8A86);
    if (canvas.scene.season() == Season.WINTER) {
      canvas.sheet.paint(Shapes.blob(dice, x, y - r * 0.35, r, r * 0.4, 8, 0.12), 0xFAFCFF);
    }
  }
}
