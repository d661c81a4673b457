package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Dice;

/// A plate of stir-fried tomato, egg and greens, hot from the pan.
final class Dish implements Drawing {
  @Override
  public String thing() {
    return "dish";
  }

  @Override
  public double aspect() {
    return 1.9;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int china = look.colour(0xF6F4EE, 0x7FA3C0, 0xE9DFC8);
    sheet.shadow(0.04, -0.02, 0.95, 0.1);
    sheet.paintForm(Shapes.ellipse(0, -0.22, 0.92, 0.25), china);
    sheet.paintLine(Shapes.ellipse(0, -0.23, 0.84, 0.21), 0.016, 0x3B62A8);
    sheet.paint(Shapes.ellipse(0, -0.23, 0.68, 0.16), Rgb.darker(china, 0.12));
    int[] food = {0xE5472F, 0xF7CE55, 0xF9DC7A, 0xD8382A, 0x6DA544, 0xF2B93C};
    for (int i = 0; i < 46; i++) {
      double up = i / 46.0;
      double reach = 0.6 * (1 - up * 0.75);
      double angle = 2 * StrictMath.PI * dice.unit();
      double off = reach * StrictMath.sqrt(dice.unit());
      double x = off * StrictMath.cos(angle);
      double y = -0.26 - 0.26 * up + 0.13 * off / 0.6 * StrictMath.sin(angle);
      int colour = dice.pick(food);
      if (colour == 0x6DA544) {
        sheet.paintLine(
            Pen.at(x - 0.05, y).curve(x, y - 0.04, x + 0.06, y - 0.01).open(), 0.028, colour);
      } else {
        sheet.paintForm(Shapes.blob(dice, x, y, 0.11, 0.065, 7, 0.22), colour);
        sheet.fill(Shapes.ellipse(x - 0.03, y - 0.025, 0.03, 0.011), 0xFFFFFF, 0.4);
      }
    }
    for (int i = -1; i <= 1; i++) {
      double x = 0.24 * i;
      sheet.line(
          Pen.at(x, -0.62).bend(x + 0.12, -0.72, x - 0.12, -0.84, x + 0.04, -0.98).open(),
          0.035,
          0xFFFFFF,
          0.32);
    }
  }
}
