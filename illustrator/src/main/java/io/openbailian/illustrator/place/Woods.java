package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Season;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;
import java.awt.geom.Path2D;

/// Trees as part of a landscape, and woods made of them.
final class Woods {
  private Woods() {}

  /// A fir of that height: ragged boughs that droop, lit from one side, with snow upon them.
  static void conifer(Sheet sheet, Dice dice, int leaf, boolean snowy, boolean lightLeft) {
    double half = dice.between(0.19, 0.28);
    int tiers = 7 + dice.below(4);
    double side = lightLeft ? -1 : 1;
    double[] reach = new double[2 * tiers];
    for (int i = 0; i < reach.length; i++) {
      int tier = i / 2;
      reach[i] = half * (tier + 0.9) / tiers * dice.between(0.8, 1.18);
    }
    sheet.fill(Shapes.box(-0.02, -0.12, 0.04, 0.125), Rgb.mix(leaf, 0x2A1C14, 0.7));
    sheet.fill(fir(reach, tiers), Rgb.darker(leaf, 0.26));
    sheet.fill(boughs(dice.fork("lit"), reach, tiers, side, 0.6), Rgb.lighter(leaf, 0.1));
    sheet.fill(boughs(dice.fork("soft"), reach, tiers, -side, 0.3), Rgb.mix(leaf, 0x101820, 0.08));
    if (snowy) {
      sheet.fill(snow(reach, tiers), sheet.palette().lit(0xF6F9FF), 0.94);
    }
  }

  private static double tierFoot(int tier, int tiers) {
    double down = (tier + 1.0) / tiers;
    return -1 + 0.92 * down * (0.72 + 0.28 * down);
  }

  private static Shape fir(double[] reach, int tiers) {
    Pen pen = Pen.at(0, -1);
    for (int i = 0; i < tiers; i++) {
      double foot = tierFoot(i, tiers);
      pen.curve(reach[2 * i] * 0.35, foot - 0.05, reach[2 * i], foot);
      pen.curve(reach[2 * i] * 0.7, foot - 0.005, reach[2 * i] * 0.42, foot - 0.012);
    }
    pen.to(0, tierFoot(tiers - 1, tiers) + 0.015);
    for (int i = tiers - 1; i >= 0; i--) {
      double foot = tierFoot(i, tiers);
      double out = -reach[2 * i + 1];
      pen.to(out * 0.42, foot - 0.012);
      pen.curve(out * 0.7, foot - 0.005, out, foot);
      pen.curve(out * 0.35, foot - 0.05, i == 0 ? 0 : out * 0.3, foot - 0.07);
    }
    return pen.close();
  }

