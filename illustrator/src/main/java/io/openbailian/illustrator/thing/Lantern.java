package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A paper lantern that shines: round, of the palace, or one that rises into the sky.
public final class Lantern implements Drawing {
  @Override
  public double aspect() {
    return 0.6;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int paper = look.colour(0xD8322E, 0xE2472E);
    boolean dark = sheet.palette().dark();
    sheet.glow(0, -0.58, 0.75, 0xFFB25A, dark ? 0.6 : 0.25);
    int bright = dark ? Rgb.mix(paper, 0xFF9A4A, 0.25) : sheet.palette().lit(paper);
    switch (look.subject().kind().orElse("")) {
      case "sky", "river" ->
          sky(sheet, look.hue().isPresent() ? bright : Rgb.mix(bright, 0xFFB84A, 0.55));
      case "palace" -> palace(sheet, bright);
      default -> round(sheet, bright, look.dice());
    }
  }

  private static void round(Sheet sheet, int bright, Dice dice) {
    double wide = dice.fork("form").between(0.24, 0.3);
    double tall = dice.fork("tall").between(0.21, 0.26);
    sheet.paintLine(Pen.at(0, -1).to(0, -0.86).open(), 0.015, 0x6B4A30);
    Shape body = Shapes.ellipse(0, -0.6, wide, tall);
    sheet.fillDown(body, Rgb.darker(bright, 0.16), Rgb.lighter(bright, 0.12));
    for (int i = 0; i < 4; i++) {
      sheet.fill(
          Shapes.ellipse(0, -0.57, wide * (0.7 - 0.15 * i), tall * (0.8 - 0.17 * i)),
          Rgb.lighter(Rgb.mix(bright, 0xFFC05A, 0.4), 0.1),
          0.14);
    }
    for (int i = -3; i <= 3; i++) {
      sheet.line(
          Pen.at(0.03 * i, -0.6 - tall).curve(wide * 0.58 * i, -0.6, 0.03 * i, -0.6 + tall).open(),
          0.007,
          Rgb.darker(bright, 0.3),
          0.6);
    }
    cap(sheet, -0.6 - tall - 0.03);
    cap(sheet, -0.6 + tall - 0.02);
    tassel(sheet, -0.6 + tall + 0.03);
    sheet.fill(Shapes.ellipse(-wide * 0.5, -0.68, wide * 0.12, tall * 0.3), 0xFFFFFF, 0.25);
  }

  private static void cap(Sheet sheet, double y) {
    sheet.paintForm(Shapes.rounded(-0.13, y, 0.26, 0.055, 0.015), 0xE8B84A);
    sheet.paintLine(Pen.at(-0.12, y + 0.028).to(0.12, y + 0.028).open(), 0.007, 0xB98626);
  }

  private static void tassel(Sheet sheet, double y) {
    sheet.paintForm(Shapes.circle(0, y + 0.02, 0.024), 0xE8B84A);
    for (int i = -3; i <= 3; i++) {
      sheet.paintLine(
          Pen.at(0.008 * i, y + 0.03).curve(0.014 * i, y + 0.12, 0.016 * i, -0.04).open(),
          0.011,
          i % 2 == 0 ? 0xE8B84A : 0xD89A2A);
    }
  }

  private static void palace(Sheet sheet, int bright) {
    sheet.paintLine(Pen.at(0, -1).to(0, -0.9).open(), 0.015, 0x6B4A30);
    sheet.fillDown(
        Shapes.polygon(-0.2, -0.8, 0.2, -0.8, 0.24, -0.4, -0.24, -0.4),
        Rgb.darker(bright, 0.08),
        Rgb.lighter(bright, 0.24));
    for (int i = -1; i <= 1; i++) {
      sheet.paintLine(Pen.at(0.1 * i, -0.8).to(0.12 * i, -0.4).open(), 0.012, 0x5E3020);
    }
    Flowers.daisy(sheet, -0.055, -0.6, 0.04, 0xFBE2B0);
    Flowers.daisy(sheet, 0.06, -0.6, 0.04, 0xFBE2B0);
    sheet.paintForm(
        Pen.at(-0.3, -0.83)
            .curve(-0.16, -0.82, -0.06, -0.92)
            .to(0.06, -0.92)
            .curve(0.16, -0.82, 0.3, -0.83)
            .to(0.24, -0.78)
            .to(-0.24, -0.78)
            .close(),
        0x8A3A28);
    sheet.paintForm(Shapes.rounded(-0.27, -0.41, 0.54, 0.05, 0.015), 0x8A3A28);
    for (int side = -1; side <= 1; side++) {
      sheet.paintLine(Pen.at(0.24 * side, -0.36).to(0.24 * side, -0.12).open(), 0.022, 0xE8B84A);
    }
  }

  private static void sky(Sheet sheet, int bright) {
    sheet.fillDown(
        Pen.at(-0.2, -0.94)
            .curve(0, -1.02, 0.2, -0.94)
            .bend(0.27, -0.7, 0.24, -0.5, 0.17, -0.34)
            .curve(0, -0.28, -0.17, -0.34)
            .bend(-0.24, -0.5, -0.27, -0.7, -0.2, -0.94)
            .close(),
        Rgb.darker(bright, 0.12),
        Rgb.lighter(Rgb.mix(bright, 0xFFE08A, 0.5), 0.3));
    sheet.line(
        Pen.at(-0.08, -0.96).curve(-0.12, -0.64, -0.07, -0.32).open(),
        0.006,
        Rgb.darker(bright, 0.25),
        0.6);
    sheet.line(
        Pen.at(0.08, -0.96).curve(0.12, -0.64, 0.07, -0.32).open(),
        0.006,
        Rgb.darker(bright, 0.25),
        0.6);
    sheet.glow(0, -0.36, 0.24, 0xFFF0B0, 0.9);
    sheet.fill(
        Pen.at(-0.03, -0.3).curve(-0.04, -0.4, 0, -0.46).curve(0.04, -0.4, 0.03, -0.3).close(),
        0xFFF6D0);
  }
}
