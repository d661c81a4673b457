package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A hot-air balloon with gores and a band, or a toy balloon on a string.
public final class Balloon implements Drawing {
  @Override
  public double aspect() {
    return 0.72;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int first = look.colour(0xE4572E, 0x3B78C9, 0xE8B33B, 0xD4567E, 0x3FA28A);
    if (look.subject().kind().filter("toy"::equals).isPresent()) {
      toy(sheet, first);
      return;
    }
    Dice dice = look.dice();
    int second =
        look.hue().isPresent()
            ? Rgb.lighter(first, 0.35)
            : dice.fork("second").pick(0xFDF3DC, 0xF6C945, 0x2F6B7A);
    int gores = 2 + dice.fork("gores").below(3);
    for (int i = 0; i < 2 * gores - 1; i++) {
      double wide = 1 - i / (2.0 * gores - 1);
      sheet.paintForm(envelope(wide), i % 2 == 0 ? first : second);
    }
    if (dice.fork("band").chance(0.6)) {
      sheet.paint(band(), Rgb.mix(second, 0xFFFFFF, 0.3), 0.85);
      for (int i = -3; i <= 3; i++) {
        sheet.paint(
            Shapes.circle(0.096 * i, -0.665 + 0.03 * (1 - i * i / 9.0), 0.02),
            Rgb.darker(first, 0.15));
      }
    }
    sheet.fill(Shapes.ellipse(-0.17, -0.8, 0.05, 0.11), 0xFFFFFF, 0.28);
    if (sheet.palette().dark()) {
      sheet.glow(0, -0.42, 0.34, 0xFFC26A, 0.75);
    }
    for (int i = -1; i <= 1; i++) {
      sheet.paintLine(Pen.at(0.07 * i, -0.29).to(0.05 * i, -0.13).open(), 0.006, 0x5B4030);
    }
    sheet.fill(Pen.at(-0.02, -0.2).curve(0, -0.27, 0.02, -0.2).close(), 0xFFB84A);
    sheet.paint(Shapes.rounded(-0.08, -0.31, 0.16, 0.03, 0.01), Rgb.darker(first, 0.3));
    basket(sheet);
  }

  private static void basket(Sheet sheet) {
    sheet.paintForm(
        Shapes.polygon(-0.065, -0.13, 0.065, -0.13, 0.052, -0.015, -0.052, -0.015), 0xA9743F);
    for (int i = 0; i < 4; i++) {
      sheet.paintLine(
          Pen.at(-0.058, -0.105 + 0.025 * i).to(0.058, -0.105 + 0.025 * i).open(), 0.005, 0x7A4F2A);
    }
    sheet.paint(Shapes.rounded(-0.072, -0.14, 0.144, 0.025, 0.01), 0x7A4F2A);
    sheet.paintForm(Shapes.circle(-0.055, -0.07, 0.02), 0xE6DCCB);
    sheet.paintForm(Shapes.circle(0.055, -0.07, 0.02), 0xE6DCCB);
  }

  private static void toy(Sheet sheet, int colour) {
    sheet.line(
        Pen.at(0, -0.42).bend(0.08, -0.3, -0.08, -0.16, 0.02, 0).open(),
        0.008,
        sheet.palette().lit(0xEDE6DA),
        0.9);
    sheet.paintForm(
        Pen.at(0, -1)
            .bend(0.34, -1, 0.36, -0.62, 0, -0.46)
            .bend(-0.36, -0.62, -0.34, -1, 0, -1)
            .close(),
        colour);
    sheet.paint(Shapes.polygon(0, -0.47, 0.03, -0.42, -0.03, -0.42), Rgb.darker(colour, 0.2));
    sheet.fill(Shapes.ellipse(-0.1, -0.84, 0.045, 0.08), 0xFFFFFF, 0.5);
  }

  private static Shape band() {
    return Pen.at(-0.35, -0.72)
        .curve(0, -0.66, 0.35, -0.72)
        .to(0.342, -0.6)
        .curve(0, -0.53, -0.342, -0.6)
        .close();
  }

  private static Shape envelope(double wide) {
    return Pen.at(0, -1)
        .bend(0.27 * wide, -1, 0.36 * wide, -0.8, 0.35 * wide, -0.66)
        .bend(0.33 * wide, -0.5, 0.14 * wide, -0.4, 0.08 * wide, -0.29)
        .to(-0.08 * wide, -0.29)
        .bend(-0.14 * wide, -0.4, -0.33 * wide, -0.5, -0.35 * wide, -0.66)
        .bend(-0.36 * wide, -0.8, -0.27 * wide, -1, 0, -1)
        .close();
  }
}
