package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A round hall with three roofs of blue tiles under a golden knob, on three terraces of marble:
/// the Temple of Heaven.
public final class RoundTemple implements Drawing {
  private static final int TILES = 0x2F568E;
  private static final int GOLD = 0xE8BC4A;
  private static final int RED = 0xA8352C;
  private static final int MARBLE = 0xF2EFE8;

  @Override
  public double aspect() {
    return 1.25;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int tiles = look.colour(TILES);
    sheet.shadow(0, 0, 0.6, 0.03);
    for (int i = 0; i < 3; i++) {
      terrace(sheet, 0.6 - 0.085 * i, -0.075 * i);
    }
    storey(sheet, -0.225, 0.32, 0.2, 10);
    roof(sheet, -0.4, 0.46, 0.15, 0.28, tiles);
    storey(sheet, -0.52, 0.245, 0.09, 8);
    roof(sheet, -0.58, 0.35, 0.14, 0.2, tiles);
    storey(sheet, -0.69, 0.175, 0.08, 6);
    roof(sheet, -0.74, 0.265, 0.2, 0.02, tiles);
    sheet.paintForm(Shapes.ellipse(0, -0.95, 0.025, 0.018), GOLD);
    sheet.paintForm(Shapes.circle(0, -0.975, 0.024), GOLD);
  }

  private static void terrace(Sheet sheet, double half, double foot) {
    sheet.paintForm(Shapes.box(-half, foot - 0.075, 2 * half, 0.075), MARBLE);
    sheet.paint(Shapes.box(-half, foot - 0.018, 2 * half, 0.018), Rgb.darker(MARBLE, 0.16));
    int posts = (int) Math.round(half * 26);
    for (int i = 0; i <= posts; i++) {
      double x = -half + 2 * half * i / posts;
      sheet.paint(Shapes.box(x - 0.007, foot - 0.1, 0.014, 0.05), Rgb.darker(MARBLE, 0.08));
    }
    sheet.paint(Shapes.box(-half, foot - 0.09, 2 * half, 0.01), Rgb.darker(MARBLE, 0.1));
    sheet.paint(
        Shapes.polygon(-0.07, foot - 0.075, 0.07, foot - 0.075, 0.085, foot, -0.085, foot),
        Rgb.darker(MARBLE, 0.12));
  }

  private static void storey(Sheet sheet, double foot, double half, double tall, int columns) {
    sheet.paintForm(Shapes.box(-half, foot - tall, 2 * half, tall), 0x3F6E62);
    for (int i = 0; i < columns; i++) {
      double x = -half + 2 * half * (i + 0.5) / columns;
      double wide = half / columns * 1.3;
      sheet.paint(Shapes.box(x - wide / 2, foot - tall * 0.76, wide, tall * 0.76), RED);
      sheet.paint(Shapes.box(x - wide * 0.3, foot - tall * 0.6, wide * 0.6, tall * 0.4), GOLD);
    }
    sheet.paint(Shapes.box(-half, foot - tall, 2 * half, tall * 0.16), 0x2E5FA0);
  }

  /// @param top half the width of what stands on it
  private static void roof(
      Sheet sheet, double foot, double half, double tall, double top, int tiles) {
    sheet.paintForm(
        Pen.at(-half, foot)
            .curve(-half * 0.62, foot - tall * 0.3, -top, foot - tall)
            .curve(0, foot - tall * 1.08, top, foot - tall)
            .curve(half * 0.62, foot - tall * 0.3, half, foot)
            .curve(0, foot + tall * 0.28, -half, foot)
            .close(),
        tiles);
    for (int i = -6; i <= 6; i++) {
      double x = half * i / 7.0;
      sheet.paintLine(
          Pen.at(top * i / 7.0, foot - tall)
              .curve(x * 0.62, foot - tall * 0.3, x, foot + tall * 0.1)
              .open(),
          0.005,
          Rgb.lighter(tiles, 0.25));
    }
    sheet.paintLine(
        Pen.at(-half, foot).curve(0, foot + tall * 0.28, half, foot).open(), 0.014, GOLD);
  }
}
