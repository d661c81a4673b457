package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// Grey dust full of craters under a black sky in which the earth stands.
final class MoonSurface {
  private static final int DUST = 0xB9B8BA;

  private MoonSurface() {}

  static void draw(Canvas canvas) throws InterruptedException {
    Dice dice = canvas.dice.fork("moon");
    sky(canvas, dice.fork("stars"));
    earth(canvas, dice.fork("earth"));
    canvas.poll();
    range(canvas, dice.fork("far"), canvas.horizon + canvas.unit * 0.01, 0.09, 0x8A898E);
    range(canvas, dice.fork("near"), canvas.horizon + canvas.unit * 0.05, 0.04, 0xA3A2A6);
    ground(canvas);
    craters(canvas, dice.fork("craters"));
    canvas.poll();
    prints(canvas, dice.fork("prints"));
  }

  private static void sky(Canvas canvas, Dice dice) {
    canvas.sheet.fillDown(
        Shapes.box(0, 0, canvas.width, canvas.horizon + canvas.unit * 0.1), 0x03040A, 0x10131F);
    for (int i = 0; i < 150; i++) {
      double r = canvas.unit * dice.between(0.0007, 0.0024);
      canvas.sheet.fill(
          Shapes.circle(canvas.width * dice.unit(), canvas.horizon * dice.unit(), r),
          dice.chance(0.8) ? 0xFFFFFF : 0xFFE6C0,
          dice.between(0.4, 1));
    }
  }

  private static void earth(Canvas canvas, Dice dice) {
    double r = canvas.unit * 0.12;
    double x = canvas.width * (canvas.sunX < canvas.width / 2.0 ? 0.76 : 0.24);
    Sheet sheet = canvas.sheet.at(x, canvas.horizon * 0.32, r);
    sheet.glow(0, 0, 1.5, 0x6FB4FF, 0.35);
    var ball = Shapes.circle(0, 0, 1);
    sheet.fillDown(ball, 0x3F8FE0, 0x1B4E96);
    Sheet on = sheet.clipped(ball);
    for (int i = 0; i < 4; i++) {
      on.fill(
          Shapes.blob(
              dice,
              dice.between(-0.8, 0.8),
              dice.between(-0.7, 0.7),
              dice.between(0.22, 0.42),
              dice.between(0.18, 0.34),
              9,
              0.3),
          i % 2 == 0 ? 0x5FA35A : 0xB9A468);
    }
    for (int i = 0; i < 7; i++) {
      on.fill(
          Shapes.ellipse(
              dice.between(-0.9, 0.9), dice.between(-0.9, 0.9), dice.between(0.2, 0.5), 0.06),
          0xFFFFFF,
          0.75);
    }
    on.fill(
        Shapes.circle(canvas.sunX < canvas.width / 2.0 ? 0.75 : -0.75, 0.4, 1.05), 0x05070F, 0.45);
  }

  private static void range(Canvas canvas, Dice dice, double level, double tall, int grey) {
    int count = 7;
    for (int i = 0; i < count; i++) {
      double x = canvas.width * (i + dice.between(0, 1)) / count;
      double high = canvas.unit * tall * dice.between(0.4, 1);
      canvas.sheet.fillDown(
          Shapes.ellipse(x, level + high * 0.2, canvas.width * dice.between(0.12, 0.24), high),
          Rgb.lighter(grey, 0.14),
          Rgb.darker(grey, 0.2));
    }
    canvas.sheet.fill(
        Shapes.box(0, level, canvas.width, canvas.height - level), Rgb.darker(grey, 0.1));
  }

  private static void ground(Canvas canvas) {
    double from = canvas.horizon + canvas.unit * 0.06;
    canvas.ground();
    canvas.sheet.fillDown(
        Shapes.box(0, from, canvas.width, canvas.height - from),
        Rgb.darker(DUST, 0.12),
        Rgb.lighter(DUST, 0.16));
  }

  /// The nearer, the larger; the wall towards the light is in shadow.
  private static void craters(Canvas canvas, Dice dice) {
    double from = canvas.horizon + canvas.unit * 0.075;
    double lean = canvas.sunX < canvas.width / 2.0 ? -1 : 1;
    for (int i = 0; i < 22; i++) {
      double t = (i + dice.unit()) / 22;
      double y = from + (canvas.height - from) * t;
      double x = canvas.width * dice.unit();
      double rx = canvas.unit * (0.016 + 0.1 * t * dice.between(0.3, 1));
      double ry = rx * (0.22 + 0.18 * t);
      canvas.sheet.fill(Shapes.ellipse(x, y, rx * 1.14, ry * 1.2), Rgb.lighter(DUST, 0.35));
      canvas.sheet.fill(Shapes.ellipse(x, y, rx, ry), Rgb.darker(DUST, 0.22));
      canvas.sheet.fill(
          Shapes.ellipse(x + lean * rx * 0.12, y - ry * 0.12, rx * 0.84, ry * 0.8),
          Rgb.darker(DUST, 0.42),
          0.75);
    }
  }

  private static void prints(Canvas canvas, Dice dice) {
    double x = canvas.width * dice.between(0.12, 0.3);
    for (int i = 0; i < 6; i++) {
      double t = i / 6.0;
      double size = canvas.unit * (0.006 + 0.012 * t);
      canvas.sheet.fill(
          Shapes.ellipse(
              x + canvas.unit * (0.16 * t + (i % 2) * 0.03),
              canvas.horizon + (canvas.height - canvas.horizon) * (0.4 + 0.55 * t),
              size,
              size * 0.55),
          Rgb.darker(DUST, 0.35),
          0.8);
    }
  }
}
