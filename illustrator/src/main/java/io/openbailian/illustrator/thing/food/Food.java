package io.openbailian.illustrator.thing.food;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// What lies on a plate or in a bowl, piece by piece from the back to the front.
final class Food {
  private static final int TOMATO = 0xDE3A26;
  private static final int EGG = 0xF8CC4A;
  private static final int PEPPER = 0x3F9440;
  private static final int CHILLI = 0xD62F22;
  private static final int MEAT = 0x9C5A38;

  private final Sheet sheet;
  private final Dice dice;

  Food(Sheet sheet, Dice dice) {
    this.sheet = sheet;
    this.dice = dice;
  }

  void onPlate(String kind) {
    switch (kind) {
      case "tomato_egg" -> tomatoEgg();
      case "pepper_pork" -> pork();
      case "dumplings" -> dumplings();
      case "pizza" -> pizza();
      case "vegetables" -> vegetables();
      case "biscuits", "mooncake" -> rounds(0xC98A42, 0x8A5424);
      case "bread", "roast", "burger" -> rounds(0xD9964A, 0xF2D49A);
      case "sushi", "zongzi" -> sushi();
      default -> {
        switch (dice.fork("course").below(3)) {
          case 0 -> tomatoEgg();
          case 1 -> pork();
          default -> vegetables();
        }
      }
    }
  }

  void inBowl(String kind) {
    switch (kind) {
      case "rice" -> rice();
      case "noodles" -> noodles();
      default -> broth();
    }
  }

  /// A place on a heap: the farther up the nearer to its middle; drawn from back to front.
  private double[] heap(int i, int count, double reach, double tall) {
    double back = i / (double) count;
    double angle = StrictMath.PI * dice.between(0, 2);
    double off = StrictMath.sqrt(dice.unit());
    double x = reach * off * StrictMath.cos(angle);
    double level = (1 - off * off) * tall;
    return new double[] {x, -0.3 + 0.17 * back - level * (0.55 + 0.45 * back)};
  }

  private void sauce(int colour) {
    sheet.paint(Shapes.blob(dice.fork("sauce"), 0, -0.215, 0.62, 0.125, 12, 0.06), colour, 0.85);
    sheet.fill(Shapes.ellipse(-0.3, -0.15, 0.13, 0.012), 0xFFFFFF, 0.5);
    sheet.fill(Shapes.ellipse(0.26, -0.13, 0.09, 0.01), 0xFFFFFF, 0.45);
  }

  private void tomatoEgg() {
    sauce(0xE8742E);
    int count = 48;
    for (int i = 0; i < count; i++) {
      double[] at = heap(i, count, 0.56, 0.3);
      if (i % 2 == 0) {
        egg(at[0], at[1], dice.between(0.1, 0.16));
      } else {
        tomato(at[0], at[1], dice.between(0.1, 0.14));
      }
    }
    for (int i = 0; i < 16; i++) {
      double[] at = heap(i + 20, 36, 0.5, 0.34);
      spring(at[0], at[1] - 0.03);
    }
  }

  /// A soft curd of egg, browned at its folds.
  private void egg(double x, double y, double r) {
    Shape curd = Shapes.blob(dice, x, y, r, r * 0.62, 9, 0.2);
    sheet.paint(Shapes.ellipse(x, y + r * 0.2, r * 0.98, r * 0.55), 0xC98A24);
    sheet.paintForm(curd, Rgb.mix(EGG, 0xFFE48A, dice.unit()));
    sheet.paintLine(
        Pen.at(x - r * 0.5, y + r * 0.1).curve(x, y - r * 0.35, x + r * 0.5, y + r * 0.05).open(),
        r * 0.1,
        0xE8A63A);
    sheet.fill(Shapes.ellipse(x - r * 0.25, y - r * 0.3, r * 0.32, r * 0.1), 0xFFFFFF, 0.55);
  }

  /// A wedge of tomato: skin outside, flesh and seeds within.
  private void tomato(double x, double y, double r) {
    Sheet here = sheet.at(x, y, r).turned(dice.between(-0.9, 0.9));
    here.paintForm(
        Pen.at(-1, 0.1).bend(-0.9, -0.85, 0.9, -0.85, 1, 0.1).curve(0, 0.75, -1, 0.1).close(),
        TOMATO);
    here.paint(
        Pen.at(-0.8, 0.1).bend(-0.5, -0.25, 0.5, -0.25, 0.8, 0.1).curve(0, 0.55, -0.8, 0.1).close(),
        0xF0694A);
    for (int i = -1; i <= 1; i++) {
      here.paint(Shapes.ellipse(0.38 * i, 0.13, 0.09, 0.06), 0xFBD98A);
    }
    here.fill(Shapes.ellipse(-0.25, -0.42, 0.3, 0.09), 0xFFFFFF, 0.6);
  }

  private void spring(double x, double y) {
    sheet.paintLine(
        Shapes.ellipse(x, y, 0.026, 0.017), 0.013, dice.chance(0.5) ? 0x6DB04A : 0x3F8F3A);
  }

