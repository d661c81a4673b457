package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A Chinese pavilion of two or three storeys with upturned eaves.
public final class Pavilion implements Drawing {
  @Override
  public double aspect() {
    return 0.9;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int pillar = look.hue().map(hue -> Rgb.darker(hue.rgb(), 0.15)).orElse(0xB43A2E);
    int roof = look.colour(0x3F5F5A, 0x4A5568, 0xC48A32);
    int storeys = 2 + look.dice().fork("storeys").below(2);
    double each = 0.8 / storeys;
    boolean asked = look.hue().isPresent();
    sheet.shadow(0, 0, 0.48, 0.035);
    sheet.paintForm(Shapes.box(-0.42, -0.06, 0.84, 0.07), 0xB8B0A4);
    sheet.paint(Shapes.box(-0.38, -0.09, 0.76, 0.04), 0xD2CABC);
    for (int i = 0; i < storeys; i++) {
      double foot = -0.09 - each * i;
      double half = 0.33 - 0.085 * i;
      storey(sheet, foot, half, each, pillar, asked ? Rgb.lighter(pillar, 0.3) : 0xE9D3A8);
      roof(sheet, foot - each * 0.52, half, each * 0.5, roof);
    }
    double top = -0.09 - each * storeys;
    sheet.paintForm(
        Pen.at(-0.03, top + 0.03)
            .curve(-0.045, top - 0.02, 0, top - 0.09)
            .curve(0.045, top - 0.02, 0.03, top + 0.03)
            .close(),
        0xE0B04A);
  }

  private static void storey(
      Sheet sheet, double foot, double half, double tall, int pillar, int wall) {
    int glow = sheet.palette().dark() ? 0xFFC765 : wall;
    sheet.fill(
        Shapes.box(-half * 0.86, foot - tall * 0.56, half * 1.72, tall * 0.56),
        sheet.palette().dark() ? glow : sheet.palette().lit(glow));
    int bars = 9;
    for (int i = 0; i <= bars; i++) {
      double x = -half * 0.86 + half * 1.72 * i / bars;
      sheet.paintLine(Pen.at(x, foot).to(x, foot - tall * 0.5).open(), 0.006, 0x7A4A30);
    }
    sheet.paintLine(
        Pen.at(-half * 0.86, foot - tall * 0.28).to(half * 0.86, foot - tall * 0.28).open(),
        0.008,
        0x7A4A30);
    for (int i = 0; i < 4; i++) {
      double x = -half * 0.9 + half * 1.8 * i / 3;
      sheet.paintForm(Shapes.box(x - 0.015, foot - tall * 0.56, 0.03, tall * 0.56), pillar);
    }
    sheet.paint(Shapes.box(-half, foot - tall * 0.12, half * 2, tall * 0.045), pillar);
  }

  private static void roof(Sheet sheet, double eave, double half, double tall, int colour) {
    double wide = half * 1.34;
    double ridge = half * 0.52;
    sheet.paint(Shapes.box(-half * 0.96, eave - 0.01, half * 1.92, 0.035), 0x2F6B62);
    sheet.paintForm(
        Pen.at(-wide, eave - tall * 0.26)
            .curve(-half * 0.8, eave + tall * 0.02, -half * 0.55, eave - tall * 0.35)
            .curve(-ridge * 0.95, eave - tall * 0.7, -ridge, eave - tall)
            .to(ridge, eave - tall)
            .curve(ridge * 0.95, eave - tall * 0.7, half * 0.55, eave - tall * 0.35)
            .curve(half * 0.8, eave + tall * 0.02, wide, eave - tall * 0.26)
            .curve(half * 0.9, eave + tall * 0.14, half * 0.6, eave + tall * 0.12)
            .to(-half * 0.6, eave + tall * 0.12)
            .curve(-half * 0.9, eave + tall * 0.14, -wide, eave - tall * 0.26)
            .close(),
        colour);
    for (int i = -4; i <= 4; i++) {
      sheet.paintLine(
          Pen.at(ridge * i / 4.6, eave - tall * 0.97)
              .curve(half * i / 6.5, eave - tall * 0.4, half * i / 4.6, eave + tall * 0.06)
              .open(),
          0.005,
          Rgb.darker(colour, 0.28));
    }
    sheet.paint(
        Shapes.rounded(-ridge * 1.06, eave - tall * 1.08, ridge * 2.12, tall * 0.13, 0.01),
        Rgb.darker(colour, 0.3));
    sheet.paintLine(
        Pen.at(-half * 0.6, eave + tall * 0.12).to(half * 0.6, eave + tall * 0.12).open(),
        0.012,
        0xE0B04A);
  }
}
