package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Sheet;

/// A shoe with a high heel, a leather shoe with laces, or a boot.
public final class HighHeel implements Drawing {
  @Override
  public double aspect() {
    return 1.3;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    sheet.shadow(0, 0, 0.6, 0.04);
    switch (look.subject().kind().orElse("")) {
      case "leather" -> leather(sheet, look.colour(0x5A3420, 0x26222A));
      case "boot" -> boot(sheet, look.colour(0x8A5A34, 0x26222A, 0xC9A15A));
      default -> heel(sheet, look.colour(0xC8242E, 0x26222A, 0xE28AA8));
    }
  }

  private static void heel(Sheet sheet, int colour) {
    sheet.paintForm(
        Pen.at(-0.56, -0.72)
            .curve(-0.5, -0.4, -0.5, 0)
            .to(-0.44, 0)
            .curve(-0.4, -0.4, -0.3, -0.62)
            .close(),
        Rgb.darker(colour, 0.2));
    sheet.paintForm(
        Pen.at(-0.58, -0.98)
            .curve(-0.66, -0.78, -0.56, -0.66)
            .bend(-0.3, -0.6, -0.1, -0.16, 0.2, -0.04)
            .to(0.6, 0)
            .curve(0.66, -0.08, 0.56, -0.16)
            .bend(0.4, -0.26, 0.24, -0.3, 0.1, -0.4)
            .bend(-0.06, -0.28, -0.2, -0.5, -0.3, -0.66)
            .curve(-0.46, -0.74, -0.58, -0.98)
            .close(),
        colour);
    sheet.paint(
        Pen.at(-0.5, -0.84)
            .bend(-0.34, -0.66, -0.1, -0.3, 0.1, -0.4)
            .bend(-0.06, -0.28, -0.2, -0.5, -0.5, -0.84)
            .close(),
        Rgb.darker(colour, 0.5));
    sheet.fill(
        Pen.at(0.2, -0.26).curve(0.36, -0.22, 0.48, -0.14).curve(0.34, -0.16, 0.2, -0.26).close(),
        0xFFFFFF,
        0.5);
  }

  private static void leather(Sheet sheet, int colour) {
    sheet.paintForm(
        Pen.at(-0.58, -0.08)
            .bend(-0.64, -0.5, -0.56, -0.6, -0.5, -0.64)
            .curve(-0.3, -0.54, -0.1, -0.6)
            .bend(0.0, -0.36, 0.56, -0.4, 0.62, -0.08)
            .close(),
        colour);
    sheet.paint(
        Pen.at(-0.5, -0.64).curve(-0.3, -0.54, -0.1, -0.6).curve(-0.3, -0.46, -0.5, -0.64).close(),
        Rgb.darker(colour, 0.5));
    for (int i = 0; i < 3; i++) {
      sheet.paintLine(
          Pen.at(-0.08 + 0.08 * i, -0.46 + 0.05 * i).to(0.06 + 0.08 * i, -0.42 + 0.04 * i).open(),
          0.025,
          Rgb.lighter(colour, 0.5));
    }
    sheet.paintForm(
        Pen.at(-0.6, -0.1)
            .to(0.64, -0.1)
            .curve(0.66, 0, 0.56, 0)
            .to(-0.2, 0)
            .to(-0.22, -0.03)
            .to(-0.34, -0.03)
            .to(-0.36, 0)
            .to(-0.58, 0)
            .close(),
        0x2A2226);
  }

  private static void boot(Sheet sheet, int colour) {
    sheet.paintForm(
        Pen.at(-0.5, -0.98)
            .to(-0.06, -0.98)
            .bend(-0.1, -0.6, -0.08, -0.42, 0.1, -0.38)
            .bend(0.4, -0.36, 0.6, -0.3, 0.6, -0.08)
            .to(-0.52, -0.08)
            .curve(-0.46, -0.5, -0.5, -0.98)
            .close(),
        colour);
    sheet.paintForm(
        Pen.at(-0.54, -1).to(-0.02, -1).to(-0.02, -0.86).to(-0.54, -0.86).close(),
        Rgb.lighter(colour, 0.3));
    sheet.paintForm(
        Pen.at(-0.56, -0.1).to(0.62, -0.1).curve(0.66, 0, 0.56, 0).to(-0.56, 0).close(), 0x2A2226);
  }
}
