package io.openbailian.illustrator.thing.food;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.thing.Flowers;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// Fruit: of a named kind one lies by itself, or a bunch; else a bowl is full of many.
public final class Fruit implements Drawing {
  @Override
  public double aspect() {
    return 1.3;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    String kind = look.subject().kind().orElse("");
    if (kind.isEmpty()) {
      bowl(sheet, look);
      return;
    }
    int colour = look.hue().map(Hue::rgb).orElseGet(() -> own(kind));
    switch (kind) {
      case "grape", "cherry", "strawberry" -> cluster(sheet, kind, colour, look.dice());
      case "banana" -> bananas(sheet, colour);
      case "watermelon" -> watermelon(sheet, colour);
      case "pineapple" -> pineapple(sheet, colour);
      default -> {
        sheet.shadow(0.02, -0.02, 0.42, 0.06);
        round(sheet, 0, -0.42, 0.42, kind, colour);
      }
    }
  }

  private static int own(String kind) {
    return switch (kind) {
      case "orange" -> 0xEE8A2E;
      case "lemon", "banana", "pineapple" -> 0xF4C534;
      case "peach" -> 0xF4A08A;
      case "grape", "purple" -> 0x7A4A9C;
      case "pear" -> 0xB9C24A;
      case "watermelon" -> 0x4F9A4A;
      case "pumpkin" -> 0xE87F2A;
      default -> 0xD8322E;
    };
  }

  private static void round(Sheet sheet, double x, double y, double r, String kind, int colour) {
    Sheet here = sheet.at(x, y, r);
    switch (kind) {
      case "pear" ->
          here.paintForm(
              Pen.at(0, -1.2)
                  .bend(0.4, -1.2, 0.35, -0.7, 0.6, -0.3)
                  .bend(1.1, 0.3, 0.7, 1, 0, 0.98)
                  .bend(-0.7, 1, -1.1, 0.3, -0.6, -0.3)
                  .bend(-0.35, -0.7, -0.4, -1.2, 0, -1.2)
                  .close(),
              colour);
      case "lemon" ->
          here.paintForm(
              Pen.at(-1.15, 0.1)
                  .bend(-0.8, -0.9, 0.8, -0.9, 1.15, 0.1)
                  .bend(0.8, 1, -0.8, 1, -1.15, 0.1)
                  .close(),
              colour);
      case "pumpkin" -> {
        for (int i = 6; i >= 0; i--) {
          int rib = (i + 1) / 2;
          double cx = (i % 2 == 0 ? -1 : 1) * rib * 0.24;
          here.paintForm(Shapes.ellipse(cx, 0.1, 0.46, 0.86), Rgb.darker(colour, 0.04 * rib));
        }
      }
      default ->
          here.paintForm(
              Pen.at(0, -0.78)
                  .bend(0.5, -1.08, 1.08, -0.7, 1, -0.02)
                  .bend(0.94, 0.7, 0.45, 1.06, 0, 0.94)
                  .bend(-0.45, 1.06, -0.94, 0.7, -1, -0.02)
                  .bend(-1.08, -0.7, -0.5, -1.08, 0, -0.78)
                  .close(),
              colour);
    }
    here.fill(Shapes.ellipse(0.3, 0.5, 0.5, 0.34), 0xFFD8A0, 0.1);
    here.fill(Shapes.ellipse(-0.42, -0.42, 0.2, 0.12), 0xFFFFFF, 0.55);
    here.fill(Shapes.ellipse(-0.55, -0.16, 0.06, 0.09), 0xFFFFFF, 0.4);
    if (kind.equals("orange")) {
      for (int i = 0; i < 22; i++) {
        double angle = 2.4 * i;
        double off = 0.85 * StrictMath.sqrt(i / 22.0);
        here.fill(
            Shapes.circle(off * StrictMath.cos(angle), off * StrictMath.sin(angle), 0.03),
            0x9A4A10,
            0.25);
      }
    }
    if (kind.equals("tomato")) {
      for (int i = 0; i < 5; i++) {
        double angle = StrictMath.PI * (0.15 + 0.175 * i * 1.0);
        here.paint(
            Pen.at(-0.06, -0.8)
                .to(0.06, -0.8)
                .to(0.46 * StrictMath.cos(angle), -0.8 + 0.2 * StrictMath.sin(angle))
                .close(),
            0x4E8A3A);
      }
    }
    here.paintLine(Pen.at(0, -0.82).curve(0.04, -1, 0.14, -1.14).open(), 0.08, 0x6B4A30);
    if (!kind.equals("tomato") && !kind.equals("pumpkin")) {
      here.paintForm(
          Pen.at(0.08, -0.98).curve(0.34, -1.3, 0.66, -1.1).curve(0.4, -0.86, 0.08, -0.98).close(),
          0x5F9C58);
    }
  }

