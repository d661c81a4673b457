package io.openbailian.illustrator.thing.food;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A cake of one to three tiers with cream, berries and candles; or a small one, or ice cream.
public final class Cake implements Drawing {
  @Override
  public double aspect() {
    return 1.05;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int icing = look.colour(0xFBF3E6, 0xF7C6CF, 0xC9E4DA, 0x7A4A34);
    if (look.subject().kind().filter("ice_cream"::equals).isPresent()) {
      iceCream(sheet, icing);
      return;
    }
    sheet.shadow(0, 0, 0.5, 0.05);
    sheet.paintForm(Shapes.ellipse(0, -0.04, 0.52, 0.06), 0xE6E0D4);
    sheet.paintForm(Shapes.ellipse(0, -0.055, 0.5, 0.055), 0xFBF8F2);
    int tiers = 1 + dice.fork("tiers").below(3);
    double tall = 0.62 / tiers;
    double foot = -0.06;
    double half = 0.42;
    for (int i = 0; i < tiers; i++) {
      tier(
          sheet,
          foot,
          half,
          tall,
          i % 2 == 0 ? icing : Rgb.lighter(icing, 0.2),
          dice.fork("tier", i));
      foot -= tall;
      half *= 0.72;
    }
    top(sheet, foot, half / 0.72, dice.fork("top"));
  }

  private static void tier(
      Sheet sheet, double foot, double half, double tall, int icing, Dice dice) {
    sheet.paintForm(
        Pen.at(-half, foot - tall)
            .to(-half, foot - 0.03)
            .curve(0, foot + 0.07, half, foot - 0.03)
            .to(half, foot - tall)
            .close(),
        icing);
    for (int i = 0; i < 9; i++) {
      double x = -half * 0.95 + half * 1.9 * i / 8;
      double low = 0.045 * (1 - x * x / half / half);
      sheet.paintForm(Shapes.circle(x, foot - 0.015 + low, 0.034), Rgb.mix(icing, 0xFFFFFF, 0.5));
    }
    int drip = dice.pick(0x7A4A34, 0xE88FA2, 0xF2C14A);
    Pen pen = Pen.at(-half, foot - tall);
    for (int i = 0; i < 8; i++) {
      double x = -half + 2 * half * (i + 1) / 8;
      double low = 0.05 * (1 - (x - half / 8) * (x - half / 8) / half / half);
      pen.curve(
          x - half / 8,
          foot - tall + low + tall * dice.between(0.25, 0.62),
          x,
          foot - tall + low * 0.9);
    }
    sheet.paintForm(pen.close(), drip);
    sheet.paintForm(Shapes.ellipse(0, foot - tall, half, half * 0.14), Rgb.lighter(drip, 0.14));
    sheet.fill(
        Shapes.rounded(-half * 0.86, foot - tall * 0.82, 0.03, tall * 0.5, 0.015), 0xFFFFFF, 0.4);
  }

  private static void top(Sheet sheet, double foot, double half, Dice dice) {
    int candles = 3 + dice.below(3);
    for (int i = 0; i < candles; i++) {
      double x = half * 0.62 * (2.0 * i / (candles - 1) - 1);
      int wax = dice.pick(0x5AA9D6, 0xF28FB1, 0xF7D154, 0x6DB08A);
      sheet.paintForm(Shapes.box(x - 0.014, foot - 0.17, 0.028, 0.17), wax);
      sheet.glow(x, foot - 0.21, 0.12, 0xFFC65A, sheet.palette().dark() ? 0.8 : 0.45);
      sheet.fill(
          Pen.at(x, foot - 0.255)
              .curve(x + 0.03, foot - 0.2, x, foot - 0.18)
              .curve(x - 0.03, foot - 0.2, x, foot - 0.255)
              .close(),
          0xFFB03A);
    }
    for (int i = 0; i < 6; i++) {
      double x = half * 0.82 * (2.0 * i / 5 - 1);
      double y = foot + half * 0.1 * (1 - x * x / half / half);
      sheet.paintForm(Shapes.circle(x, y - 0.01, 0.044), 0xFFFBF2);
      sheet.paintForm(
          Pen.at(x - 0.032, y - 0.045)
              .curve(x, y + 0.04, x + 0.032, y - 0.045)
              .curve(x, y - 0.075, x - 0.032, y - 0.045)
              .close(),
          0xD8322E);
    }
  }

  private static void iceCream(Sheet sheet, int scoop) {
    sheet.paintForm(Shapes.polygon(-0.2, -0.5, 0.2, -0.5, 0, 0), 0xD9A058);
    for (int i = 0; i < 4; i++) {
      sheet.paintLine(
          Pen.at(-0.18 + 0.1 * i, -0.49).to(0.02 + 0.035 * i, -0.08 - 0.09 * i).open(),
          0.01,
          0xA9743A);
      sheet.paintLine(
          Pen.at(0.18 - 0.1 * i, -0.49).to(-0.02 - 0.035 * i, -0.08 - 0.09 * i).open(),
          0.01,
          0xA9743A);
    }
    sheet.paintForm(Shapes.circle(-0.11, -0.58, 0.17), scoop);
    sheet.paintForm(Shapes.circle(0.12, -0.58, 0.16), Rgb.mix(scoop, 0xF7C6CF, 0.4));
    sheet.paintForm(Shapes.circle(0, -0.77, 0.17), Rgb.lighter(scoop, 0.12));
    sheet.fill(Shapes.ellipse(-0.07, -0.84, 0.05, 0.03), 0xFFFFFF, 0.6);
    sheet.paintForm(Shapes.circle(0.02, -0.95, 0.05), 0xD8322E);
  }
}
