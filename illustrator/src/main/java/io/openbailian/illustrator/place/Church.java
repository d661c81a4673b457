package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A small church with a steeple; its windows shine when it is dark.
public final class Church implements Drawing {
  @Override
  public double aspect() {
    return 0.78;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int wall = look.colour(0xF6F2EA, 0xF3E6D2);
    Dice dice = look.dice();
    int roof = dice.fork("roof").pick(0x5A4A58, 0x4A5666, 0x7A4A40, 0x46605A);
    boolean snowy =
        Rgb.luminance(sheet.palette().land()) > 0.72 * Rgb.luminance(sheet.palette().ambient());
    int glass = sheet.palette().dark() ? 0xFFD47A : 0x6F8FB0;
    sheet.shadow(0.06, 0, 0.42, 0.03);
    sheet.paintForm(Shapes.box(-0.1, -0.36, 0.46, 0.37), wall);
    Shape nave = Shapes.polygon(-0.14, -0.35, 0.02, -0.56, 0.3, -0.56, 0.4, -0.35);
    sheet.paintForm(nave, roof);
    if (snowy) {
      sheet.paint(
          Pen.at(-0.13, -0.37)
              .to(0.02, -0.575)
              .to(0.3, -0.575)
              .to(0.39, -0.37)
              .curve(0.33, -0.41, 0.27, -0.385)
              .curve(0.2, -0.42, 0.12, -0.385)
              .curve(0.04, -0.42, -0.02, -0.38)
              .close(),
          0xFAFCFF);
    }
    boards(sheet, -0.06, 0.4, wall);
    for (int i = 0; i < 4; i++) {
      sheet.paintForm(
          Shapes.polygon(
              -0.04 + 0.128 * i,
              0.01,
              -0.026 + 0.128 * i,
              -0.3,
              -0.004 + 0.128 * i,
              -0.3,
              0.01 + 0.128 * i,
              0.01),
          Rgb.darker(wall, 0.05));
    }
    for (int i = 0; i < 3; i++) {
      window(sheet, 0.05 + 0.127 * i, -0.1, 0.03, 0.17, glass);
      pool(sheet, 0.05 + 0.127 * i);
    }
    bush(sheet, dice.fork("bush"), 0.3, snowy);
    sheet.paintForm(Shapes.box(-0.29, -0.58, 0.23, 0.59), wall);
    boards(sheet, -0.285, -0.065, wall);
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 0; i < 9; i++) {
        sheet.paint(
            Shapes.box(-0.175 + 0.1 * side - 0.014, -0.56 + 0.065 * i, 0.028, 0.034),
            Rgb.darker(wall, 0.1));
      }
    }
    sheet.paintForm(Shapes.box(-0.305, -0.45, 0.26, 0.018), Rgb.lighter(wall, 0.3));
    sheet.paintForm(Shapes.polygon(-0.325, -0.57, -0.175, -0.92, -0.025, -0.57), roof);
    for (int i = 1; i < 5; i++) {
      double y = -0.57 - 0.062 * i;
      double half = 0.136 - 0.0265 * i;
      sheet.paintLine(
          Pen.at(-0.175 - half, y).curve(-0.175, y + 0.02, -0.175 + half, y).open(),
          0.005,
          Rgb.darker(roof, 0.3));
    }
    if (snowy) {
      sheet.paint(
          Pen.at(-0.175, -0.93)
              .to(-0.245, -0.745)
              .curve(-0.22, -0.74, -0.2, -0.77)
              .curve(-0.175, -0.72, -0.15, -0.76)
              .curve(-0.13, -0.74, -0.105, -0.745)
              .close(),
          0xFAFCFF);
      sheet.paint(Shapes.rounded(-0.325, -0.585, 0.3, 0.025, 0.012), 0xFAFCFF);
    }
    sheet.paintLine(Pen.at(-0.175, -0.92).to(-0.175, -1).open(), 0.012, 0x6A5A40);
    sheet.paintLine(Pen.at(-0.2, -0.972).to(-0.15, -0.972).open(), 0.012, 0x6A5A40);
    window(sheet, -0.175, -0.37, 0.032, 0.1, glass);
    sheet.paint(Shapes.circle(-0.175, -0.5, 0.032), 0xE9DDC6);
    sheet.fill(Shapes.circle(-0.175, -0.5, 0.023), glass);
    sheet.paint(arch(-0.175, 0.01, 0.062, 0.2), 0x7A5138);
    sheet.paint(arch(-0.175, 0.01, 0.05, 0.185), 0x95674A);
    sheet.paintLine(Pen.at(-0.175, -0.17).to(-0.175, 0).open(), 0.006, 0x5A3C28);
    for (int i = 0; i < 3; i++) {
      sheet.paintForm(
          Shapes.rounded(-0.255 - 0.012 * i, 0.004 + 0.012 * i, 0.16 + 0.024 * i, 0.014, 0.004),
          0xC9C4BC);
    }
    bush(sheet, dice.fork("shrub"), -0.36, snowy);
    if (sheet.palette().dark()) {
      sheet.glow(-0.1, -0.16, 0.34, 0xFFC66A, 0.22);
      sheet.glow(-0.175, -0.25, 0.09, 0xFFDF9A, 0.9);
      sheet.fill(Shapes.circle(-0.175, -0.235, 0.012), 0xFFF3D0);
    }
  }

  private static void boards(Sheet sheet, double from, double to, int wall) {
    for (int i = 1; i < 9; i++) {
      double y = -0.04 * i + 0.01;
      sheet.paintLine(Pen.at(from, y).to(to - 0.04, y).open(), 0.003, Rgb.darker(wall, 0.12));
    }
  }

  /// The light of a window on the ground before it.
  private static void pool(Sheet sheet, double x) {
    if (sheet.palette().dark()) {
      sheet.fillDown(
          Shapes.polygon(x - 0.03, 0.015, x + 0.03, 0.015, x + 0.075, 0.13, x - 0.045, 0.13),
          0xFFCF7A,
          0.4,
          0xFFCF7A,
          0);
    }
  }

  private static void bush(Sheet sheet, Dice dice, double x, boolean snowy) {
    sheet.paintForm(Shapes.blob(dice, x, -0.015, 0.075, 0.05, 9, 0.12), 0x3F6B4E);
    sheet.paintForm(Shapes.blob(dice, x + 0.06, -0.005, 0.05, 0.035, 9, 0.12), 0x4F7D5A);
    if (snowy) {
      sheet.paint(Shapes.blob(dice, x, -0.04, 0.062, 0.024, 9, 0.12), 0xFAFCFF);
      sheet.paint(Shapes.blob(dice, x + 0.06, -0.024, 0.04, 0.016, 9, 0.12), 0xFAFCFF);
    }
  }

  private static void window(
      Sheet sheet, double x, double foot, double half, double tall, int glass) {
    sheet.paint(arch(x, foot + 0.008, half + 0.009, tall + 0.017), 0xE9DDC6);
    sheet.fill(arch(x, foot, half, tall), glass);
    sheet.paintLine(Pen.at(x, foot).to(x, foot - tall).open(), 0.006, 0x7A6A55);
    sheet.paintLine(
        Pen.at(x - half, foot - tall * 0.45).to(x + half, foot - tall * 0.45).open(),
        0.006,
        0x7A6A55);
  }

  static Shape arch(double x, double foot, double half, double tall) {
    return Pen.at(x - half, foot)
        .to(x - half, foot - tall + half)
        .bend(
            x - half,
            foot - tall - half * 0.2,
            x + half,
            foot - tall - half * 0.2,
            x + half,
            foot - tall + half)
        .to(x + half, foot)
        .close();
  }
}