  /// The sprays of the boughs on one side, all in one outline.
  private static Shape boughs(Dice dice, double[] reach, int tiers, double side, double share) {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = 0; i < tiers; i++) {
      double foot = tierFoot(i, tiers);
      double out = reach[2 * i + (side > 0 ? 0 : 1)];
      double tall = 0.5 / tiers;
      for (int spray = 0; spray < 3; spray++) {
        double from = out * (0.08 + 0.26 * spray) + out * dice.between(-0.06, 0.06);
        double to = from + out * share * dice.between(0.45, 0.75);
        path.moveTo(side * from, foot - tall * (1.05 - 0.25 * spray));
        path.quadTo(
            side * (from + to) / 2,
            foot - tall * 0.7,
            side * Math.min(to, out),
            foot - tall * 0.12);
        path.quadTo(
            side * (from + to) / 2,
            foot - tall * 0.35,
            side * from,
            foot - tall * (0.75 - 0.25 * spray));
        path.closePath();
      }
    }
    return path;
  }

  private static Shape snow(double[] reach, int tiers) {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = 0; i < tiers; i++) {
      double foot = tierFoot(i, tiers);
      for (int side = -1; side <= 1; side += 2) {
        double out = side * reach[2 * i + (side > 0 ? 0 : 1)];
        path.moveTo(out * 0.1, foot - 0.075);
        path.quadTo(out * 0.55, foot - 0.05, out * 0.98, foot - 0.008);
        path.quadTo(out * 0.8, foot - 0.004, out * 0.66, foot - 0.018);
        path.quadTo(out * 0.5, foot - 0.012, out * 0.36, foot - 0.034);
        path.quadTo(out * 0.2, foot - 0.03, out * 0.1, foot - 0.045);
        path.closePath();
      }
    }
    path.moveTo(0, -1);
    path.lineTo(reach[0] * 0.6, tierFoot(0, tiers) - 0.02);
    path.lineTo(-reach[1] * 0.6, tierFoot(0, tiers) - 0.02);
    path.closePath();
    return path;
  }

  /// A leafy tree: trunk, boughs, and a crown of clumps whose leaves show at the edges.
  static void broadleaf(Sheet sheet, Dice dice, int leaf, boolean lightLeft) {
    broadleaf(sheet, dice, leaf, lightLeft, 1);
  }

  private static void broadleaf(
      Sheet sheet, Dice dice, int leaf, boolean lightLeft, double detail) {
    int bark = sheet.palette().lit(0x6B4A35);
    double lean = dice.between(-0.07, 0.07);
    sheet.fill(
        Pen.at(-0.055, 0.005)
            .bend(-0.02, -0.1, -0.03 + lean, -0.3, -0.022 + lean, -0.62)
            .to(0.022 + lean, -0.62)
            .bend(0.03 + lean, -0.3, 0.025, -0.1, 0.06, 0.005)
            .close(),
        bark);
    sheet.line(Pen.at(lean, -0.34).curve(0.06, -0.44, 0.17, -0.54).open(), 0.024, bark, 1);
    sheet.line(Pen.at(lean, -0.4).curve(-0.06, -0.48, -0.16, -0.58).open(), 0.02, bark, 1);
    sheet.line(
        Pen.at(lean - 0.012, -0.02).curve(lean * 0.5, -0.2, lean - 0.01, -0.5).open(),
        0.01,
        Rgb.lighter(bark, 0.18),
        0.7);
    crown(sheet, dice.fork("crown"), leaf, lightLeft, lean, detail);
  }

  private static void crown(
      Sheet sheet, Dice dice, int leaf, boolean lightLeft, double lean, double detail) {
    int clumps = 7 + dice.below(4);
    double wide = dice.between(0.19, 0.27);
    double high = dice.between(0.17, 0.23);
    double[] clump = new double[3 * clumps];
    for (int i = 0; i < clumps; i++) {
      double angle = 2 * StrictMath.PI * (i + 0.7 * dice.unit()) / clumps;
      double off = i == 0 ? 0 : dice.between(0.6, 1);
      clump[3 * i] = lean + wide * off * StrictMath.cos(angle);
      clump[3 * i + 1] = -0.7 + high * off * StrictMath.sin(angle);
      clump[3 * i + 2] = dice.between(0.11, 0.16);
    }
    double light = lightLeft ? -1 : 1;
    sheet.fill(
        Foliage.mass(dice, clump, 0, 0, 1, 46 * detail),
        Rgb.mix(Rgb.darker(leaf, 0.4), 0x1A2840, 0.12));
    sheet.fill(
        Foliage.mass(dice, clump, light * 0.012, -0.018, 0.86, 36 * detail),
        Rgb.darker(leaf, 0.12));
    sheet.fill(
        Foliage.sprinkle(dice, clump, light * 0.05, -0.05, 0.6, 26 * detail),
        Rgb.lighter(leaf, 0.06));
    sheet.fill(
        Foliage.sprinkle(dice, clump, light * 0.075, -0.075, 0.42, 11 * detail),
        Rgb.lighter(Rgb.mix(leaf, sheet.palette().sun(), 0.16), 0.1));
  }

  /// A row of firs or leafy trees along a line, nearer rows larger and darker.
  static void row(
      Canvas canvas, String name, double foot, double size, double distance, double density) {
    Dice dice = canvas.dice.fork(name);
    boolean firs = canvas.scene.season() == Season.WINTER || canvas.dice.fork("firs").chance(0.6);
    boolean snowy = canvas.scene.season() == Season.WINTER;
    int leaf = canvas.palette.hazy(canvas.palette.leaf(), 0.8 * distance);
    double step = size * 0.34 / density;
    double detail = Math.clamp(size / canvas.unit * 2.4, 0.3, 1);
    for (double x = -size * 0.1;
        x < canvas.width + size * 0.1;
        x += step * dice.between(0.6, 1.4)) {
      double tall = size * dice.between(0.65, 1.1);
      double y = foot + size * dice.between(-0.05, 0.07);
      Sheet here = canvas.sheet.at(x, y, tall);
      if (firs) {
        conifer(here, dice, Rgb.darker(leaf, dice.between(0, 0.12)), snowy, canvas.sunX < x);
      } else {
        broadleaf(here, dice, Rgb.darker(leaf, dice.between(0, 0.12)), canvas.sunX < x, detail);
      }
    }
  }

  /// Two groups at the edges that frame the view.
  static void frame(Canvas canvas, double foot, double size) {
    Dice dice = canvas.dice.fork("frame");
    boolean firs = canvas.scene.season() == Season.WINTER || dice.chance(0.5);
    boolean snowy = canvas.scene.season() == Season.WINTER;
    double reach = Math.min(canvas.width * 0.24, size * 0.8);
    for (int i = 0; i < 7; i++) {
      double in = reach * dice.unit() * dice.unit();
      double x = i % 2 == 0 ? in : canvas.width - in;
      double near = 0.7 + 0.3 * i / 6;
      Sheet here =
          canvas.sheet.at(x, foot + size * 0.12 * near, size * near * dice.between(0.75, 1.05));
      int leaf = Rgb.darker(canvas.palette.leaf(), 0.3 * near);
      if (firs) {
        conifer(here, dice, leaf, snowy, canvas.sunX < x);
      } else {
        broadleaf(here, dice, leaf, canvas.sunX < x);
      }
    }
  }
}