  private void pork() {
    sauce(0x7A3A1C);
    int count = 62;
    for (int i = 0; i < count; i++) {
      double[] at = heap(i, count, 0.56, 0.3);
      switch (i % 5) {
        case 0, 2 -> meat(at[0], at[1], dice.between(0.11, 0.16));
        case 4 -> strip(at[0], at[1], CHILLI);
        default -> strip(at[0], at[1], dice.chance(0.8) ? PEPPER : 0x6FAE3C);
      }
    }
    for (int i = 0; i < 8; i++) {
      double[] at = heap(i + 8, 20, 0.45, 0.32);
      sheet.paint(Shapes.ellipse(at[0], at[1], 0.024, 0.015), 0xF2E2B8);
    }
  }

  /// A slice of pork with its rind of fat.
  private void meat(double x, double y, double r) {
    Sheet here = sheet.at(x, y, r).turned(dice.between(-0.7, 0.7));
    int tone = Rgb.mix(MEAT, dice.chance(0.5) ? 0xC98A58 : 0x5A2A18, dice.between(0, 0.3));
    here.paint(Shapes.rounded(-1, -0.3, 2, 0.84, 0.3), Rgb.darker(tone, 0.4));
    here.paintForm(
        Pen.at(-1, -0.3)
            .curve(0, -0.75, 1, -0.35)
            .curve(1.1, 0.1, 0.9, 0.35)
            .curve(0, 0.1, -0.95, 0.4)
            .curve(-1.1, 0, -1, -0.3)
            .close(),
        tone);
    here.paintLine(Pen.at(-0.95, -0.2).curve(0, -0.62, 0.98, -0.26).open(), 0.16, 0xE8C79A);
    here.paintLine(
        Pen.at(-0.8, 0.12).curve(0, -0.2, 0.8, 0.08).open(), 0.07, Rgb.lighter(tone, 0.22));
    here.fill(Shapes.ellipse(-0.2, -0.14, 0.4, 0.08), 0xFFFFFF, 0.35);
  }

  /// A strip of pepper that curls.
  private void strip(double x, double y, int colour) {
    Sheet here = sheet.at(x, y, dice.between(0.12, 0.18)).turned(dice.between(-1.1, 1.1));
    double bow = dice.between(-0.5, 0.5);
    here.paintLine(
        Pen.at(-0.9, 0.08).curve(0, bow + 0.08, 0.9, 0.08).open(), 0.36, Rgb.darker(colour, 0.35));
    here.paintLine(Pen.at(-0.9, 0).curve(0, bow, 0.9, 0).open(), 0.3, colour);
    here.line(Pen.at(-0.7, -0.06).curve(0, bow - 0.06, 0.5, -0.06).open(), 0.08, 0xFFFFFF, 0.45);
  }

  private void vegetables() {
    sauce(0xA8B84A);
    int count = 46;
    for (int i = 0; i < count; i++) {
      double[] at = heap(i, count, 0.55, 0.3);
      switch (i % 6) {
        case 0 -> sheet.paintForm(Shapes.ellipse(at[0], at[1], 0.07, 0.05), 0xEE8A2E);
        case 3 -> sheet.paintForm(Shapes.blob(dice, at[0], at[1], 0.08, 0.055, 7, 0.15), 0xF2EAD2);
        default -> floret(at[0], at[1], dice.between(0.08, 0.12));
      }
    }
  }

  private void floret(double x, double y, double r) {
    sheet.paintLine(Pen.at(x, y + r * 0.7).to(x, y).open(), r * 0.4, 0x9CC66A);
    for (int i = 0; i < 5; i++) {
      sheet.paintForm(
          Shapes.circle(x + r * (i - 2) * 0.36, y - r * 0.25 * (i % 2), r * 0.42),
          Rgb.mix(PEPPER, 0x1E5A2A, dice.unit() * 0.6));
    }
  }

  /// Baked rounds, heaped: biscuits, cakes of the moon, buns.
  private void rounds(int crust, int mark) {
    for (int row = 0; row < 3; row++) {
      for (int i = 0; i < 4 - row; i++) {
        double x = -0.42 + 0.28 * i + 0.14 * row;
        double y = -0.24 - 0.13 * row;
        sheet.paint(Shapes.ellipse(x, y + 0.05, 0.17, 0.085), Rgb.darker(crust, 0.35));
        sheet.paintForm(Shapes.ellipse(x, y, 0.17, 0.085), crust);
        sheet.paintLine(Shapes.ellipse(x, y - 0.005, 0.11, 0.05), 0.014, mark);
        sheet.paint(Shapes.ellipse(x, y - 0.005, 0.035, 0.017), mark);
      }
    }
  }

  private void sushi() {
    for (int row = 0; row < 2; row++) {
      for (int i = 0; i < 4; i++) {
        double x = -0.45 + 0.29 * i + 0.06 * row;
        double y = -0.36 + 0.17 * row;
        sheet.paint(Shapes.rounded(x - 0.12, y - 0.06, 0.24, 0.15, 0.05), 0x26302C);
        sheet.paintForm(Shapes.ellipse(x, y - 0.06, 0.12, 0.06), 0xFBF8F0);
        sheet.paint(Shapes.ellipse(x, y - 0.062, 0.055, 0.03), i % 2 == 0 ? 0xF08A5A : 0x6DB04A);
      }
    }
  }

