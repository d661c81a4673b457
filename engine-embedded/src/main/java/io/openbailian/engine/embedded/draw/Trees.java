package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Dice;
import io.openbailian.engine.embedded.scene.Season;
import java.awt.Shape;

/// Trees as part of a landscape, and woods made of them.
final class Trees {
  private Trees() {}

  /// A fir of that height, its tiers lit from one side.
  static void conifer(Sheet sheet, Dice dice, int leaf, boolean snowy, boolean lightLeft) {
    sheet.fill(Shapes.box(-0.025, -0.14, 0.05, 0.15), Rgb.mix(leaf, 0x2A1C14, 0.7));
    int tiers = 4;
    double half = dice.between(0.2, 0.26);
    double side = lightLeft ? -1 : 1;
    for (int i = 0; i < tiers; i++) {
      double foot = -0.1 - 0.21 * i;
      double top = i == tiers - 1 ? -1 : foot - 0.36;
      double wide = half * (1 - 0.21 * i);
      int green = Rgb.mix(Rgb.darker(leaf, 0.28), leaf, i / 3.0);
      sheet.fill(tier(foot, top, wide), green);
      sheet.fill(litSide(foot, top, wide * side), Rgb.lighter(green, 0.13));
      if (snowy) {
        sheet.fill(snowOn(foot, top, wide), sheet.palette().lit(0xF6F9FF), 0.92);
      }
    }
  }

  private static Shape tier(double foot, double top, double wide) {
    return Pen.at(0, top)
        .curve(wide * 0.3, (top + foot) / 2, wide, foot)
        .curve(wide * 0.66, foot - 0.02, wide * 0.5, foot + 0.03)
        .curve(wide * 0.2, foot - 0.01, 0, foot + 0.035)
        .curve(-wide * 0.2, foot - 0.01, -wide * 0.5, foot + 0.03)
        .curve(-wide * 0.66, foot - 0.02, -wide, foot)
        .curve(-wide * 0.3, (top + foot) / 2, 0, top)
        .close();
  }

  private static Shape litSide(double foot, double top, double wide) {
    return Pen.at(0, top)
        .curve(wide * 0.3, (top + foot) / 2, wide, foot)
        .curve(wide * 0.6, foot - 0.04, wide * 0.42, foot - 0.02)
        .curve(wide * 0.2, (top + foot) / 2, 0, top)
        .close();
  }

  private static Shape snowOn(double foot, double top, double wide) {
    double down = top + (foot - top) * 0.55;
    return Pen.at(0, top)
        .curve(wide * 0.22, (top + down) / 2, wide * 0.55, down + 0.02)
        .curve(wide * 0.3, down - 0.02, wide * 0.16, down + 0.03)
        .curve(0, down - 0.03, -wide * 0.2, down + 0.025)
        .curve(-wide * 0.34, down - 0.01, -wide * 0.55, down + 0.02)
        .curve(-wide * 0.22, (top + down) / 2, 0, top)
        .close();
  }

  /// A tree with a round crown of leaves in three tones.
  static void broadleaf(Sheet sheet, Dice dice, int leaf, boolean lightLeft) {
    int bark = sheet.palette().lit(0x6B4A35);
    sheet.fill(
        Pen.at(-0.05, 0)
            .curve(-0.02, -0.2, -0.03, -0.5)
            .to(0.03, -0.5)
            .curve(0.02, -0.2, 0.06, 0)
            .close(),
        bark);
    sheet.line(Pen.at(0, -0.3).curve(0.06, -0.42, 0.16, -0.5).open(), 0.025, bark, 1);
    sheet.line(Pen.at(0, -0.36).curve(-0.06, -0.44, -0.14, -0.54).open(), 0.022, bark, 1);
    double light = lightLeft ? -0.06 : 0.06;
    int[] tones = {Rgb.darker(leaf, 0.24), leaf, Rgb.lighter(leaf, 0.2)};
    for (int tone = 0; tone < tones.length; tone++) {
      for (int i = 0; i < 6 - tone; i++) {
        double angle = 2 * StrictMath.PI * i / (6 - tone) + dice.unit();
        double off = tone == 0 ? 0.18 : 0.14 - 0.03 * tone;
        double x = off * StrictMath.cos(angle) + light * tone;
        double y = -0.68 + off * 0.8 * StrictMath.sin(angle) - 0.035 * tone;
        double r = (0.2 - 0.055 * tone) * dice.between(0.85, 1.15);
        sheet.fill(Shapes.blob(dice, x, y, r, r * 0.9, 9, 0.1), tones[tone]);
      }
    }
  }

  /// A row of firs or leafy trees along a line, nearer rows larger and darker.
  static void row(
      Canvas canvas, String name, double foot, double size, double distance, double density) {
    Dice dice = canvas.dice.fork(name);
    boolean firs = canvas.scene.season() == Season.WINTER || canvas.dice.fork("firs").chance(0.6);
    boolean snowy = canvas.scene.season() == Season.WINTER;
    int leaf = canvas.palette.hazy(canvas.palette.leaf(), 0.8 * distance);
    double step = size * 0.34 / density;
    for (double x = -size * 0.1;
        x < canvas.width + size * 0.1;
        x += step * dice.between(0.6, 1.4)) {
      double tall = size * dice.between(0.65, 1.1);
      double y = foot + size * dice.between(-0.05, 0.07);
      Sheet here = canvas.sheet.at(x, y, tall);
      if (firs) {
        conifer(here, dice, Rgb.darker(leaf, dice.between(0, 0.12)), snowy, canvas.sunX < x);
      } else {
        broadleaf(here, dice, Rgb.darker(leaf, dice.between(0, 0.12)), canvas.sunX < x);
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
