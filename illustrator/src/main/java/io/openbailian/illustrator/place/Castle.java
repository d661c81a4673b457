package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A castle on its rock: a keep among round towers, battlements, flags, a gate.
public final class Castle implements Drawing {
  @Override
  public double aspect() {
    return 1.05;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int stone = look.colour(0xD9CFC0, 0xC4C0BC, 0xE4D4C4);
    int roof = dice.fork("roof").pick(0x3F6A9C, 0x8A4B6A, 0xB5523C, 0x3F7A72);
    sheet.shadow(0, 0, 0.52, 0.03);
    sheet.paintForm(Shapes.blob(dice.fork("rock"), 0, -0.02, 0.5, 0.07, 12, 0.1), 0x8A8478);
    tower(sheet, -0.1, -0.1, 0.075, 0.6, stone, roof, dice.fork("back"));
    tower(sheet, 0.16, -0.1, 0.07, 0.5, stone, roof, dice.fork("behind"));
    wall(sheet, -0.2, 0.42, -0.05, 0.46, Rgb.darker(stone, 0.04));
    tower(sheet, 0.02, -0.42, 0.09, 0.34, stone, roof, dice.fork("keep"));
    wall(sheet, -0.44, 0.88, -0.02, 0.26, stone);
    double outer = dice.between(0.42, 0.5);
    tower(sheet, -0.41, 0, 0.085, outer, stone, roof, dice.fork("left"));
    tower(sheet, 0.41, 0, 0.085, outer * 0.92, stone, roof, dice.fork("right"));
    tower(sheet, -0.15, 0, 0.065, 0.36, stone, roof, dice.fork("gateLeft"));
    tower(sheet, 0.15, 0, 0.065, 0.36, stone, roof, dice.fork("gateRight"));
    sheet.paint(Church.arch(0, 0.01, 0.075, 0.2), 0x5A4030);
    for (int i = -2; i <= 2; i++) {
      sheet.paintLine(Pen.at(0.026 * i, 0).to(0.026 * i, -0.17).open(), 0.008, 0x33241C);
    }
    sheet.paintLine(Church.arch(0, 0.01, 0.08, 0.205), 0.016, Rgb.darker(stone, 0.25));
  }

  private static void wall(
      Sheet sheet, double x, double wide, double foot, double tall, int stone) {
    sheet.paintForm(Shapes.box(x, foot - tall, wide, tall + 0.02), stone);
    int merlons = (int) (wide / 0.05);
    for (int i = 0; i < merlons; i++) {
      sheet.paint(
          Shapes.box(x + wide * i / merlons, foot - tall - 0.03, wide / merlons * 0.55, 0.035),
          stone);
    }
    for (int row = 0; row < 5; row++) {
      for (int i = 0; i < (int) (wide / 0.1); i++) {
        double bx = x + 0.02 + 0.1 * i + 0.05 * (row % 2);
        sheet.paint(
            Shapes.box(bx, foot - tall * (0.16 + 0.18 * row), 0.045, 0.014),
            Rgb.darker(stone, 0.13),
            0.7);
      }
    }
  }

  private static void tower(
      Sheet sheet,
      double x,
      double foot,
      double half,
      double tall,
      int stone,
      int roof,
      Dice dice) {
    double top = foot - tall;
    sheet.paintForm(Shapes.box(x - half, top, 2 * half, tall + 0.01), stone);
    sheet.paintForm(
        Shapes.box(x - half * 1.2, top - 0.005, 2.4 * half, 0.05), Rgb.lighter(stone, 0.06));
    double spire = half * dice.between(2.3, 3.1);
    sheet.paintForm(
        Pen.at(x - half * 1.3, top)
            .curve(x - half * 0.5, top - spire * 0.4, x, top - spire)
            .curve(x + half * 0.5, top - spire * 0.4, x + half * 1.3, top)
            .close(),
        roof);
    sheet.paintLine(Pen.at(x, top - spire).to(x, top - spire - 0.06).open(), 0.006, 0x5A4A40);
    sheet.paint(
        Pen.at(x, top - spire - 0.06)
            .curve(x + 0.035, top - spire - 0.065, x + 0.06, top - spire - 0.045)
            .curve(x + 0.03, top - spire - 0.035, x, top - spire - 0.03)
            .close(),
        0xD8423A);
    int glass = sheet.palette().dark() ? 0xFFD47A : 0x4A5A6E;
    int windows = (int) Math.max(1, tall / 0.17);
    for (int i = 0; i < windows; i++) {
      double y = top + 0.13 + (tall - 0.12) * i / windows;
      sheet.paint(Church.arch(x, y + 0.006, half * 0.26, half * 0.85), Rgb.darker(stone, 0.25));
      sheet.fill(
          Church.arch(x, y, half * 0.19, half * 0.72),
          sheet.palette().dark() ? glass : sheet.palette().lit(glass));
    }
    for (int i = 0; i < 5; i++) {
      double bx = x + half * dice.between(-0.85, 0.4);
      sheet.paint(
          Shapes.box(bx, foot - tall * dice.between(0.05, 0.85), half * 0.4, 0.013),
          Rgb.darker(stone, 0.14),
          0.7);
    }
  }
}
