package io.openbailian.illustrator.food;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A burger with cheese and salad, a hot dog, a sandwich, or a bag of chips.
public final class Burger implements Drawing {
  private static final int BUN = 0xD9924A;

  @Override
  public double aspect() {
    return 1.3;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    sheet.shadow(0, -0.01, 0.62, 0.07);
    switch (look.subject().kind().orElse("")) {
      case "hotdog" -> hotDog(sheet);
      case "sandwich" -> sandwich(sheet);
      case "fries" -> fries(sheet, look.colour(0xD42A26), look.dice().fork("fries"));
      default -> burger(sheet, look.dice().fork("seeds"));
    }
  }

  private static void burger(Sheet sheet, Dice dice) {
    sheet.paintForm(
        Pen.at(-0.56, -0.22)
            .to(0.56, -0.22)
            .curve(0.58, 0, 0.4, 0)
            .to(-0.4, 0)
            .curve(-0.58, 0, -0.56, -0.22)
            .close(),
        BUN);
    sheet.paintForm(Shapes.rounded(-0.6, -0.36, 1.2, 0.16, 0.07), 0x6B3A22);
    sheet.paint(
        Pen.at(-0.58, -0.38)
            .to(0.58, -0.38)
            .to(0.44, -0.28)
            .to(0.3, -0.38)
            .to(0.02, -0.22)
            .to(-0.2, -0.38)
            .to(-0.4, -0.29)
            .close(),
        0xF6BE3A);
    sheet.paintForm(Shapes.rounded(-0.5, -0.45, 0.44, 0.09, 0.04), 0xD83A2E);
    sheet.paintForm(Shapes.rounded(0.04, -0.45, 0.46, 0.09, 0.04), 0xD83A2E);
    Pen salad = Pen.at(-0.62, -0.46);
    for (int i = 0; i < 8; i++) {
      double x = -0.62 + 0.155 * i;
      salad.curve(x + 0.04, -0.38, x + 0.078, -0.47).curve(x + 0.12, -0.54, x + 0.155, -0.46);
    }
    sheet.paintForm(
        salad.curve(0.3, -0.6, 0, -0.6).curve(-0.3, -0.6, -0.62, -0.46).close(), 0x6FB84A);
    sheet.paintForm(
        Pen.at(-0.58, -0.52)
            .bend(-0.6, -1.12, 0.6, -1.12, 0.58, -0.52)
            .curve(0, -0.44, -0.58, -0.52)
            .close(),
        BUN);
    for (int i = 0; i < 15; i++) {
      double x = dice.between(-0.4, 0.4);
      double y = -0.92 + 0.5 * x * x + dice.between(0, 0.2);
      sheet.paint(Shapes.ellipse(x, y, 0.026, 0.015), 0xFBEBC8);
    }
    sheet.fill(Shapes.ellipse(-0.26, -0.86, 0.16, 0.06), 0xFFFFFF, 0.22);
  }

  private static void hotDog(Sheet sheet) {
    sheet.paintForm(Shapes.rounded(-0.62, -0.42, 1.24, 0.42, 0.2), BUN);
    sheet.paintForm(Shapes.rounded(-0.7, -0.54, 1.4, 0.24, 0.12), 0xB8502E);
    sheet.paintForm(
        Pen.at(-0.62, -0.32)
            .curve(0, -0.22, 0.62, -0.32)
            .bend(0.64, -0.1, 0.5, 0, 0.4, 0)
            .to(-0.4, 0)
            .bend(-0.5, 0, -0.64, -0.1, -0.62, -0.32)
            .close(),
        Rgb.lighter(BUN, 0.1));
    Pen mustard = Pen.at(-0.56, -0.44);
    for (int i = 0; i < 7; i++) {
      double x = -0.56 + 0.16 * i;
      mustard.curve(x + 0.04, -0.54, x + 0.08, -0.44).curve(x + 0.12, -0.36, x + 0.16, -0.44);
    }
    sheet.paintLine(mustard.open(), 0.045, 0xF2C22E);
  }

  private static void sandwich(Sheet sheet) {
    int[] layers = {0xE9C48A, 0x6FB84A, 0xF6BE3A, 0xE9A0A0, 0xD83A2E, 0xE9C48A};
    double foot = 0;
    for (int i = 0; i < layers.length; i++) {
      double tall = i == 0 || i == layers.length - 1 ? 0.15 : 0.085;
      double half = i == 0 || i == layers.length - 1 ? 0.58 : 0.61;
      foot -= tall;
      sheet.paintForm(Shapes.rounded(-half, foot, 2 * half, tall + 0.02, 0.04), layers[i]);
    }
    sheet.paintForm(
        Shapes.polygon(-0.58, foot, 0.58, foot, 0.3, foot - 0.2, -0.34, foot - 0.2), 0xF6DDB0);
    sheet.paintLine(Pen.at(0.02, foot - 0.1).to(0.06, foot - 0.34).open(), 0.02, 0xC79A58);
    sheet.paintForm(Shapes.circle(0.065, foot - 0.34, 0.055), 0x5F8F3A);
  }

  private static void fries(Sheet sheet, int bag, Dice dice) {
    for (int i = 0; i < 16; i++) {
      double x = -0.34 + 0.68 * i / 15.0;
      double top = -dice.between(0.78, 1.0) + 0.4 * x * x;
      double lean = x * 0.24 + dice.between(-0.03, 0.03);
      sheet.paintForm(
          Shapes.polygon(
              x - 0.04, -0.4, x + 0.04, -0.4, x + lean + 0.04, top, x + lean - 0.04, top),
          i % 3 == 0 ? 0xF0B93E : i % 3 == 1 ? 0xF8D070 : 0xE6A832);
    }
    sheet.paintForm(
        Pen.at(-0.42, -0.6)
            .curve(0, -0.36, 0.42, -0.6)
            .to(0.3, -0.02)
            .curve(0, 0.03, -0.3, -0.02)
            .close(),
        bag);
    sheet.paintForm(Shapes.circle(0, -0.22, 0.11), 0xF8D070);
  }
}