  private static void cluster(Sheet sheet, String kind, int colour, Dice dice) {
    sheet.shadow(0.02, -0.02, 0.36, 0.05);
    int rows = kind.equals("grape") ? 6 : 3;
    for (int row = rows - 1; row >= 0; row--) {
      int wide = kind.equals("grape") ? row + 1 : 3 - row;
      double r = kind.equals("grape") ? 0.1 : 0.17;
      for (int i = 0; i < wide; i++) {
        double x = (i - (wide - 1) / 2.0) * r * 1.75 + dice.between(-0.012, 0.012);
        double y = -0.1 - row * r * 1.42;
        int tone = Rgb.mix(colour, dice.chance(0.5) ? 0xFFFFFF : 0x201030, dice.between(0, 0.16));
        if (kind.equals("strawberry")) {
          sheet.paintForm(
              Pen.at(x - r, y - r * 0.5)
                  .bend(x - r, y + r, x - r * 0.2, y + r * 1.1, x, y + r * 1.1)
                  .bend(x + r * 0.2, y + r * 1.1, x + r, y + r, x + r, y - r * 0.5)
                  .curve(x, y - r * 1.1, x - r, y - r * 0.5)
                  .close(),
              tone);
          for (int seed = 0; seed < 9; seed++) {
            int down = seed / 3;
            sheet.paint(
                Shapes.ellipse(
                    x + r * 0.5 * (seed % 3 - 1), y + r * (0.35 * down - 0.3), 0.009, 0.013),
                0xF7DE8A);
          }
          Flowers.daisy(sheet, x, y - r * 0.75, r * 0.4, 0x4E8A3A);
        } else {
          sheet.paintForm(Shapes.circle(x, y, r), tone);
          sheet.fill(Shapes.ellipse(x - r * 0.35, y - r * 0.4, r * 0.24, r * 0.16), 0xFFFFFF, 0.6);
        }
      }
    }
    sheet.paintLine(Pen.at(0, -0.85).curve(0.02, -0.95, 0.1, -0.99).open(), 0.024, 0x6B4A30);
    sheet.paintForm(
        Pen.at(0.02, -0.88)
            .bend(0.1, -1.02, 0.3, -1.0, 0.34, -0.86)
            .bend(0.24, -0.76, 0.1, -0.78, 0.02, -0.88)
            .close(),
        0x5F9C58);
  }

  private static void bananas(Sheet sheet, int colour) {
    sheet.shadow(0, -0.02, 0.5, 0.06);
    for (int i = 2; i >= 0; i--) {
      double up = 0.13 * i;
      sheet.paintForm(
          Pen.at(-0.5, -0.62 - up * 0.5)
              .bend(-0.42, -0.1 - up, 0.2, 0.06 - up, 0.54, -0.3 - up)
              .curve(0.56, -0.38 - up, 0.5, -0.38 - up)
              .bend(0.2, -0.2 - up, -0.2, -0.3 - up, -0.4, -0.66 - up * 0.5)
              .close(),
          Rgb.mix(colour, 0xFFF0A0, 0.12 * i));
      sheet.paintLine(
          Pen.at(-0.42, -0.5 - up * 0.6)
              .bend(-0.3, -0.16 - up, 0.16, -0.06 - up, 0.48, -0.32 - up)
              .open(),
          0.012,
          Rgb.darker(colour, 0.14));
      sheet.paint(Shapes.circle(0.53, -0.345 - up, 0.03), 0x6B4A20);
    }
    sheet.paintForm(Shapes.rounded(-0.52, -0.8, 0.14, 0.2, 0.04), 0x8A7A2A);
  }