  private void dumplings() {
    for (int row = 0; row < 3; row++) {
      for (int i = 0; i < 4 - row % 2; i++) {
        double x = -0.48 + 0.32 * i + 0.16 * (row % 2);
        dumpling(sheet.at(x, -0.36 + 0.1 * row, 0.19).turned(dice.between(-0.2, 0.2)));
      }
    }
    spring(0.1, -0.45);
    spring(-0.2, -0.4);
  }

  private static void dumpling(Sheet here) {
    here.paint(Shapes.ellipse(0, 0.3, 1, 0.3), 0x9A8A70, 0.5);
    here.paintForm(
        Pen.at(-1, 0.25).bend(-0.8, -0.8, 0.8, -0.8, 1, 0.25).curve(0, 0.6, -1, 0.25).close(),
        0xF4E6CC);
    for (int i = -3; i <= 3; i++) {
      here.paintLine(
          Pen.at(0.22 * i, -0.5 + 0.03 * i * i).curve(0.2 * i, -0.3, 0.14 * i, -0.1).open(),
          0.05,
          0xD8C09A);
    }
    here.fill(Shapes.ellipse(-0.3, 0, 0.3, 0.09), 0xFFFFFF, 0.6);
  }

  private void pizza() {
    sheet.paintForm(Shapes.ellipse(0, -0.26, 0.72, 0.19), 0xD9A058);
    sheet.paint(Shapes.ellipse(0, -0.28, 0.63, 0.155), 0xD8502C);
    sheet.paint(Shapes.blob(dice, 0, -0.285, 0.59, 0.14, 14, 0.06), 0xF6CE68);
    for (int i = 0; i < 11; i++) {
      double angle = 2.4 * i;
      double off = StrictMath.sqrt(i / 11.0);
      double x = 0.5 * off * StrictMath.cos(angle);
      double y = -0.29 + 0.115 * off * StrictMath.sin(angle);
      sheet.paintForm(Shapes.ellipse(x, y, 0.075, 0.03), 0xC23A28);
      sheet.paint(Shapes.ellipse(x + 0.1, y + 0.02, 0.035, 0.012), 0x3F8F3A);
    }
  }

  private void rice() {
    sheet.paintForm(
        Pen.at(-0.6, -0.55)
            .bend(-0.5, -0.86, 0.5, -0.86, 0.6, -0.55)
            .curve(0, -0.42, -0.6, -0.55)
            .close(),
        0xFBF8F0);
    for (int i = 0; i < 90; i++) {
      double off = StrictMath.sqrt(dice.unit());
      double angle = dice.between(0, 6.28);
      double x = 0.52 * off * StrictMath.cos(angle);
      double y = -0.63 + 0.11 * off * StrictMath.sin(angle);
      Sheet grain = sheet.at(x, y, 0.03).turned(dice.between(-1.5, 1.5));
      grain.paint(Shapes.ellipse(0, 0.3, 1, 0.4), 0xD8D0C0);
      grain.paint(Shapes.ellipse(0, 0, 1, 0.4), 0xFFFFFF);
    }
  }

  private void noodles() {
    sheet.paint(Shapes.ellipse(0, -0.55, 0.64, 0.14), 0xB5702C);
    for (int i = 0; i < 26; i++) {
      double y = -0.62 + 0.13 * i / 26;
      double x = dice.between(-0.5, -0.2);
      sheet.paintLine(
          Pen.at(x, y)
              .bend(x + 0.2, y - 0.08, x + 0.5, y + 0.1, x + dice.between(0.6, 0.85), y)
              .open(),
          0.026,
          Rgb.mix(0xF3D48A, 0xD9A850, dice.unit()));
    }
    sheet.paintForm(Shapes.ellipse(0.26, -0.6, 0.15, 0.06), 0xFBF6E8);
    sheet.paintForm(Shapes.ellipse(0.26, -0.605, 0.07, 0.032), 0xF4A52C);
    greens();
  }

  private void broth() {
    sheet.paintForm(Shapes.ellipse(0, -0.55, 0.64, 0.14), 0xC23A1E);
    for (int i = 0; i < 16; i++) {
      double angle = 2.4 * i;
      double off = StrictMath.sqrt(i / 16.0);
      double x = 0.54 * off * StrictMath.cos(angle);
      double y = -0.56 + 0.11 * off * StrictMath.sin(angle);
      switch (i % 4) {
        case 0 -> sheet.paintForm(Shapes.ellipse(x, y, 0.08, 0.035), 0xF2E2C8);
        case 1 -> strip(x, y, CHILLI);
        case 2 -> sheet.paintForm(Shapes.ellipse(x, y, 0.07, 0.035), 0xB9794C);
        default -> spring(x, y);
      }
    }
    greens();
  }

  private void greens() {
    for (int i = 0; i < 9; i++) {
      spring(dice.between(-0.4, 0.4), dice.between(-0.63, -0.5));
    }
  }
}
