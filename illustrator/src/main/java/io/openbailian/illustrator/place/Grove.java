package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.thing.Bamboo;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;

/// A bamboo wood: canes in three depths with light and mist between them.
final class Grove {
  private Grove() {}

  static void draw(Canvas canvas) throws InterruptedException {
    int green = canvas.palette.lit(0x6FA04A);
    int haze = Rgb.mix(canvas.palette.horizon(), green, 0.3);
    canvas.sheet.fillDown(
        Shapes.box(0, 0, canvas.width, canvas.horizon + canvas.unit * 0.1), haze, 0.35, haze, 0.95);
    double tall = Math.max(canvas.unit, canvas.horizon * 1.12);
    for (int depth = 2; depth >= 0; depth--) {
      Dice dice = canvas.dice.fork("canes", depth);
      double foot = canvas.horizon + canvas.unit * (0.09 - 0.04 * depth);
      int own = Rgb.mix(0x6FA04A, 0xC9DCA8, 0.28 * depth);
      double step = canvas.unit * (0.1 - 0.018 * depth);
      for (double x = -step; x < canvas.width + step; x += step * dice.between(0.5, 1.5)) {
        canvas.poll();
        Bamboo.cane(canvas.sheet.at(x, foot, tall * (1.05 - 0.1 * depth)), dice, 0, own);
      }
      if (depth > 0) {
        Precipitation.mist(canvas, foot - canvas.unit * 0.05, 0.3);
      }
    }
    Ridges.hill(canvas, "floor", canvas.horizon + canvas.unit * 0.06, canvas.unit * 0.03, 0);
    Plants.grass(canvas, canvas.height * 0.84);
  }
}
