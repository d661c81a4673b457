package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// Under water: light that falls in from above, a reef with corals and weeds, sand and bubbles.
final class SeaFloor {
  private static final int[] CORALS = {0xF2705E, 0xF5A24B, 0xE86FA8, 0x9C6BD0, 0xF4D35E, 0x4FBFA8};

  private SeaFloor() {}

  static void draw(Canvas canvas) throws InterruptedException {
    Dice dice = canvas.dice.fork("seafloor");
    water(canvas);
    rays(canvas, dice.fork("rays"));
    reef(canvas, dice.fork("far"), canvas.horizon, 0.16, 0.6);
    canvas.poll();
    sand(canvas, dice.fork("sand"));
    reef(canvas, dice.fork("near"), canvas.horizon + canvas.unit * 0.06, 0.1, 0.2);
    growth(canvas, dice.fork("growth"));
    canvas.poll();
    bubbles(canvas, dice.fork("bubbles"));
  }

  private static int deep(Canvas canvas, int own, double share) {
    return Rgb.mix(canvas.palette.lit(own), 0x1E6C9C, share);
  }

  private static void water(Canvas canvas) {
    canvas.sheet.fillDown(
        Shapes.box(0, 0, canvas.width, canvas.height),
        canvas.palette.lit(0x5CC8E6),
        canvas.palette.lit(0x0F4A7C));
  }

  private static void rays(Canvas canvas, Dice dice) {
    for (int i = 0; i < 7; i++) {
      double x = canvas.width * (i + dice.unit()) / 7;
      double wide = canvas.unit * dice.between(0.02, 0.07);
      double lean = canvas.unit * dice.between(0.06, 0.2);
      canvas.sheet.fillDown(
          Shapes.polygon(
              x,
              0,
              x + wide,
              0,
              x + wide * 2.4 + lean,
              canvas.horizon,
              x - wide + lean,
              canvas.horizon),
          0xE6FAFF,
          0.3,
          0xE6FAFF,
          0);
    }
  }

  private static void reef(Canvas canvas, Dice dice, double level, double tall, double haze) {
    for (int i = 0; i < 6; i++) {
      double edge = i % 2 == 0 ? 0.02 + 0.12 * i : 1 - 0.1 * i;
      double high = canvas.unit * tall * dice.between(0.5, 1.2);
      int rock = deep(canvas, 0x5A5F78, haze);
      canvas.sheet.fillDown(
          Shapes.blob(
              dice,
              canvas.width * edge,
              level,
              canvas.width * dice.between(0.08, 0.18),
              high,
              11,
              0.16),
          Rgb.lighter(rock, 0.2),
          Rgb.darker(rock, 0.2));
    }
  }

  private static void sand(Canvas canvas, Dice dice) {
    double from = canvas.horizon + canvas.unit * 0.02;
    canvas.ground();
    int sand = deep(canvas, 0xE8D5A8, 0.22);
    canvas.sheet.fillDown(
        Pen.at(0, from + canvas.unit * 0.03)
            .bend(
                canvas.width * 0.3,
                from - canvas.unit * 0.03,
                canvas.width * 0.6,
                from + canvas.unit * 0.06,
                canvas.width,
                from)
            .to(canvas.width, canvas.height)
            .to(0, canvas.height)
            .close(),
        Rgb.mix(sand, 0x1E6C9C, 0.35),
        sand);
    for (int i = 0; i < 26; i++) {
      double t = dice.unit();
      double y = from + canvas.unit * 0.05 + (canvas.height - from) * t;
      double x = canvas.width * dice.unit();
      canvas.sheet.line(
          Pen.at(x, y)
              .curve(x + canvas.unit * 0.05, y - canvas.unit * 0.012, x + canvas.unit * 0.1, y)
              .open(),
          canvas.unit * 0.003,
          Rgb.darker(sand, 0.2),
          0.4);
    }
  }

