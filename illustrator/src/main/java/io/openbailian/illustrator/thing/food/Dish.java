package io.openbailian.illustrator.thing.food;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.util.Locale;

/// A plate or a bowl of food, hot from the pan; its kind says what is on it.
public final class Dish implements Drawing {
  @Override
  public double aspect() {
    return 1.9;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int china = look.colour(0xF8F6F0, 0xF2EEE4, 0xDCE6EA);
    String kind = look.subject().kind().orElse("").toLowerCase(Locale.ROOT);
    sheet.shadow(0.04, -0.02, 0.95, 0.1);
    Food food = new Food(sheet, dice.fork("food"));
    switch (kind) {
      case "soup", "noodles", "hotpot", "rice" -> {
        bowl(sheet, china);
        food.inBowl(kind);
      }
      default -> {
        plate(sheet, china, dice.fork("rim").below(3));
        food.onPlate(kind);
      }
    }
    steam(sheet, dice.fork("steam"));
  }

  private static void plate(Sheet sheet, int china, int rim) {
    sheet.paint(Shapes.ellipse(0, -0.14, 0.6, 0.15), Rgb.darker(china, 0.24));
    sheet.paintForm(Shapes.ellipse(0, -0.21, 0.92, 0.25), Rgb.darker(china, 0.12));
    sheet.paintForm(Shapes.ellipse(0, -0.23, 0.92, 0.25), china);
    switch (rim) {
      case 0 -> sheet.paintLine(Shapes.ellipse(0, -0.235, 0.85, 0.215), 0.016, 0x3B62A8);
      case 1 -> {
        for (int i = 0; i < 28; i++) {
          double angle = 2 * StrictMath.PI * i / 28;
          double x = 0.82 * StrictMath.cos(angle);
          double y = -0.235 + 0.205 * StrictMath.sin(angle);
          sheet.paint(Shapes.ellipse(x, y, 0.022, 0.013), i % 2 == 0 ? 0x3B62A8 : 0xC9694E);
        }
      }
      default -> sheet.paintLine(Shapes.ellipse(0, -0.232, 0.895, 0.238), 0.014, 0xC9A15A);
    }
    sheet.paint(Shapes.ellipse(0, -0.225, 0.7, 0.165), Rgb.darker(china, 0.1));
    sheet.paint(Shapes.ellipse(0, -0.215, 0.68, 0.155), Rgb.darker(china, 0.03));
    sheet.fill(
        Pen.at(-0.84, -0.24)
            .bend(-0.8, -0.42, -0.4, -0.46, -0.1, -0.47)
            .bend(-0.4, -0.43, -0.7, -0.4, -0.84, -0.24)
            .close(),
        0xFFFFFF,
        0.5);
  }

  private static void bowl(Sheet sheet, int china) {
    sheet.paintForm(
        Pen.at(-0.72, -0.56)
            .bend(-0.66, -0.22, -0.36, -0.04, -0.24, -0.03)
            .to(-0.24, 0)
            .to(0.24, 0)
            .to(0.24, -0.03)
            .bend(0.36, -0.04, 0.66, -0.22, 0.72, -0.56)
            .close(),
        china);
    sheet.paintLine(Pen.at(-0.66, -0.36).curve(0, -0.12, 0.66, -0.36).open(), 0.018, 0x3B62A8);
    sheet.paintLine(Pen.at(-0.6, -0.29).curve(0, -0.06, 0.6, -0.29).open(), 0.01, 0x3B62A8);
    sheet.paintForm(Shapes.ellipse(0, -0.56, 0.72, 0.17), Rgb.lighter(china, 0.4));
    sheet.paint(Shapes.ellipse(0, -0.55, 0.66, 0.145), Rgb.darker(china, 0.2));
  }

  private static void steam(Sheet sheet, Dice dice) {
    for (int i = 0; i < 9; i++) {
      double x = dice.between(-0.42, 0.42);
      double y = dice.between(-0.72, -0.6);
      double sway = dice.between(0.05, 0.14) * (dice.chance(0.5) ? 1 : -1);
      double wide = dice.between(0.02, 0.07);
      double top = dice.between(-1.0, -0.88);
      sheet.fillDown(
          Pen.at(x, y)
              .bend(x + sway, y - 0.1, x - sway, y - 0.2, x + sway * 0.4, top)
              .bend(x - sway + wide, y - 0.2, x + sway + wide, y - 0.1, x, y)
              .close(),
          0xFFFFFF,
          0.02,
          0xFFFFFF,
          0.36);
    }
  }
}
