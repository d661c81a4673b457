package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.thing.Flowers;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A small house with a smoking chimney, flower boxes and a path; a cabin of logs, a mushroom or a
/// tent when that is asked for.
public final class House implements Drawing {
  @Override
  public double aspect() {
    return 1.1;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    switch (look.subject().kind().orElse("")) {
      case "mushroom" -> mushroom(sheet, look.colour(0xD8423A, 0xE07A4A));
      case "tent", "yurt" -> tent(sheet, look.colour(0xE2703A, 0x3F8F86, 0xD9B25A));
      case "cabin", "barn", "treehouse" -> cottage(sheet, look, true);
      default -> cottage(sheet, look, look.dice().fork("logs").chance(0.2));
    }
  }

  private static boolean snowy(Sheet sheet) {
    return Rgb.luminance(sheet.palette().land()) > 0.72 * Rgb.luminance(sheet.palette().ambient());
  }

  private static void cottage(Sheet sheet, Look look, boolean logs) {
    Dice dice = look.dice();
    boolean asked = look.hue().isPresent();
    int wall =
        logs
            ? look.colour(0xA9713F, 0x8A5C3A)
            : look.colour(0xF3E3C8, 0xC9875E, 0xE8D9C0, 0xB9704F, 0xBFD0CC);
    int roof =
        asked
            ? Rgb.darker(wall, 0.32)
            : dice.fork("roof").pick(0x9C4A3C, 0x5A5F72, 0x4F6E5E, 0xA9653C);
    boolean wing = dice.fork("wing").chance(0.6);
    sheet.shadow(0, 0, 0.55, 0.035);
    chimney(sheet, dice.fork("smoke"), wing ? 0.3 : 0.2);
    walls(sheet, wall, logs);
    roof(sheet, roof, dice.fork("tiles"));
    if (wing) {
      gable(sheet, wall, roof, logs);
    }
    door(sheet, wing ? -0.22 : 0, dice.fork("door").pick(0x8C5D3F, 0x3F6A72, 0xA9443A));
    window(sheet, 0.31, dice);
    if (!wing) {
      window(sheet, -0.29, dice);
    }
    path(sheet, wing ? -0.22 : 0);
    if (sheet.palette().dark()) {
      sheet.glow(0.1, -0.25, 0.6, 0xFFC66A, 0.28);
    }
  }

  private static void chimney(Sheet sheet, Dice dice, double x) {
    sheet.paintForm(Shapes.box(x, -0.93, 0.11, 0.35), 0xA3604C);
    for (int i = 0; i < 6; i++) {
      sheet.paint(Shapes.box(x + 0.01 + 0.05 * (i % 2), -0.9 + 0.045 * i, 0.04, 0.018), 0xC08068);
    }
    sheet.paint(Shapes.box(x - 0.014, -0.95, 0.138, 0.04), 0x7E4638);
    double drift = dice.between(0.03, 0.07);
    for (int i = 0; i < 7; i++) {
      double r = 0.022 + 0.007 * i;
      sheet.fill(
          Shapes.blob(dice, x + 0.055 + drift * i, -0.97 - 0.026 * i, r * 1.3, r, 8, 0.14),
          sheet.palette().lit(0xFFFFFF),
          0.5 - 0.06 * i);
    }
  }

  private static void walls(Sheet sheet, int wall, boolean logs) {
    sheet.paintForm(Shapes.box(-0.46, -0.5, 0.92, 0.51), wall);
    if (logs) {
      for (int i = 0; i < 8; i++) {
        double y = -0.5 + 0.063 * i;
        sheet.paintForm(
            Shapes.rounded(-0.48, y, 0.96, 0.058, 0.028),
            i % 2 == 0 ? wall : Rgb.lighter(wall, 0.08));
        for (int side = -1; side <= 1; side += 2) {
          sheet.paint(Shapes.circle(0.47 * side, y + 0.029, 0.026), Rgb.lighter(wall, 0.3));
          sheet.paint(Shapes.circle(0.47 * side, y + 0.029, 0.012), Rgb.darker(wall, 0.15));
        }
      }
      return;
    }
    for (int i = 0; i < 18; i++) {
      int course = i / 6;
      double x = -0.42 + 0.14 * (i % 6) + 0.05 * (course % 2);
      sheet.paint(
          Shapes.rounded(x, -0.42 + 0.14 * course, 0.07, 0.022, 0.006), Rgb.darker(wall, 0.1), 0.7);
    }
    sheet.paint(Shapes.box(-0.46, -0.06, 0.92, 0.07), Rgb.mix(wall, 0x8A857E, 0.6));
  }

