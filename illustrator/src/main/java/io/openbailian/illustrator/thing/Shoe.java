package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Sheet;
import java.awt.Shape;

/// A running shoe seen from the side.
public final class Shoe implements Drawing {
  @Override
  public double aspect() {
    return 1.75;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int upper = look.colour(0xE0443A, 0x3F7CC0, 0xF2F2EE, 0x39424E, 0x4FA06A);
    sheet.shadow(0, 0, 0.86, 0.05);
    Shape body =
        Pen.at(-0.78, -0.2)
            .bend(-0.84, -0.6, -0.8, -0.9, -0.7, -0.96)
            .curve(-0.5, -0.86, -0.3, -0.92)
            .bend(-0.12, -0.7, 0.1, -0.56, 0.36, -0.5)
            .bend(0.66, -0.44, 0.84, -0.36, 0.84, -0.18)
            .close();
    sheet.paintForm(body, upper);
    sheet.paint(
        Pen.at(-0.7, -0.96)
            .curve(-0.5, -0.86, -0.3, -0.92)
            .curve(-0.34, -0.82, -0.5, -0.8)
            .curve(-0.66, -0.82, -0.7, -0.96)
            .close(),
        Rgb.darker(upper, 0.45));
    sheet.paintForm(
        Pen.at(0.3, -0.2).bend(0.36, -0.42, 0.62, -0.44, 0.84, -0.18).close(),
        Rgb.darker(upper, 0.14));
    sheet.paintForm(
        Pen.at(-0.8, -0.2).bend(-0.82, -0.46, -0.66, -0.5, -0.48, -0.2).close(),
        Rgb.darker(upper, 0.14));
    sheet.paintForm(
        Pen.at(-0.46, -0.22)
            .bend(-0.2, -0.34, 0.06, -0.48, 0.12, -0.62)
            .curve(0.2, -0.5, 0.24, -0.5)
            .bend(0.1, -0.34, -0.16, -0.22, -0.46, -0.22)
            .close(),
        0xFFFFFF);
    for (int i = 0; i < 4; i++) {
      double x = -0.24 + 0.12 * i;
      double y = -0.86 + 0.095 * i;
      sheet.paintLine(Pen.at(x - 0.08, y + 0.1).to(x + 0.08, y + 0.02).open(), 0.04, 0xFBFAF6);
    }
    sheet.paintForm(
        Pen.at(-0.86, -0.2)
            .to(0.86, -0.2)
            .bend(0.92, -0.08, 0.86, 0, 0.72, 0)
            .to(-0.74, 0)
            .bend(-0.86, 0, -0.9, -0.08, -0.86, -0.2)
            .close(),
        0xF7F5F0);
    sheet.paintLine(
        Pen.at(-0.84, -0.09).curve(0, -0.12, 0.86, -0.09).open(),
        0.022,
        Rgb.mix(upper, 0xFFFFFF, 0.3));
  }
}
