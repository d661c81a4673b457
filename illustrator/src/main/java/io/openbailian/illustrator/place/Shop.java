package io.openbailian.illustrator.place;

import io.openbailian.illustrator.letters.Letters;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.thing.Flowers;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.geom.Path2D;

/// A flower shop: fine windows, a wooden door, an awning, a sign, and flowers in front.
public final class Shop implements Drawing {
  private static final int[] BLOOMS = {0xE8505B, 0xF9A03F, 0xF7D154, 0xF28FB1, 0xFFFFFF, 0xA77BCA};

  @Override
  public double aspect() {
    return 1.12;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int front = look.colour(0x2F5D50, 0x34516E, 0x6B3F4B, 0x4C6A45);
    sheet.shadow(0, 0.005, 0.58, 0.03);
    facade(sheet, front, look.hue().map(hue -> Rgb.lighter(hue.rgb(), 0.3)).orElse(0xE6D3B3));
    window(sheet, dice, -0.49, 0.38, front);
    window(sheet, dice, 0.21, 0.28, front);
    door(sheet);
    awning(
        sheet,
        look.hue().map(Hue::rgb).orElseGet(() -> Rgb.mix(sheet.palette().accent(), 0xD8433A, 0.3)));
    sign(sheet, front, look.text());
    ivy(sheet, dice.fork("ivy"));
    baskets(sheet, dice.fork("baskets"));
    wallLamps(sheet);
    stand(sheet, dice.fork("stand"));
    pots(sheet, dice);
    board(sheet, dice.fork("board"));
  }

