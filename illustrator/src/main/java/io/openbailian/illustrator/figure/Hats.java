package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// Hats, from where they sit upwards; one unit is half the width of the head there.
final class Hats {
  private static final int STRAW = 0xE8C578;

  private Hats() {}

  /// Some hat; of a colour that was asked for it is one that is of that colour all over.
  static void hat(Brush at, int colour, boolean asked, Dice dice) {
    switch (asked ? 4 * dice.below(2) : dice.below(5)) {
      case 0 -> woollen(at, colour);
      case 1 -> straw(at, colour);
      case 2 -> party(at, colour);
      case 3 -> top(at, colour);
      default -> bucket(at, colour);
    }
  }

  static void woollen(Brush at, int colour) {
    at.form(Pen.at(-1.02, 0.02).bend(-1.05, -1.25, 1.05, -1.25, 1.02, 0.02).close(), colour);
    for (int i = -3; i <= 3; i++) {
      at.line(
          Pen.at(0.26 * i, -0.1).curve(0.25 * i, -0.6, 0.1 * i, -0.92).open(),
          0.05,
          Rgb.darker(colour, 0.3),
          0.5);
    }
    at.form(Shapes.rounded(-1.12, -0.2, 2.24, 0.42, 0.2), Rgb.lighter(colour, 0.45));
    for (int i = -5; i <= 5; i++) {
      at.line(
          Pen.at(0.19 * i, -0.14).to(0.19 * i, 0.16).open(), 0.045, Rgb.darker(colour, 0.1), 0.4);
    }
    at.fur(
        Shapes.blob(Dice.of(7, "pompom"), 0, -1.05, 0.3, 0.28, 11, 0.08),
        0xFBF6EE,
        Dice.of(8, "pompom"));
  }

  static void straw(Brush at, int ribbon) {
    at.form(Shapes.ellipse(0, 0.02, 1.62, 0.36), STRAW);
    Shape crown =
        Pen.at(-0.88, -0.02)
            .bend(-0.9, -1.1, 0.9, -1.1, 0.88, -0.02)
            .curve(0, 0.24, -0.88, -0.02)
            .close();
    at.form(crown, Rgb.lighter(STRAW, 0.12));
    Brush woven = at.within(crown);
    at.form(
        Pen.at(-0.9, -0.3)
            .curve(0, -0.02, 0.9, -0.3)
            .to(0.88, 0.02)
            .curve(0, 0.28, -0.88, 0.02)
            .close(),
        ribbon);
    for (int i = 0; i < 4; i++) {
      woven.line(
          Pen.at(-0.8 + 0.05 * i, -0.42 - 0.13 * i)
              .curve(0, -0.24 - 0.14 * i, 0.8 - 0.05 * i, -0.42 - 0.13 * i)
              .open(),
          0.03,
          0xA67C32,
          0.4);
    }
    Trimmings.bow(at.at(0.6, -0.06, 0.26), Rgb.darker(ribbon, 0.1));
  }

  static void party(Brush at, int colour) {
    Shape cone = Pen.at(-0.66, 0.02).curve(0, 0.24, 0.66, 0.02).to(0, -1.6).close();
    at.form(cone, colour);
    Brush within = at.within(cone);
    for (int i = 0; i < 3; i++) {
      within.line(
          Pen.at(-0.8, -0.28 - 0.42 * i).curve(0, 0.02 - 0.42 * i, 0.8, -0.28 - 0.42 * i).open(),
          0.13,
          0xFFF3DC);
    }
    at.fur(
        Shapes.blob(Dice.of(3, "tassel"), 0, -1.58, 0.22, 0.21, 11, 0.1),
        0xFFE08A,
        Dice.of(4, "tassel"));
  }

  static void top(Brush at, int band) {
    at.form(Shapes.ellipse(0, 0.02, 1.25, 0.26), 0x3A3440);
    at.form(
        Pen.at(-0.76, -0.02)
            .curve(-0.84, -0.6, -0.8, -1.18)
            .curve(0, -1.32, 0.8, -1.18)
            .curve(0.84, -0.6, 0.76, -0.02)
            .curve(0, 0.2, -0.76, -0.02)
            .close(),
        0x3F3946);
    at.form(
        Pen.at(-0.78, -0.32)
            .curve(0, -0.12, 0.78, -0.32)
            .to(0.76, 0)
            .curve(0, 0.22, -0.76, 0)
            .close(),
        band);
  }

  private static void bucket(Brush at, int colour) {
    at.form(
        Pen.at(-0.78, -0.82)
            .curve(0, -1.05, 0.78, -0.82)
            .curve(0.9, -0.4, 0.94, -0.15)
            .curve(0, 0.1, -0.94, -0.15)
            .curve(-0.9, -0.4, -0.78, -0.82)
            .close(),
        colour);
    at.form(
        Pen.at(-0.95, -0.24)
            .curve(0, 0.02, 0.95, -0.24)
            .curve(1.2, -0.02, 1.34, 0.2)
            .curve(0, 0.52, -1.34, 0.2)
            .curve(-1.2, -0.02, -0.95, -0.24)
            .close(),
        Rgb.darker(colour, 0.08));
    Trimmings.bloom(at.at(0.45, -0.38, 0.24), 0xFFF6E0);
  }

  static void cap(Brush at, int colour) {
    at.form(Pen.at(-1, 0.02).bend(-1.02, -1.1, 1.02, -1.1, 1, 0.02).close(), colour);
    at.form(
        Pen.at(-0.2, -0.1).curve(0.9, -0.22, 1.75, 0.14).curve(0.9, 0.3, -0.2, 0.12).close(),
        Rgb.darker(colour, 0.2));
    at.form(Shapes.circle(0, -0.82, 0.1), Rgb.darker(colour, 0.2));
  }

  static void crown(Brush at, int gold) {
    at.form(
        Shapes.polygon(
            -0.78, 0.08, -0.9, -0.82, -0.45, -0.36, 0, -1.0, 0.45, -0.36, 0.9, -0.82, 0.78, 0.08),
        gold);
    at.form(Shapes.rounded(-0.8, -0.1, 1.6, 0.26, 0.08), Rgb.darker(gold, 0.08));
    int[] jewels = {0xD83A4A, 0x3A86D8, 0x3DAA6A};
    for (int i = -1; i <= 1; i++) {
      at.form(Shapes.circle(0.9 * i, i == 0 ? -1.0 : -0.84, 0.12), jewels[i + 1]);
      at.form(Shapes.ellipse(0.45 * i, 0.02, 0.11, 0.09), jewels[2 - (i + 1)]);
    }
  }

  static void wreath(Brush at, int colour, Dice dice) {
    for (int i = -4; i <= 4; i++) {
      double x = 0.24 * i;
      double y = -0.05 + 0.02 * i * i;
      at.form(Limb.straight(x, y, 0.08, x + 0.18, y - 0.14, 0.02), 0x5FA255);
      Trimmings.bloom(at.at(x, y, dice.between(0.17, 0.24)), i % 2 == 0 ? colour : 0xFFF3E4);
    }
  }
}
