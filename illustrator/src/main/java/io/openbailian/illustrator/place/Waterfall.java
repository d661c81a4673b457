package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A waterfall between rocks, with mist where it falls; or a fountain.
public final class Waterfall implements Drawing {
  @Override
  public double aspect() {
    return 0.9;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int water = look.hue().map(Hue::rgb).map(rgb -> Rgb.mix(rgb, 0xFFFFFF, 0.25)).orElse(0xDCEEF6);
    if (look.subject().kind().filter("fountain"::equals).isPresent()) {
      fountain(sheet, dice, water);
      return;
    }
    int rock = dice.fork("stone").pick(0x77716C, 0x6A7068, 0x86796C);
    rocks(sheet, dice.fork("back"), rock, 0);
    double wide = dice.between(0.1, 0.16);
    fall(sheet, dice.fork("upper"), 0.02, -0.96, -0.5, wide, water);
    sheet.paintForm(
        Shapes.blob(dice.fork("step"), 0, -0.46, 0.22, 0.06, 10, 0.15), Rgb.darker(rock, 0.1));
    fall(sheet, dice.fork("lower"), -0.02, -0.5, -0.06, wide * 1.35, water);
    rocks(sheet, dice.fork("front"), Rgb.darker(rock, 0.12), 1);
    pool(sheet, dice.fork("pool"), water);
  }

  private static void rocks(Sheet sheet, Dice dice, int rock, int front) {
    for (int side = -1; side <= 1; side += 2) {
      int count = front == 0 ? 7 : 4;
      for (int i = 0; i < count; i++) {
        double up = front == 0 ? i / 7.0 : 0.1 * i;
        double x = side * (front == 0 ? 0.2 + 0.06 * dice.unit() : 0.16 + 0.06 * i);
        double r = dice.between(0.09, 0.15);
        int tone = Rgb.mix(rock, dice.chance(0.5) ? 0xB9B2A8 : 0x3A4048, dice.between(0, 0.25));
        sheet.paintForm(Shapes.blob(dice, x, -0.05 - 0.86 * up, r * 1.1, r * 0.85, 7, 0.22), tone);
        if (dice.chance(0.6)) {
          sheet.paint(
              Shapes.blob(dice, x, -0.05 - 0.86 * up - r * 0.6, r * 0.8, r * 0.26, 8, 0.2),
              Rgb.mix(0x6E9A4A, rock, 0.15));
        }
      }
    }
  }

  private static void fall(
      Sheet sheet, Dice dice, double x, double top, double foot, double half, int water) {
    sheet.paint(
        Pen.at(x - half * 0.8, top)
            .curve(x, top - 0.03, x + half * 0.8, top)
            .curve(x + half * 0.9, (top + foot) / 2, x + half * 1.15, foot)
            .to(x - half * 1.15, foot)
            .curve(x - half * 0.9, (top + foot) / 2, x - half * 0.8, top)
            .close(),
        water);
    for (int i = 0; i < 26; i++) {
      double at = x + half * dice.between(-0.85, 0.85);
      double from = top + (foot - top) * dice.between(0, 0.55);
      double to = from + (foot - top) * dice.between(0.2, 0.5);
      boolean shade = dice.chance(0.45);
      sheet.fill(
          Shapes.polygon(
              at,
              from,
              at + 0.012,
              from + 0.02,
              at + (at - x) * 0.25 + 0.006,
              Math.min(foot, to),
              at + (at - x) * 0.25,
              Math.min(foot, to)),
          sheet.palette().lit(shade ? Rgb.mix(water, 0x3A7A9C, 0.5) : 0xFFFFFF),
          shade ? 0.5 : 0.85);
    }
    for (int i = 0; i < 7; i++) {
      double r = dice.between(0.03, 0.06);
      sheet.fill(
          Shapes.circle(x + half * dice.between(-1.1, 1.1), foot, r),
          sheet.palette().lit(0xFFFFFF),
          0.42);
    }
  }

  private static void pool(Sheet sheet, Dice dice, int water) {
    sheet.paintForm(Shapes.ellipse(0, -0.005, 0.33, 0.045), Rgb.mix(water, 0x3A8AA8, 0.5));
    for (int i = 0; i < 8; i++) {
      sheet.fill(
          Shapes.ellipse(
              dice.between(-0.22, 0.22),
              dice.between(-0.03, 0.02),
              dice.between(0.03, 0.08),
              0.005),
          0xFFFFFF,
          0.6);
    }
    for (int i = 0; i < 9; i++) {
      sheet.fill(
          Shapes.circle(
              dice.between(-0.2, 0.2), -0.06 - 0.06 * dice.unit(), dice.between(0.03, 0.075)),
          sheet.palette().lit(0xFFFFFF),
          0.22);
    }
  }

  private static void fountain(Sheet sheet, Dice dice, int water) {
    int stone = 0xCFC8BC;
    sheet.shadow(0, 0, 0.36, 0.03);
    for (int i = -3; i <= 3; i++) {
      sheet.line(
          Pen.at(0, -0.72).bend(0.03 * i, -1.02, 0.085 * i, -1, 0.1 * i, -0.2).open(),
          0.014,
          sheet.palette().lit(water),
          0.8);
    }
    sheet.paintForm(Shapes.rounded(-0.035, -0.72, 0.07, 0.6, 0.02), stone);
    sheet.paintForm(Pen.at(-0.17, -0.52).curve(0, -0.36, 0.17, -0.52).close(), stone);
    sheet.paint(Shapes.ellipse(0, -0.52, 0.17, 0.025), water);
    sheet.paintForm(
        Pen.at(-0.35, -0.2)
            .curve(-0.34, 0.03, -0.28, 0.02)
            .to(0.28, 0.02)
            .curve(0.34, 0.03, 0.35, -0.2)
            .close(),
        stone);
    sheet.paintForm(Shapes.ellipse(0, -0.2, 0.35, 0.06), Rgb.mix(water, 0x3A8AA8, 0.4));
    for (int i = 0; i < 12; i++) {
      sheet.fill(
          Shapes.circle(dice.between(-0.3, 0.3), dice.between(-0.25, -0.17), 0.012), 0xFFFFFF, 0.8);
    }
  }
}
