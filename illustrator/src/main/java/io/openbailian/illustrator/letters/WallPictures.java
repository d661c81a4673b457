package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// Framed pictures on a wall: hills under a sun, a leaf, plain forms.
public final class WallPictures {
  private static final int[] TONES = {0xC9694E, 0x6F8F86, 0xD9B25A, 0x39506B, 0xD9A6A0, 0x2F5D50};

  private final Sheet sheet;
  private final Dice dice;

  public WallPictures(Sheet sheet, Dice dice) {
    this.sheet = sheet;
    this.dice = dice;
  }

  /// A group around a point, about that wide.
  public void group(double x, double y, double wide) {
    switch (dice.fork("group").below(3)) {
      case 0 -> one(x, y, wide * 0.62, wide * 0.84, 0);
      case 1 -> {
        one(x - wide * 0.28, y, wide * 0.46, wide * 0.64, 0);
        one(x + wide * 0.28, y, wide * 0.46, wide * 0.64, 1);
      }
      default -> {
        one(x - wide * 0.26, y, wide * 0.5, wide * 0.72, 0);
        one(x + wide * 0.24, y - wide * 0.2, wide * 0.36, wide * 0.34, 1);
        one(x + wide * 0.24, y + wide * 0.2, wide * 0.36, wide * 0.34, 2);
      }
    }
  }

  private void one(double x, double y, double wide, double tall, int index) {
    Dice own = dice.fork("picture", index);
    double left = x - wide / 2;
    double top = y - tall / 2;
    double bar = wide * 0.05;
    sheet.fill(Shapes.box(left + bar, top + bar * 1.6, wide, tall), 0x101020, 0.14);
    sheet.paintForm(
        Shapes.box(left, top, wide, tall), dice.fork("frame").pick(0xB98656, 0x3A3632, 0xF4EEE2));
    sheet.paint(Shapes.box(left + bar, top + bar, wide - 2 * bar, tall - 2 * bar), 0xF8F3E8);
    double w = wide - 6 * bar;
    double h = tall - 6 * bar;
    content(own, left + 3 * bar, top + 3 * bar, w, h);
  }

  private void content(Dice own, double x, double y, double w, double h) {
    int tone = own.pick(TONES);
    int other = own.pick(TONES);
    sheet.paint(Shapes.box(x, y, w, h), Rgb.lighter(tone, 0.78));
    switch (own.below(3)) {
      case 0 -> {
        sheet.paint(Shapes.circle(x + w * own.between(0.35, 0.65), y + h * 0.36, w * 0.17), tone);
        sheet.paint(
            Pen.at(x, y + h * 0.62)
                .curve(x + w * 0.3, y + h * 0.4, x + w * 0.58, y + h * 0.66)
                .curve(x + w * 0.8, y + h * 0.52, x + w, y + h * 0.62)
                .to(x + w, y + h)
                .to(x, y + h)
                .close(),
            Rgb.lighter(other, 0.2));
        sheet.paint(
            Pen.at(x, y + h * 0.84)
                .curve(x + w * 0.5, y + h * 0.6, x + w, y + h * 0.86)
                .to(x + w, y + h)
                .to(x, y + h)
                .close(),
            Rgb.darker(other, 0.15));
      }
      case 1 -> {
        sheet.paintLine(
            Pen.at(x + w * 0.5, y + h * 0.95)
                .curve(x + w * 0.45, y + h * 0.5, x + w * 0.52, y + h * 0.1)
                .open(),
            w * 0.02,
            other);
        for (int i = 0; i < 5; i++) {
          double level = y + h * (0.2 + 0.14 * i);
          double reach = w * (0.2 + 0.04 * i);
          sheet.paint(
              Pen.at(x + w * 0.49, level + h * 0.08)
                  .curve(
                      x + w * 0.5 + reach * 0.4,
                      level - h * 0.06,
                      x + w * 0.5 + reach,
                      level - h * 0.04)
                  .curve(
                      x + w * 0.5 + reach * 0.7, level + h * 0.07, x + w * 0.49, level + h * 0.08)
                  .close(),
              other);
          sheet.paint(
              Pen.at(x + w * 0.49, level + h * 0.13)
                  .curve(x + w * 0.48 - reach * 0.4, level, x + w * 0.48 - reach, level + h * 0.01)
                  .curve(
                      x + w * 0.48 - reach * 0.7, level + h * 0.12, x + w * 0.49, level + h * 0.13)
                  .close(),
              Rgb.lighter(other, 0.2));
        }
      }
      default -> {
        sheet.paint(Shapes.circle(x + w * 0.42, y + h * 0.4, w * 0.26), tone);
        sheet.paint(
            Shapes.rounded(x + w * 0.46, y + h * 0.34, w * 0.34, h * 0.42, w * 0.16), other, 0.85);
        sheet.paintLine(
            Pen.at(x + w * 0.16, y + h * 0.84).to(x + w * 0.84, y + h * 0.84).open(),
            w * 0.03,
            0x3A3632);
      }
    }
  }
}
