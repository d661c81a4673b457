package io.openbailian.illustrator.thing.food;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.thing.Flowers;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// Something to drink: a cup of tea or coffee that steams, a pot with cups, a glass.
public final class Tea implements Drawing {
  @Override
  public double aspect() {
    return 1.25;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int china = look.colour(0xF6F2EA, 0x8FB7A8, 0xE0A08A, 0x6F8FA8);
    switch (look.subject().kind().orElse("")) {
      case "pot", "set" -> pot(sheet, china);
      case "juice", "wine", "milk" -> glass(sheet, look.subject().kind().orElse(""), look);
      case "coffee" -> cup(sheet, china, 0x5A3420, true, dice);
      default ->
          cup(sheet, china, dice.fork("brew").pick(0xB5702C, 0x9A8A3A, 0xC2562C), false, dice);
    }
  }

  private static void cup(Sheet sheet, int china, int brew, boolean latte, Dice dice) {
    sheet.shadow(0.03, 0, 0.6, 0.06);
    sheet.paintForm(Shapes.ellipse(0, -0.05, 0.58, 0.085), Rgb.darker(china, 0.05));
    sheet.paint(Shapes.ellipse(0, -0.065, 0.44, 0.055), Rgb.darker(china, 0.14));
    sheet.paintLine(
        Pen.at(0.34, -0.5).bend(0.62, -0.55, 0.58, -0.2, 0.26, -0.22).open(),
        0.06,
        Rgb.darker(china, 0.08));
    sheet.paintForm(
        Pen.at(-0.4, -0.56)
            .bend(-0.38, -0.2, -0.24, -0.08, -0.16, -0.07)
            .to(0.16, -0.07)
            .bend(0.24, -0.08, 0.38, -0.2, 0.4, -0.56)
            .close(),
        china);
    sheet.paintForm(Shapes.ellipse(0, -0.56, 0.4, 0.075), Rgb.lighter(china, 0.5));
    sheet.paintForm(Shapes.ellipse(0, -0.55, 0.36, 0.06), brew);
    if (latte) {
      for (int i = 0; i < 3; i++) {
        sheet.paintLine(
            Shapes.ellipse(0, -0.55, 0.24 - 0.07 * i, 0.038 - 0.011 * i), 0.016, 0xEBD2A8);
      }
    } else {
      sheet.fill(Shapes.ellipse(-0.12, -0.56, 0.12, 0.014), 0xFFE0A8, 0.6);
    }
    ornament(sheet, china, dice.fork("ornament").below(3), dice.fork("bloom"));
    sheet.fill(
        Pen.at(-0.34, -0.48)
            .bend(-0.31, -0.3, -0.25, -0.2, -0.18, -0.14)
            .bend(-0.24, -0.24, -0.28, -0.36, -0.3, -0.48)
            .close(),
        0xFFFFFF,
        0.5);
    steam(sheet, 0, -0.63, dice.fork("steam"));
  }

  private static void ornament(Sheet sheet, int china, int which, Dice dice) {
    int ink = Rgb.luminance(china) > 0.75 ? 0x3B62A8 : Rgb.lighter(china, 0.5);
    switch (which) {
      case 0 ->
          sheet.paintLine(
              Pen.at(-0.375, -0.42).curve(0, -0.33, 0.375, -0.42).open(),
              0.02,
              sheet.palette().accent());
      case 1 -> {
        for (int i = -2; i <= 2; i++) {
          Flowers.daisy(sheet, 0.13 * i, -0.31 - 0.012 * i * i, 0.042, ink);
        }
      }
      default -> {
        sheet.paintLine(
            Pen.at(-0.2, -0.16).bend(-0.1, -0.3, 0.02, -0.24, 0.12, -0.4).open(), 0.014, 0x6A4A34);
        for (int i = 0; i < 5; i++) {
          sheet.paint(
              Shapes.circle(
                  -0.12 + 0.065 * i, -0.24 - 0.035 * i + dice.between(-0.03, 0.03), 0.026),
              0xE8608A);
        }
      }
    }
  }