  private static void roof(Sheet sheet, int roof, Dice dice) {
    Shape whole =
        Pen.at(-0.56, -0.46)
            .curve(-0.4, -0.62, -0.32, -0.86)
            .to(0.34, -0.86)
            .curve(0.42, -0.62, 0.56, -0.46)
            .close();
    sheet.paintForm(whole, roof);
    for (int row = 0; row < 6; row++) {
      double y = -0.82 + 0.063 * row;
      double half = 0.34 + 0.033 * row;
      for (int i = 0; i < 11; i++) {
        double x = -half + 2 * half * (i + 0.5 * (row % 2)) / 11;
        if (x < half - 0.06) {
          sheet.paint(
              Pen.at(x, y).curve(x + 0.03, y + 0.055, x + 0.06, y).close(),
              dice.chance(0.5) ? Rgb.darker(roof, 0.18) : Rgb.lighter(roof, 0.1),
              0.75);
        }
      }
    }
    sheet.fill(Shapes.box(-0.46, -0.47, 0.92, 0.035), 0x101020, 0.18);
    if (snowy(sheet)) {
      sheet.paint(
          Pen.at(-0.53, -0.5)
              .curve(-0.4, -0.64, -0.32, -0.89)
              .to(0.34, -0.89)
              .curve(0.42, -0.64, 0.53, -0.5)
              .curve(0.43, -0.57, 0.32, -0.51)
              .curve(0.16, -0.59, 0, -0.52)
              .curve(-0.16, -0.6, -0.32, -0.52)
              .curve(-0.44, -0.58, -0.53, -0.5)
              .close(),
          0xFAFCFF);
    }
  }

  private static void gable(Sheet sheet, int wall, int roof, boolean logs) {
    sheet.paintForm(
        Shapes.polygon(-0.44, 0.01, -0.44, -0.5, -0.22, -0.78, 0, -0.5, 0, 0.01),
        Rgb.lighter(wall, 0.06));
    for (int i = 1; i < 6 && logs; i++) {
      sheet.paintLine(
          Pen.at(-0.43, -0.07 * i).to(-0.01, -0.07 * i).open(), 0.008, Rgb.darker(wall, 0.2));
    }
    for (int side = -1; side <= 1; side += 2) {
      double edge = -0.22 + 0.27 * side;
      sheet.paintForm(
          Shapes.polygon(
              -0.22, -0.84, -0.22, -0.76, edge - 0.01 * side, -0.42, edge + 0.02 * side, -0.47),
          side < 0 ? Rgb.lighter(roof, 0.06) : Rgb.darker(roof, 0.1));
      if (snowy(sheet)) {
        sheet.paint(
            Shapes.polygon(-0.22, -0.87, -0.22, -0.825, edge, -0.46, edge + 0.02 * side, -0.49),
            0xFAFCFF);
      }
    }
    sheet.paint(Shapes.circle(-0.22, -0.6, 0.062), 0xFBF6EA);
    sheet.fill(Shapes.circle(-0.22, -0.6, 0.048), sheet.palette().dark() ? 0xFFD47A : 0xA9CBE0);
    sheet.paintLine(Pen.at(-0.22, -0.65).to(-0.22, -0.55).open(), 0.01, 0xFBF6EA);
    sheet.paintLine(Pen.at(-0.27, -0.6).to(-0.17, -0.6).open(), 0.01, 0xFBF6EA);
  }

  private static void door(Sheet sheet, double x, int wood) {
    sheet.paint(Church.arch(x, 0.01, 0.1, 0.34), Rgb.darker(wood, 0.4));
    sheet.paintForm(Church.arch(x, 0.01, 0.083, 0.32), wood);
    for (int i = -1; i <= 1; i++) {
      sheet.paintLine(
          Pen.at(x + 0.04 * i, 0).to(x + 0.04 * i, -0.25).open(), 0.006, Rgb.darker(wood, 0.25));
    }
    sheet.fill(Shapes.circle(x, -0.22, 0.026), sheet.palette().dark() ? 0xFFD47A : 0xBFDCE8);
    sheet.paint(Shapes.circle(x + 0.05, -0.13, 0.012), 0xF2C84B);
    sheet.paint(Shapes.rounded(x - 0.13, -0.015, 0.26, 0.03, 0.01), 0xB8B0A4);
  }

