package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A tower that is seen from afar: a pagoda of many storeys, a clock tower, or one of iron.
public final class Tower implements Drawing {
  @Override
  public double aspect() {
    return 0.5;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    sheet.shadow(0, 0, 0.25, 0.02);
    switch (look.subject().kind().orElse("pagoda")) {
      case "clock" -> clock(sheet, look.colour(0xC9A982, 0xB5876A, 0xD9CDB8));
      case "iron", "pearl" -> iron(sheet, look.colour(0x8A6A50, 0x6E7480));
      default -> pagoda(sheet, look);
    }
  }

  private static void pagoda(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int roof = look.colour(0x4A5F5A, 0x5A5560, 0x9C5A34);
    int wall =
        look.hue()
            .map(hue -> Rgb.lighter(hue.rgb(), 0.15))
            .orElseGet(() -> dice.fork("wall").pick(0xE9D3A8, 0xD9B48F, 0xC9684C));
    int storeys = 5 + 2 * dice.fork("storeys").below(2);
    double each = 0.8 / storeys;
    sheet.paintForm(Shapes.box(-0.24, -0.05, 0.48, 0.06), 0xB8B0A4);
    for (int i = 0; i < storeys; i++) {
      double foot = -0.05 - each * i;
      double half = 0.165 - 0.1 * i / storeys;
      sheet.paintForm(Shapes.box(-half, foot - each, 2 * half, each), wall);
      for (int door = -1; door <= 1; door++) {
        sheet.fill(
            Church.arch(door * half * 0.6, foot - each * 0.06, half * 0.16, each * 0.55),
            sheet.palette().dark() ? 0xFFC765 : sheet.palette().lit(0x6B4630));
      }
      sheet.paint(Shapes.box(-half * 1.1, foot - each * 0.12, half * 2.2, each * 0.06), 0xB5402E);
      eave(sheet, foot - each * 0.7, half, each * 0.46, roof);
    }
    double top = -0.05 - 0.8 - each * 0.1;
    sheet.paintForm(
        Pen.at(-0.03, top + 0.04)
            .curve(-0.008, top, 0, top - 0.1)
            .curve(0.008, top, 0.03, top + 0.04)
            .close(),
        0xE0B04A);
    for (int i = 0; i < 3; i++) {
      sheet.paintForm(Shapes.ellipse(0, top + 0.02 - 0.026 * i, 0.024 - 0.005 * i, 0.01), 0xE0B04A);
    }
  }

  private static void eave(Sheet sheet, double y, double half, double tall, int roof) {
    double wide = half * 1.45;
    sheet.paintForm(
        Pen.at(-wide, y - tall * 0.25)
            .curve(-half, y - tall * 0.1, -half * 0.86, y - tall)
            .to(half * 0.86, y - tall)
            .curve(half, y - tall * 0.1, wide, y - tall * 0.25)
            .curve(half, y + tall * 0.3, half * 0.8, y + tall * 0.24)
            .to(-half * 0.8, y + tall * 0.24)
            .curve(-half, y + tall * 0.3, -wide, y - tall * 0.25)
            .close(),
        roof);
    for (int i = -4; i <= 4; i++) {
      sheet.paintLine(
          Pen.at(half * 0.82 * i / 4.2, y - tall * 0.9)
              .to(half * 1.05 * i / 4.2, y + tall * 0.2)
              .open(),
          0.003,
          Rgb.darker(roof, 0.3));
    }
  }

  private static void clock(Sheet sheet, int wall) {
    sheet.paintForm(Shapes.box(-0.15, -0.74, 0.3, 0.75), wall);
    for (int row = 0; row < 4; row++) {
      for (int i = -1; i <= 1; i++) {
        sheet.paint(Church.arch(0.085 * i, -0.1 - 0.13 * row, 0.024, 0.09), Rgb.darker(wall, 0.3));
        sheet.fill(
            Church.arch(0.085 * i, -0.103 - 0.13 * row, 0.017, 0.078),
            sheet.palette().dark() ? 0xFFD47A : 0x7F98AC);
      }
      sheet.paint(Shapes.box(-0.16, -0.085 - 0.13 * row, 0.32, 0.012), Rgb.lighter(wall, 0.25));
    }
    sheet.paintForm(Shapes.box(-0.18, -0.78, 0.36, 0.2), Rgb.lighter(wall, 0.08));
    sheet.paint(Shapes.circle(0, -0.68, 0.085), 0x3A3430);
    sheet.fill(Shapes.circle(0, -0.68, 0.074), sheet.palette().dark() ? 0xFFF0C8 : 0xFBF6EA);
    for (int i = 0; i < 12; i++) {
      double angle = StrictMath.PI * i / 6;
      sheet.paint(
          Shapes.circle(0.06 * StrictMath.cos(angle), -0.68 + 0.06 * StrictMath.sin(angle), 0.005),
          0x3A3430);
    }
    sheet.paintLine(Pen.at(0, -0.68).to(0, -0.735).open(), 0.008, 0x3A3430);
    sheet.paintLine(Pen.at(0, -0.68).to(0.035, -0.66).open(), 0.01, 0x3A3430);
    sheet.paintForm(Shapes.polygon(-0.2, -0.775, 0, -0.98, 0.2, -0.775), 0x4A5A5E);
    sheet.paintLine(Pen.at(0, -0.97).to(0, -1).open(), 0.01, 0xE0B04A);
  }

  private static void iron(Sheet sheet, int metal) {
    sheet.paintForm(
        Pen.at(-0.24, 0.01)
            .curve(-0.08, -0.3, -0.015, -0.95)
            .to(0.015, -0.95)
            .curve(0.08, -0.3, 0.24, 0.01)
            .to(0.13, 0.01)
            .curve(0.08, -0.18, 0, -0.18)
            .curve(-0.08, -0.18, -0.13, 0.01)
            .close(),
        metal);
    for (int i = 0; i < 14; i++) {
      double y = -0.24 - 0.05 * i;
      double half = 0.115 * StrictMath.pow(1 - i / 15.0, 1.5) + 0.006;
      sheet.paintLine(Pen.at(-half, y).to(half, y - 0.045).open(), 0.005, Rgb.lighter(metal, 0.35));
      sheet.paintLine(Pen.at(half, y).to(-half, y - 0.045).open(), 0.005, Rgb.lighter(metal, 0.35));
    }
    sheet.paintForm(Shapes.box(-0.15, -0.25, 0.3, 0.028), Rgb.darker(metal, 0.2));
    sheet.paintForm(Shapes.box(-0.075, -0.5, 0.15, 0.022), Rgb.darker(metal, 0.2));
    sheet.paintLine(Pen.at(0, -0.93).to(0, -1).open(), 0.01, metal);
    if (sheet.palette().dark()) {
      sheet.glow(0, -0.4, 0.35, 0xFFC76A, 0.5);
    }
  }
}