  private static void growth(Canvas canvas, Dice dice) {
    int count = (int) Math.round(11 * Math.max(1, canvas.width / canvas.unit));
    for (int i = 0; i < count; i++) {
      double x = canvas.width * (i + dice.between(0.1, 0.9)) / count;
      double off = Math.abs(x / canvas.width - 0.5) * 2;
      double y = canvas.horizon + canvas.unit * (0.06 + 0.2 * off * dice.unit());
      double size = canvas.unit * (0.06 + 0.13 * off) * dice.between(0.7, 1.1);
      Sheet here = canvas.sheet.at(x, y, size);
      int colour = deep(canvas, dice.pick(CORALS), 0.12);
      switch (dice.below(4)) {
        case 0 -> weed(here, dice, deep(canvas, 0x4F9A5A, 0.15));
        case 1 -> fan(here, dice, colour);
        case 2 -> tubes(here, dice, colour);
        default -> branches(here, dice, colour);
      }
    }
  }

  private static void weed(Sheet sheet, Dice dice, int colour) {
    for (int i = -2; i <= 2; i++) {
      double tall = dice.between(0.9, 1.6);
      double sway = dice.between(-0.2, 0.2);
      sheet.paintForm(
          Limb.through(
              new double[] {
                0.14 * i,
                0,
                0.14 * i + sway,
                -tall * 0.35,
                0.16 * i - sway,
                -tall * 0.7,
                0.2 * i,
                -tall
              },
              0.06,
              0.07,
              0.06,
              0.01),
          Rgb.darker(colour, 0.05 * Math.abs(i)));
    }
  }

  private static void fan(Sheet sheet, Dice dice, int colour) {
    for (int i = -4; i <= 4; i++) {
      double turn = 0.22 * i;
      double far = dice.between(0.8, 1);
      sheet.line(
          Pen.at(0, 0)
              .curve(0.3 * turn, -0.5, far * StrictMath.sin(turn), -far * StrictMath.cos(turn))
              .open(),
          0.05,
          colour,
          1);
      for (int k = 1; k <= 3; k++) {
        double at = far * (0.4 + 0.18 * k);
        sheet.fill(
            Shapes.circle(at * StrictMath.sin(turn), -at * StrictMath.cos(turn), 0.06), colour);
      }
    }
  }

  private static void tubes(Sheet sheet, Dice dice, int colour) {
    for (int i = -1; i <= 1; i++) {
      double tall = dice.between(0.5, 1);
      double x = 0.3 * i;
      sheet.paintForm(Shapes.rounded(x - 0.13, -tall, 0.26, tall + 0.04, 0.1), colour);
      sheet.paint(Shapes.ellipse(x, -tall + 0.03, 0.13, 0.06), Rgb.darker(colour, 0.45));
    }
  }

  private static void branches(Sheet sheet, Dice dice, int colour) {
    for (int i = -2; i <= 2; i++) {
      double x = 0.3 * i + dice.between(-0.06, 0.06);
      double y = -dice.between(0.6, 0.95) + 0.06 * i * i;
      sheet.paintForm(Limb.bent(0, 0, 0.1, x * 0.7, y * 0.45, 0.085, x, y, 0.06), colour);
      sheet.paintForm(
          Limb.straight(x * 0.7, y * 0.5, 0.06, x * 0.7 + 0.18, y * 0.85, 0.05), colour);
    }
  }

  private static void bubbles(Canvas canvas, Dice dice) {
    for (int i = 0; i < 26; i++) {
      double x = canvas.width * dice.unit();
      double y = canvas.height * dice.between(0.05, 0.85);
      double r = canvas.unit * dice.between(0.003, 0.013);
      canvas.sheet.fill(Shapes.circle(x, y, r), 0xFFFFFF, 0.16);
      canvas.sheet.line(Shapes.circle(x, y, r), r * 0.16, 0xFFFFFF, 0.7);
      canvas.sheet.fill(Shapes.circle(x - r * 0.35, y - r * 0.35, r * 0.22), 0xFFFFFF, 0.9);
    }
  }
}
