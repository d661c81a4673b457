package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// The traffic of a city to come: streams of flying cars, and a road on tall piers.
final class AirTraffic {
  private AirTraffic() {}

  static void draw(Canvas canvas, int[] lights) {
    Dice dice = canvas.dice.fork("traffic");
    road(canvas, dice.fork("road"), lights);
    for (int lane = 0; lane < 3; lane++) {
      double y = canvas.horizon * (0.36 + 0.17 * lane + dice.between(-0.05, 0.05));
      double slope = dice.between(-0.07, 0.07);
      boolean right = lane % 2 == 0;
      int light = lights[(lane + 1) % 4];
      for (double x = canvas.unit * dice.between(-0.1, 0.05);
          x < canvas.width;
          x += canvas.unit * dice.between(0.08, 0.24)) {
        double size = canvas.unit * dice.between(0.006, 0.01) * (0.8 + 0.25 * lane);
        flyer(canvas.sheet.at(x, y + slope * (x - canvas.width / 2.0), size), right, light);
      }
    }
  }

  private static void flyer(Sheet sheet, boolean right, int light) {
    double way = right ? 1 : -1;
    sheet.fill(Shapes.polygon(-11 * way, 0, -1.6 * way, -0.45, -1.6 * way, 0.45), light, 0.45);
    sheet.fill(
        Pen.at(-2.2 * way, 0.2)
            .bend(-1.6 * way, -1.1, 1 * way, -1.1, 2.4 * way, 0.2)
            .curve(0, 0.9, -2.2 * way, 0.2)
            .close(),
        0x1A2440);
    sheet.fill(
        Pen.at(-0.4 * way, -0.55)
            .bend(0.2 * way, -0.8, 0.9 * way, -0.6, 1.4 * way, -0.1)
            .to(-0.3 * way, -0.1)
            .close(),
        light,
        0.9);
    sheet.fill(Shapes.circle(2.1 * way, 0.2, 0.4), 0xFFFFFF);
    sheet.fill(Shapes.circle(-2 * way, 0.2, 0.35), 0xFF5A6A);
  }

  private static void road(Canvas canvas, Dice dice, int[] lights) {
    double y = canvas.horizon * dice.between(0.8, 0.88);
    double bow = canvas.unit * dice.between(-0.09, 0.09);
    int deck = Rgb.mix(canvas.palette.near(), canvas.palette.horizon(), 0.25);
    int light = lights[dice.below(3)];
    double wide = canvas.unit * 0.016;
    for (double x = canvas.unit * 0.09; x < canvas.width; x += canvas.unit * 0.19) {
      canvas.sheet.fill(Shapes.box(x, y, wide * 0.6, canvas.horizon - y), deck);
    }
    Shape way =
        Pen.at(-5, y).curve(canvas.width * 0.5, y + bow, canvas.width + 5.0, y - bow * 0.4).open();
    canvas.sheet.line(way, wide, deck, 1);
    canvas.sheet.line(way, wide * 2.6, light, 0.12);
    canvas.sheet.line(way, wide * 0.22, light, 0.95);
    for (int i = 0; i < 26; i++) {
      double t = dice.unit();
      double x = -5 + (canvas.width + 10.0) * t;
      double level = (1 - t) * (1 - t) * y + 2 * t * (1 - t) * (y + bow) + t * t * (y - bow * 0.4);
      canvas.sheet.fill(
          Shapes.ellipse(x, level - wide * 0.5, wide * 0.7, wide * 0.16),
          dice.chance(0.5) ? 0xFFF2D0 : 0xFF6A6A,
          0.95);
    }
  }
}