  private static void window(Sheet sheet, double x, Dice dice) {
    int glass = sheet.palette().dark() ? 0xFFD47A : 0xA9CBE0;
    sheet.paint(Shapes.box(x - 0.095, -0.37, 0.19, 0.2), 0xFBF6EA);
    sheet.fill(Shapes.box(x - 0.08, -0.355, 0.16, 0.17), glass);
    sheet.fill(
        Shapes.polygon(x - 0.06, -0.185, x, -0.355, x + 0.03, -0.355, x - 0.03, -0.185),
        0xFFFFFF,
        0.25);
    sheet.paint(Shapes.box(x - 0.007, -0.355, 0.014, 0.17), 0xFBF6EA);
    sheet.paint(Shapes.box(x - 0.08, -0.277, 0.16, 0.014), 0xFBF6EA);
    for (int side = -1; side <= 1; side += 2) {
      double sx = x + 0.122 * side;
      sheet.paintForm(Shapes.box(sx - 0.03, -0.37, 0.06, 0.2), 0x6F8F86);
      for (int i = 0; i < 5; i++) {
        sheet.paint(Shapes.box(sx - 0.022, -0.355 + 0.037 * i, 0.044, 0.012), 0x5A776F);
      }
    }
    sheet.paint(Shapes.box(x - 0.11, -0.175, 0.22, 0.04), 0x7A4F36);
    for (int i = 0; i < 5; i++) {
      Flowers.daisy(
          sheet,
          x - 0.09 + 0.045 * i,
          -0.19,
          0.022,
          dice.fork("box", i).pick(sheet.palette().accent(), 0xFFF3E0, 0xF28FB1));
    }
  }

  private static void path(Sheet sheet, double x) {
    for (int i = 0; i < 3; i++) {
      sheet.paint(
          Shapes.ellipse(x + 0.03 * (i % 2), 0.025 + 0.016 * i, 0.055 + 0.008 * i, 0.007),
          0xC9C0B2,
          0.9);
    }
  }

  private static void mushroom(Sheet sheet, int cap) {
    sheet.shadow(0, 0, 0.32, 0.03);
    sheet.paintForm(
        Pen.at(-0.22, 0)
            .bend(-0.26, -0.2, -0.17, -0.3, -0.17, -0.5)
            .to(0.17, -0.5)
            .bend(0.17, -0.3, 0.26, -0.2, 0.22, 0)
            .close(),
        0xF7EBD4);
    sheet.paintForm(
        Pen.at(-0.5, -0.42)
            .bend(-0.5, -1.1, 0.5, -1.1, 0.5, -0.42)
            .curve(0, -0.34, -0.5, -0.42)
            .close(),
        cap);
    double[] spots = {
      -0.28, -0.6, 0.06, 0.02, -0.78, 0.075, 0.29, -0.62, 0.065, -0.1, -0.52, 0.045, 0.15, -0.5,
      0.04, -0.2, -0.8, 0.035
    };
    for (int i = 0; i < spots.length; i += 3) {
      sheet.paint(
          Shapes.ellipse(spots[i], spots[i + 1], spots[i + 2], spots[i + 2] * 0.8), 0xFFF8EC);
    }
    door(sheet, -0.06, 0x8C5D3F);
    sheet.paint(Shapes.circle(0.12, -0.25, 0.05), 0x8C5D3F);
    sheet.fill(Shapes.circle(0.12, -0.25, 0.038), sheet.palette().dark() ? 0xFFD47A : 0xBFDCE8);
  }

  private static void tent(Sheet sheet, int cloth) {
    sheet.shadow(0, 0, 0.55, 0.03);
    sheet.paintForm(Shapes.polygon(0, -0.82, 0.55, 0, -0.1, 0), Rgb.darker(cloth, 0.2));
    sheet.paintForm(Shapes.polygon(0, -0.82, 0.2, 0, -0.52, 0), cloth);
    sheet.paint(Shapes.polygon(-0.03, -0.6, 0.05, 0, -0.26, 0), 0x3A2A24);
    sheet.paintForm(
        Pen.at(-0.03, -0.6)
            .curve(-0.1, -0.2, -0.26, 0)
            .to(-0.36, 0)
            .curve(-0.16, -0.25, -0.03, -0.6)
            .close(),
        Rgb.lighter(cloth, 0.3));
    sheet.paintLine(Pen.at(0, -0.82).to(0.03, -0.9).open(), 0.016, 0x7A5A3A);
    if (sheet.palette().dark()) {
      sheet.glow(-0.08, -0.2, 0.4, 0xFFC66A, 0.6);
    }
  }
}