  private static void pot(Sheet sheet, int china) {
    sheet.shadow(0, 0, 0.6, 0.05);
    sheet.paintLine(
        Pen.at(0.34, -0.56).bend(0.66, -0.66, 0.64, -0.16, 0.32, -0.2).open(),
        0.055,
        Rgb.darker(china, 0.1));
    sheet.paintForm(
        Pen.at(-0.3, -0.3)
            .bend(-0.48, -0.34, -0.5, -0.56, -0.62, -0.62)
            .to(-0.54, -0.68)
            .bend(-0.42, -0.62, -0.38, -0.5, -0.26, -0.46)
            .close(),
        Rgb.darker(china, 0.05));
    sheet.paintForm(
        Pen.at(-0.2, -0.68)
            .bend(-0.5, -0.62, -0.48, -0.06, -0.18, 0)
            .to(0.18, 0)
            .bend(0.48, -0.06, 0.5, -0.62, 0.2, -0.68)
            .close(),
        china);
    sheet.paintForm(
        Pen.at(-0.23, -0.67)
            .bend(-0.2, -0.84, 0.2, -0.84, 0.23, -0.67)
            .curve(0, -0.62, -0.23, -0.67)
            .close(),
        Rgb.lighter(china, 0.14));
    sheet.paintForm(Shapes.circle(0, -0.83, 0.055), china);
    Flowers.daisy(sheet, -0.02, -0.34, 0.12, 0xE8608A);
    sheet.fill(
        Pen.at(-0.32, -0.5)
            .bend(-0.38, -0.36, -0.34, -0.2, -0.26, -0.12)
            .bend(-0.3, -0.26, -0.3, -0.4, -0.26, -0.52)
            .close(),
        0xFFFFFF,
        0.5);
    for (int side = -1; side <= 1; side += 2) {
      Sheet cup = sheet.at(0.48 * side, 0.03, 1);
      cup.paintForm(
          Pen.at(-0.12, -0.16)
              .bend(-0.11, -0.02, -0.05, 0, -0.04, 0)
              .to(0.04, 0)
              .bend(0.05, 0, 0.11, -0.02, 0.12, -0.16)
              .close(),
          Rgb.lighter(china, 0.06));
      cup.paintForm(Shapes.ellipse(0, -0.16, 0.12, 0.028), Rgb.lighter(china, 0.4));
      cup.paint(Shapes.ellipse(0, -0.157, 0.1, 0.02), 0xB5702C);
    }
  }

  private static void glass(Sheet sheet, String kind, Look look) {
    int drink =
        look.hue()
            .map(h -> h.rgb())
            .orElse(kind.equals("wine") ? 0x8A1F3A : kind.equals("milk") ? 0xE9D2B8 : 0xF29A2E);
    sheet.shadow(0, 0, 0.26, 0.03);
    if (kind.equals("wine")) {
      sheet.paint(Shapes.ellipse(0, -0.015, 0.2, 0.025), 0xD6E4EA, 0.8);
      sheet.paint(Shapes.box(-0.012, -0.42, 0.024, 0.4), 0xD6E4EA, 0.85);
      sheet.paint(
          Pen.at(-0.2, -0.98)
              .bend(-0.28, -0.6, -0.14, -0.42, 0, -0.4)
              .bend(0.14, -0.42, 0.28, -0.6, 0.2, -0.98)
              .close(),
          0xDDEBF0,
          0.5);
      sheet.paintForm(
          Pen.at(-0.225, -0.72)
              .bend(-0.22, -0.54, -0.12, -0.44, 0, -0.43)
              .bend(0.12, -0.44, 0.22, -0.54, 0.225, -0.72)
              .close(),
          drink);
      sheet.paint(Shapes.ellipse(0, -0.72, 0.225, 0.03), Rgb.lighter(drink, 0.2));
      return;
    }
    sheet.paintForm(Shapes.polygon(-0.2, -0.68, 0.2, -0.68, 0.165, -0.02, -0.165, -0.02), drink);
    sheet.paint(Shapes.ellipse(0, -0.68, 0.2, 0.03), Rgb.lighter(drink, 0.25));
    sheet.paint(Shapes.polygon(-0.22, -0.86, 0.22, -0.86, 0.17, 0, -0.17, 0), 0xE6F2F6, 0.25);
    sheet.paintLine(Pen.at(0.04, -0.3).to(0.16, -1).open(), 0.03, 0xE8505B);
    sheet.fill(Shapes.polygon(-0.15, -0.8, -0.1, -0.8, -0.09, -0.1, -0.125, -0.1), 0xFFFFFF, 0.45);
  }

  private static void steam(Sheet sheet, double x, double y, Dice dice) {
    for (int i = 0; i < 6; i++) {
      double at = x + dice.between(-0.24, 0.24);
      double sway = dice.between(0.06, 0.13) * (dice.chance(0.5) ? 1 : -1);
      double wide = dice.between(0.025, 0.06);
      double top = dice.between(-0.99, -0.88);
      sheet.fillDown(
          Pen.at(at, y)
              .bend(at + sway, y - 0.1, at - sway, y - 0.2, at + sway * 0.5, top)
              .bend(at - sway + wide, y - 0.2, at + sway + wide, y - 0.1, at, y)
              .close(),
          0xFFFFFF,
          0.02,
          0xFFFFFF,
          0.42);
    }
  }
}