  /// Ivy that climbs one corner and hangs over the sign.
  private static void ivy(Sheet sheet, Dice dice) {
    double side = dice.chance(0.5) ? 1 : -1;
    Path2D.Double dark = new Path2D.Double(Path2D.WIND_NON_ZERO);
    Path2D.Double light = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = 0; i < 190; i++) {
      double t = dice.unit();
      double x =
          i % 3 == 0 ? side * (0.55 - 0.5 * t * t) : side * (0.555 - 0.07 * dice.unit() * (1 - t));
      double y = i % 3 == 0 ? -0.99 + 0.05 * dice.unit() + 0.04 * (1 - t) : -1 + 0.95 * t;
      Foliage.leaf(
          i % 2 == 0 ? dark : light, x, y, dice.between(0.012, 0.022), dice.between(0, 6.28));
    }
    sheet.paint(dark, 0x3F6E3F);
    sheet.paint(light, 0x6E9E4E);
    for (int i = 0; i < 12; i++) {
      sheet.paint(
          Shapes.circle(side * (0.555 - 0.06 * dice.unit()), -0.95 + 0.8 * dice.unit(), 0.009),
          0xF6A8BE);
    }
  }

  private static void baskets(Sheet sheet, Dice dice) {
    for (int side = -1; side <= 1; side += 2) {
      double x = side < 0 ? -0.1 : 0.192;
      sheet.paintLine(Pen.at(x, -0.6).to(x, -0.5).open(), 0.005, 0x4A3A2C);
      Flowers.bunch(sheet, dice, x, -0.47, 0.052, dice.pick(BLOOMS));
      sheet.paintForm(
          Pen.at(x - 0.04, -0.455)
              .bend(x - 0.035, -0.41, x + 0.035, -0.41, x + 0.04, -0.455)
              .close(),
          0x9A6A3E);
      for (int i = -1; i <= 1; i++) {
        sheet.paintLine(
            Pen.at(x + 0.028 * i, -0.45).curve(x + 0.045 * i, -0.42, x + 0.035 * i, -0.385).open(),
            0.007,
            0x5F8F4A);
      }
    }
  }

  private static void wallLamps(Sheet sheet) {
    for (int side = -1; side <= 1; side += 2) {
      double x = 0.4 * side;
      sheet.paintLine(
          Pen.at(x, -0.84).curve(x + 0.03 * side, -0.85, x + 0.03 * side, -0.81).open(),
          0.008,
          0x2E3036);
      sheet.fill(
          Shapes.polygon(
              x + 0.03 * side - 0.018,
              -0.81,
              x + 0.03 * side + 0.018,
              -0.81,
              x + 0.03 * side + 0.012,
              -0.755,
              x + 0.03 * side - 0.012,
              -0.755),
          0xFFE9B0);
      if (sheet.palette().dark()) {
        sheet.glow(x + 0.03 * side, -0.78, 0.2, 0xFFD98A, 0.7);
      }
    }
  }

  /// A stepped wooden stand with pails of cut flowers.
  private static void stand(Sheet sheet, Dice dice) {
    for (int step = 1; step >= 0; step--) {
      double y = -0.03 - 0.075 * step;
      sheet.paintForm(Shapes.box(-0.5, y, 0.3, 0.022), 0xB98656);
      sheet.paint(Shapes.box(-0.49, y + 0.022, 0.28, 0.055), 0x7A5236);
      for (int i = 0; i < 4; i++) {
        double x = -0.46 + 0.075 * i;
        int bloom = dice.pick(BLOOMS);
        Flowers.bunch(sheet, dice, x, y - 0.085, 0.042, bloom);
        sheet.paintForm(
            Shapes.polygon(x - 0.028, y - 0.06, x + 0.028, y - 0.06, x + 0.02, y, x - 0.02, y),
            dice.pick(0xB9C0C4, 0xC97A55, 0xE6DCCB));
      }
    }
  }

  /// A blackboard on the pavement.
  private static void board(Sheet sheet, Dice dice) {
    double x = 0.53;
    sheet.paintForm(
        Shapes.polygon(x - 0.055, -0.17, x + 0.055, -0.17, x + 0.07, 0.04, x - 0.07, 0.04),
        0x9A6238);
    sheet.paint(
        Shapes.polygon(x - 0.043, -0.158, x + 0.043, -0.158, x + 0.056, 0.02, x - 0.056, 0.02),
        0x2A3230);
    Flowers.daisy(sheet, x, -0.12, 0.02, dice.pick(BLOOMS));
    for (int i = 0; i < 3; i++) {
      sheet.paintLine(
          Pen.at(x - 0.03, -0.075 + 0.027 * i).to(x + 0.03 - 0.012 * i, -0.075 + 0.027 * i).open(),
          0.005,
          0xE6E2D8);
    }
  }

  private static void facade(Sheet sheet, int front, int brick) {
    sheet.paintForm(Shapes.box(-0.56, -1, 1.12, 1.01), brick);
    for (int row = 0; row < 5; row++) {
      for (int i = 0; i < 9; i++) {
        double x = -0.54 + 0.125 * i + (row % 2) * 0.06;
        sheet.paint(Shapes.box(x, -0.985 + 0.038 * row, 0.11, 0.03), Rgb.darker(brick, 0.14), 0.5);
      }
    }
    sheet.paintForm(Shapes.box(-0.54, -0.66, 1.08, 0.67), front);
    sheet.paint(Shapes.box(-0.58, -1.02, 1.16, 0.035), 0xF5EBD8);
    for (int side = -1; side <= 1; side++) {
      double x = 0.36 * side;
      sheet.paint(Shapes.box(x - 0.075, -0.975, 0.15, 0.12), 0xF5EBD8, side == 0 ? 0 : 1);
      sheet.fill(
          Shapes.box(x - 0.062, -0.962, 0.124, 0.1),
          sheet.palette().dark() ? 0xFFD98A : 0xA9C8DA,
          side == 0 ? 0 : 1);
      sheet.paint(Shapes.box(x - 0.004, -0.962, 0.008, 0.1), 0xF5EBD8, side == 0 ? 0 : 1);
    }
  }

  private static void window(Sheet sheet, Dice dice, double x, double wide, int front) {
    double top = -0.52;
    double tall = 0.36;
    int wood = 0xD9B07A;
    sheet.paint(Shapes.box(x - 0.015, top - 0.015, wide + 0.03, tall + 0.03), wood);
    int inside = sheet.palette().dark() ? 0xFFDFA0 : 0xF4E2B8;
    sheet.fillDown(Shapes.box(x, top, wide, tall), inside, Rgb.mix(inside, 0xC98A50, 0.4));
    for (int shelf = 0; shelf < 2; shelf++) {
      double y = top + tall * (0.5 + 0.46 * shelf);
      for (int i = 0; i < (int) (wide / 0.06); i++) {
        double fx = x + 0.035 + 0.06 * i;
        Flowers.bunch(sheet, dice, fx, y - 0.03, 0.042, dice.pick(BLOOMS));
      }
      sheet.paint(Shapes.box(x, y, wide, 0.012), 0x8A5A3A);
    }
    for (int i = 0; i < 3; i++) {
      double lx = x + wide * (0.2 + 0.3 * i);
      sheet.paintLine(Pen.at(lx, top).to(lx, top + tall * 0.1).open(), 0.004, 0x4A3A2C);
      sheet.glow(lx, top + tall * 0.13, 0.06, 0xFFE0A0, 0.8);
      sheet.fill(Shapes.circle(lx, top + tall * 0.13, 0.011), 0xFFF6D8);
    }
    int panes = wide > 0.3 ? 3 : 2;
    for (int i = 1; i < panes; i++) {
      sheet.paint(Shapes.box(x + wide * i / panes - 0.005, top, 0.01, tall), wood);
    }
    sheet.paint(Shapes.box(x, top + tall * 0.22, wide, 0.01), wood);
    for (int i = 0; i < panes; i++) {
      double cx = x + wide * (i + 0.5) / panes;
      double r = wide / panes * 0.42;
      sheet.paintLine(
          Pen.at(cx - r, top + tall * 0.22)
              .curve(cx, top - tall * 0.16, cx + r, top + tall * 0.22)
              .open(),
          0.007,
          wood);
    }
    sheet.fill(
        Shapes.polygon(
            x + wide * 0.1,
            top + tall,
            x + wide * 0.36,
            top,
            x + wide * 0.5,
            top,
            x + wide * 0.24,
            top + tall),
        0xFFFFFF,
        0.14);
    sheet.paint(
        Shapes.box(x - 0.02, top + tall + 0.015, wide + 0.04, 0.022), Rgb.lighter(front, 0.3));
    sheet.paint(
        Shapes.box(x + 0.01, top + tall + 0.055, wide - 0.02, 0.075), Rgb.lighter(front, 0.1));
  }

  private static void door(Sheet sheet) {
    int wood = 0x9A6238;
    sheet.paint(Shapes.box(-0.075, -0.54, 0.25, 0.55), 0x5E3A22);
    sheet.paintForm(Shapes.box(-0.06, -0.525, 0.22, 0.53), wood);
    for (int i = 1; i < 4; i++) {
      sheet.paintLine(
          Pen.at(-0.06 + 0.055 * i, -0.525).to(-0.06 + 0.055 * i, 0).open(), 0.004, 0x6E4426);
    }
    sheet.paint(Church.arch(0.05, -0.25, 0.08, 0.24), 0x6E4426);
    sheet.fill(
        Church.arch(0.05, -0.255, 0.07, 0.225), sheet.palette().dark() ? 0xFFDFA0 : 0xBFD8E0);
    sheet.paintLine(Pen.at(0.05, -0.255).to(0.05, -0.48).open(), 0.006, 0x6E4426);
    sheet.paintLine(Pen.at(-0.02, -0.36).to(0.12, -0.36).open(), 0.006, 0x6E4426);
    sheet.paint(Shapes.rounded(-0.03, -0.2, 0.16, 0.15, 0.015), 0x855230);
    sheet.paintForm(Shapes.circle(0.135, -0.25, 0.014), 0xF2C84B);
    for (int i = 0; i < 14; i++) {
      double angle = 2 * StrictMath.PI * i / 14;
      sheet.paint(
          Shapes.circle(
              0.05 + 0.042 * StrictMath.cos(angle), -0.3 + 0.042 * StrictMath.sin(angle), 0.014),
          i % 3 == 0 ? 0xE8505B : 0x4E8A57);
    }
    sheet.paint(Shapes.box(-0.1, 0, 0.3, 0.02), 0xC9C0B4);
  }

  private static void awning(Sheet sheet, int colour) {
    int stripes = 14;
    double step = 1.14 / stripes;
    for (int i = 0; i < stripes; i++) {
      double top = -0.53 + 1.06 * i / stripes;
      double left = -0.57 + step * i;
      int tone = i % 2 == 0 ? colour : 0xFDF6EA;
      sheet.paint(
          Pen.at(top, -0.66)
              .to(top + 1.06 / stripes, -0.66)
              .to(left + step, -0.555)
              .curve(left + step / 2, -0.52, left, -0.555)
              .close(),
          tone);
    }
    sheet.fill(Shapes.polygon(-0.53, -0.56, 0.53, -0.56, 0.53, -0.5, -0.53, -0.5), 0x101020, 0.16);
  }

  private static void sign(Sheet sheet, int front, String text) {
    sheet.paintForm(Shapes.rounded(-0.28, -0.8, 0.56, 0.125, 0.02), Rgb.darker(front, 0.25));
    sheet.paintLine(Shapes.rounded(-0.268, -0.79, 0.536, 0.105, 0.015), 0.005, 0xE8C77A);
    if (text.isBlank()) {
      for (int i = -1; i <= 1; i++) {
        Flowers.daisy(sheet, 0.13 * i, -0.738, 0.038, BLOOMS[i + 1]);
      }
    } else {
      Letters.fitted(
          sheet, text, -0.25, -0.785, 0.5, 0.095, sheet.palette().dark() ? 0xFFE9B0 : 0xFBEBC4);
    }
  }

  private static void pots(Sheet sheet, Dice dice) {
    double[] places = {-0.52, -0.15, 0.24, 0.33, 0.43};
    for (int i = 0; i < places.length; i++) {
      double size = dice.between(0.15, 0.22);
      Sheet pot = sheet.at(places[i], 0.025 + 0.012 * (i % 2), size);
      pot.paintForm(
          Shapes.polygon(-0.26, -0.4, 0.26, -0.4, 0.19, 0, -0.19, 0),
          dice.pick(0xC9714B, 0xB8B0A4, 0x8FA7B5));
      Flowers.bunch(pot, dice, 0, -0.62, 0.36, dice.pick(BLOOMS));
    }
  }
}
