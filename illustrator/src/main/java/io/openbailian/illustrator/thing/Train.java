package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A train: a steam engine with its plume and carriages, or one of today.
public final class Train implements Drawing {
  @Override
  public double aspect() {
    return 3.2;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int paint = look.colour(0x2F6B4A, 0xB5382E, 0x2F4F7C);
    sheet.shadow(0, 0, 1.6, 0.05);
    sheet.paint(Shapes.box(-1.6, -0.03, 3.2, 0.03), 0x6A6460);
    for (int i = 0; i < 22; i++) {
      sheet.paint(Shapes.box(-1.58 + 0.145 * i, -0.005, 0.08, 0.03), 0x5A4434);
    }
    boolean steam =
        look.subject().kind().map("steam"::equals).orElseGet(() -> dice.fork("steam").chance(0.6));
    if (steam) {
      carriage(sheet, -1.56, paint);
      carriage(sheet, -0.72, paint);
      engine(sheet, paint, dice);
    } else {
      modern(sheet, paint);
    }
  }

  private static void carriage(Sheet sheet, double x, int paint) {
    sheet.paint(Shapes.box(x, -0.14, 0.86, 0.05), 0x2E2B31);
    sheet.paintForm(Shapes.rounded(x + 0.02, -0.56, 0.78, 0.44, 0.03), paint);
    sheet.paintForm(Pen.at(x, -0.54).curve(x + 0.41, -0.7, x + 0.82, -0.54).close(), 0x4A4E56);
    int glass = sheet.palette().dark() ? 0xFFDF9A : 0xCFE4EC;
    for (int i = 0; i < 4; i++) {
      sheet.paint(Shapes.rounded(x + 0.075 + 0.18 * i, -0.49, 0.13, 0.17, 0.02), 0xF2DFA8);
      sheet.fill(Shapes.rounded(x + 0.087 + 0.18 * i, -0.478, 0.106, 0.146, 0.015), glass);
    }
    sheet.paint(Shapes.box(x + 0.02, -0.25, 0.78, 0.02), 0xE8C77A);
    wheel(sheet, x + 0.16, 0.085);
    wheel(sheet, x + 0.66, 0.085);
  }

  private static void wheel(Sheet sheet, double x, double r) {
    sheet.paint(Shapes.circle(x, -r - 0.03, r), 0x26282E);
    sheet.paintLine(Shapes.circle(x, -r - 0.03, r * 0.72), r * 0.14, 0xB5382E);
    for (int i = 0; i < 4; i++) {
      double angle = StrictMath.PI * i / 4;
      double dx = r * 0.68 * StrictMath.cos(angle);
      double dy = r * 0.68 * StrictMath.sin(angle);
      sheet.paintLine(
          Pen.at(x - dx, -r - 0.03 - dy).to(x + dx, -r - 0.03 + dy).open(), r * 0.1, 0xB5382E);
    }
    sheet.paint(Shapes.circle(x, -r - 0.03, r * 0.2), 0xE8C77A);
  }

  private static void engine(Sheet sheet, int paint, Dice dice) {
    Dice plume = dice.fork("plume");
    for (int i = 0; i < 12; i++) {
      double t = i / 11.0;
      double r = 0.05 + 0.12 * t;
      sheet.fill(
          Shapes.blob(
              plume,
              1.2 - 1.5 * t * t - 0.1 * t,
              -0.84 - 0.2 * t + plume.between(-0.03, 0.03),
              r * 1.2,
              Math.min(r, 0.15),
              10,
              0.12),
          sheet.palette().lit(0xFBFBFF),
          0.75 - 0.5 * t);
    }
    sheet.paint(Shapes.box(0.12, -0.17, 1.36, 0.07), 0x2E2B31);
    sheet.paintForm(Shapes.rounded(0.5, -0.5, 0.92, 0.32, 0.1), paint);
    for (int i = 0; i < 3; i++) {
      sheet.paint(Shapes.box(0.66 + 0.26 * i, -0.5, 0.03, 0.32), 0xE8C77A);
    }
    sheet.fill(Shapes.rounded(0.54, -0.47, 0.84, 0.05, 0.025), 0xFFFFFF, 0.3);
    sheet.paintForm(Shapes.rounded(0.14, -0.68, 0.44, 0.52, 0.03), paint);
    sheet.paintForm(Shapes.rounded(0.09, -0.73, 0.54, 0.07, 0.03), 0x2E2B31);
    sheet.fill(
        Shapes.rounded(0.24, -0.6, 0.22, 0.17, 0.03), sheet.palette().dark() ? 0xFFDF9A : 0xCFE4EC);
    sheet.paintForm(
        Shapes.polygon(1.14, -0.5, 1.16, -0.72, 1.11, -0.8, 1.31, -0.8, 1.26, -0.72, 1.28, -0.5),
        0x2E2B31);
    sheet.paintForm(
        Pen.at(0.8, -0.49).bend(0.8, -0.63, 0.98, -0.63, 0.98, -0.49).close(), 0xE8C77A);
    sheet.paintForm(Shapes.circle(1.42, -0.36, 0.06), 0xE8C77A);
    sheet.fill(Shapes.circle(1.44, -0.36, 0.04), 0xFFF6D0);
    if (sheet.palette().dark()) {
      sheet.glow(1.44, -0.36, 0.35, 0xFFE9A8, 0.8);
    }
    sheet.paintForm(Shapes.polygon(1.4, -0.17, 1.46, -0.17, 1.6, -0.02, 1.38, -0.02), 0xB5382E);
    wheel(sheet, 0.34, 0.14);
    wheel(sheet, 0.68, 0.14);
    wheel(sheet, 1, 0.09);
    wheel(sheet, 1.26, 0.09);
    sheet.paintLine(Pen.at(0.34, -0.13).to(1.05, -0.15).open(), 0.03, 0xC9CED4);
  }

  private static void modern(Sheet sheet, int paint) {
    sheet.paintForm(
        Pen.at(-1.6, -0.66)
            .to(0.8, -0.66)
            .bend(1.3, -0.66, 1.5, -0.3, 1.58, -0.16)
            .curve(1.6, -0.08, 1.5, -0.07)
            .to(-1.6, -0.07)
            .close(),
        paint);
    sheet.paint(
        Pen.at(-1.6, -0.22).to(1.54, -0.22).curve(1.6, -0.1, 1.5, -0.07).to(-1.6, -0.07).close(),
        0xF4F6F8);
    sheet.paint(Shapes.box(-1.6, -0.25, 3.12, 0.03), 0xE8C77A);
    int glass = sheet.palette().dark() ? 0xFFE6B0 : 0x3A4A5E;
    for (int i = 0; i < 11; i++) {
      sheet.fill(Shapes.rounded(-1.54 + 0.21 * i, -0.54, 0.16, 0.18, 0.03), glass);
    }
    sheet.paint(
        Pen.at(0.96, -0.58).bend(1.2, -0.54, 1.34, -0.42, 1.4, -0.34).to(1.0, -0.36).close(),
        0x2A3444);
    sheet.fill(Shapes.ellipse(1.47, -0.24, 0.05, 0.025), 0xFFF6D0);
    for (int i = 0; i < 8; i++) {
      sheet.paint(Shapes.circle(-1.4 + 0.36 * i, -0.07, 0.06), 0x26282E);
    }
  }
}