  private static void watermelon(Sheet sheet, int rind) {
    sheet.shadow(0, -0.02, 0.6, 0.06);
    sheet.paintForm(Pen.at(-0.6, -0.72).bend(-0.5, 0.2, 0.5, 0.2, 0.6, -0.72).close(), rind);
    sheet.paint(Pen.at(-0.54, -0.72).bend(-0.45, 0.08, 0.45, 0.08, 0.54, -0.72).close(), 0xE6F0C0);
    sheet.paintForm(Pen.at(-0.49, -0.72).bend(-0.4, 0, 0.4, 0, 0.49, -0.72).close(), 0xE8473F);
    for (int i = 0; i < 10; i++) {
      int down = i / 5;
      sheet.paint(
          Shapes.ellipse(
              -0.34 + 0.17 * (i % 5) + 0.034 * down * (2 - i % 5),
              -0.6 + 0.17 * down,
              0.017,
              0.028),
          0x2A201C);
    }
  }

  private static void pineapple(Sheet sheet, int colour) {
    sheet.shadow(0, -0.01, 0.28, 0.04);
    for (int i = -4; i <= 4; i++) {
      sheet.paintForm(
          Pen.at(0.025 * i - 0.03, -0.58)
              .curve(0.05 * i, -0.8, 0.09 * i, -0.98 + 0.025 * i * i)
              .curve(0.04 * i + 0.04, -0.75, 0.025 * i + 0.03, -0.58)
              .close(),
          i % 2 == 0 ? 0x4E8A4A : 0x6EA05A);
    }
    sheet.paintForm(Shapes.ellipse(0, -0.3, 0.25, 0.31), colour);
    for (int i = -3; i <= 3; i++) {
      sheet.paintLine(
          Pen.at(-0.2 + 0.03 * i, -0.3 + 0.09 * i).to(0.06 + 0.05 * i, -0.56 + 0.12 * i).open(),
          0.01,
          Rgb.darker(colour, 0.3));
      sheet.paintLine(
          Pen.at(0.2 - 0.03 * i, -0.3 + 0.09 * i).to(-0.06 - 0.05 * i, -0.56 + 0.12 * i).open(),
          0.01,
          Rgb.darker(colour, 0.3));
    }
  }

  private static void bowl(Sheet sheet, Look look) {
    Dice dice = look.dice();
    boolean asked = look.hue().isPresent();
    int first = look.colour(0xD8322E, 0xEE8A2E, 0x8CB54A);
    sheet.shadow(0.03, 0, 0.5, 0.06);
    round(sheet, -0.3, -0.56, 0.2, "apple", first);
    round(sheet, 0.31, -0.56, 0.19, "orange", asked ? Rgb.darker(first, 0.1) : 0xEE9A3A);
    round(
        sheet,
        -0.05,
        -0.62,
        0.22,
        dice.fork("middle").chance(0.5) ? "pear" : "apple",
        asked ? Rgb.lighter(first, 0.08) : Rgb.mix(first, 0xD9D04A, 0.6));
    round(sheet, 0.12, -0.54, 0.18, "apple", Rgb.mix(first, 0xC8322E, asked ? 0 : 0.5));
    for (int i = 0; i < 7; i++) {
      sheet.paintForm(
          Shapes.circle(-0.42 + 0.06 * i, -0.47 + 0.02 * (i % 3), 0.055),
          asked ? Rgb.darker(first, 0.25) : 0x6A4A8C);
    }
    int china =
        asked
            ? Rgb.mix(first, 0xFFFFFF, 0.2)
            : dice.fork("bowl").pick(0xE8E2D6, 0xB98656, 0x8FAFB5);
    sheet.paintForm(
        Pen.at(-0.58, -0.46)
            .curve(0, -0.36, 0.58, -0.46)
            .bend(0.52, -0.18, 0.3, -0.06, 0.16, -0.05)
            .to(0.18, 0)
            .to(-0.18, 0)
            .to(-0.16, -0.05)
            .bend(-0.3, -0.06, -0.52, -0.18, -0.58, -0.46)
            .close(),
        china);
    sheet.paintLine(
        Pen.at(-0.52, -0.33).curve(0, -0.2, 0.52, -0.33).open(), 0.02, Rgb.darker(china, 0.3));
    sheet.fill(
        Pen.at(-0.5, -0.38)
            .bend(-0.44, -0.22, -0.34, -0.13, -0.24, -0.1)
            .bend(-0.36, -0.18, -0.42, -0.28, -0.5, -0.38)
            .close(),
        0xFFFFFF,
        0.45);
  }
}
