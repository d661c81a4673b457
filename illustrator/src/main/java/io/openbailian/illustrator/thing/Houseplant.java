package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A green plant in a pot or a basket: split leaves, sword leaves, or a rubber tree.
public final class Houseplant implements Drawing {
  @Override
  public double aspect() {
    return 0.8;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int green =
        look.hue()
            .map(Hue::rgb)
            .orElseGet(() -> dice.fork("green").pick(0x3F7A4C, 0x5B8F52, 0x2F6B5A));
    sheet.shadow(0, 0, 0.22, 0.025);
    switch (dice.fork("sort").below(3)) {
      case 0 -> swords(sheet, dice, green);
      case 1 -> paddles(sheet, dice, green);
      default -> fronds(sheet, dice, green);
    }
    int pot = dice.fork("pot").pick(0xF0EBE0, 0xC97A55, 0xC9A878, 0x5A6670);
    sheet.paintForm(
        Pen.at(-0.17, -0.27)
            .to(0.17, -0.27)
            .curve(0.16, -0.06, 0.12, 0)
            .to(-0.12, 0)
            .curve(-0.16, -0.06, -0.17, -0.27)
            .close(),
        pot);
    sheet.paint(Shapes.ellipse(0, -0.27, 0.17, 0.025), 0x4A382C);
    for (int i = 1; i < 4 && pot == 0xC9A878; i++) {
      sheet.paintLine(
          Pen.at(-0.165 + 0.01 * i, -0.27 + 0.065 * i)
              .curve(0, -0.25 + 0.065 * i, 0.165 - 0.01 * i, -0.27 + 0.065 * i)
              .open(),
          0.008,
          Rgb.darker(pot, 0.2));
    }
  }

  private static void swords(Sheet sheet, Dice dice, int green) {
    for (int i = 0; i < 9; i++) {
      double lean = (i - 4) * 0.075 + dice.between(-0.02, 0.02);
      double tall = 0.97 - 0.06 * Math.abs(i - 4) - 0.14 * dice.unit();
      int tone = Rgb.mix(green, i % 2 == 0 ? 0xB8D08A : 0x14301E, 0.16);
      sheet.paintForm(
          Pen.at(lean * 0.3 - 0.035, -0.25)
              .curve(lean * 0.6 - 0.05, -tall * 0.6, lean, -tall)
              .curve(lean * 0.6 + 0.05, -tall * 0.6, lean * 0.3 + 0.035, -0.25)
              .close(),
          tone);
      sheet.paintLine(
          Pen.at(lean * 0.3, -0.27).curve(lean * 0.6, -tall * 0.6, lean, -tall * 0.97).open(),
          0.006,
          Rgb.lighter(tone, 0.2));
    }
  }

  private static void paddles(Sheet sheet, Dice dice, int green) {
    for (int i = 0; i < 11; i++) {
      double angle = -1.57 + (i - 5) * 0.26 + dice.between(-0.1, 0.1);
      double reach = (i % 2 == 0 ? 0.62 : 0.42) * dice.between(0.85, 1.08);
      double x = reach * 0.62 * StrictMath.cos(angle);
      double y = -0.27 + reach * StrictMath.sin(angle);
      sheet.paintLine(
          Pen.at(0, -0.26).curve(x * 0.3, y * 0.7, x, y).open(), 0.012, Rgb.darker(green, 0.2));
      leaf(
          sheet.at(x, y, 1).turned(angle + 1.57 + dice.between(-0.3, 0.3)),
          dice.between(0.11, 0.15),
          Rgb.mix(green, i % 3 == 0 ? 0xC8DC96 : 0x14301E, dice.between(0, 0.22)));
    }
  }

  private static void leaf(Sheet sheet, double r, int tone) {
    sheet.paintForm(
        Pen.at(0, r * 0.5)
            .bend(-r * 1.1, r * 0.35, -r * 0.8, -r * 0.7, 0, -r * 1.25)
            .bend(r * 0.8, -r * 0.7, r * 1.1, r * 0.35, 0, r * 0.5)
            .close(),
        tone);
    sheet.paintLine(Pen.at(0, r * 0.5).to(0, -r * 1.1).open(), r * 0.06, Rgb.lighter(tone, 0.22));
    for (int i = -1; i <= 1; i += 2) {
      sheet.paintLine(
          Pen.at(0, r * 0.1).to(0.45 * r * i, -r * 0.2).open(), r * 0.045, Rgb.lighter(tone, 0.14));
      sheet.paintLine(
          Pen.at(0, -r * 0.4).to(0.36 * r * i, -r * 0.65).open(),
          r * 0.045,
          Rgb.lighter(tone, 0.14));
    }
  }

  private static void fronds(Sheet sheet, Dice dice, int green) {
    for (int i = 0; i < 11; i++) {
      double spread = (i - 5) / 5.0 + dice.between(-0.08, 0.08);
      double tall = 0.98 - 0.34 * Math.abs(spread) - 0.1 * dice.unit();
      double x = 0.38 * spread;
      int tone = Rgb.mix(green, i % 2 == 0 ? 0xC8DC96 : 0x14301E, dice.between(0.04, 0.2));
      sheet.paintLine(Pen.at(0, -0.26).curve(x * 0.3, -tall, x, -tall * 0.86).open(), 0.01, tone);
      for (int j = 2; j < 9; j++) {
        double t = j / 9.0;
        double px = 2 * (1 - t) * t * x * 0.3 + t * t * x;
        double py = -0.26 * (1 - t) * (1 - t) - 2 * (1 - t) * t * tall - t * t * tall * 0.86;
        double size = 0.085 * (1.15 - t);
        sheet.paint(
            Shapes.polygon(px, py, px - size, py - size * 0.35, px - size * 0.7, py + size * 0.35),
            tone);
        sheet.paint(
            Shapes.polygon(px, py, px + size, py - size * 0.35, px + size * 0.7, py + size * 0.35),
            Rgb.lighter(tone, 0.08));
      }
    }
  }
}
