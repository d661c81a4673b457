package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Palette;
import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Dice;
import io.openbailian.engine.embedded.scene.Season;
import java.awt.Shape;
import java.awt.geom.Path2D;

/// Land that rises against the sky: soft distant ridges, faceted peaks, hills and dunes.
final class Ridges {
  private Ridges() {}

  /// A range of peaks whose lit and shaded sides meet in a broken crest.
  static void peaks(Canvas canvas, Dice dice, double foot, double tall, double distance) {
    int count = (int) Math.ceil(3.2 * canvas.width / canvas.unit) + 1;
    int body = canvas.palette.hazy(canvas.palette.near(), 0.2 + 0.7 * distance);
    for (int i = 0; i < count; i++) {
      Dice one = dice.fork("peak", i);
      double x = canvas.width * (i + one.between(0.1, 0.9)) / count;
      double height = tall * one.between(0.55, 1);
      peak(canvas, one, x, foot, height, height * one.between(0.75, 1.1), body);
    }
  }

  private static void peak(
      Canvas canvas, Dice dice, double x, double foot, double height, double half, int body) {
    double[] crest = crest(dice, x, foot, height, half);
    boolean lightLeft = canvas.sunX < x;
    double side = lightLeft ? 1 : -1;
    int fade = Rgb.mix(body, canvas.palette.horizon(), 0.5);
    Shape whole = sides(dice.fork("whole"), x, foot - height, x - half, x + half, foot);
    canvas.sheet.fillDown(whole, Rgb.lighter(body, 0.1), fade);
    Path2D.Double shade = new Path2D.Double();
    shade.moveTo(x, foot - height);
    jagged(shade, dice.fork("edge"), x, foot - height, x + side * half, foot);
    shade.lineTo(crest[crest.length - 2], foot);
    for (int i = crest.length - 2; i >= 0; i -= 2) {
      shade.lineTo(crest[i], crest[i + 1]);
    }
    shade.closePath();
    canvas.sheet.fillDown(shade, Rgb.darker(body, 0.2), fade);
    if (canvas.scene.season() == Season.WINTER || dice.chance(0.5)) {
      cap(canvas, dice.fork("cap"), x, foot - height, height, half, crest, side);
    }
  }

  private static double[] crest(Dice dice, double x, double foot, double height, double half) {
    int steps = 9;
    double[] crest = new double[2 * steps];
    for (int i = 0; i < steps; i++) {
      double down = i / (steps - 1.0);
      crest[2 * i] = x + (i == 0 ? 0 : half * dice.between(-0.16, 0.16) * (0.3 + down));
      crest[2 * i + 1] = foot - height * (1 - down);
    }
    return crest;
  }

  private static Shape sides(
      Dice dice, double x, double top, double left, double right, double foot) {
    Path2D.Double path = new Path2D.Double();
    path.moveTo(x, top);
    jagged(path, dice.fork("right"), x, top, right, foot);
    path.lineTo(left, foot);
    Path2D.Double up = new Path2D.Double();
    up.moveTo(left, foot);
    jagged(up, dice.fork("left"), left, foot, x, top);
    path.append(up, true);
    path.closePath();
    return path;
  }

  private static void jagged(Path2D path, Dice dice, double x0, double y0, double x1, double y1) {
    int steps = 8;
    double rough = Math.abs(x1 - x0) * 0.05;
    for (int i = 1; i < steps; i++) {
      double t = i / (double) steps;
      path.lineTo(
          x0 + (x1 - x0) * t + dice.between(-rough, rough),
          y0 + (y1 - y0) * t + dice.between(-rough, rough) * 0.6);
    }
    path.lineTo(x1, y1);
  }

  private static void cap(
      Canvas canvas,
      Dice dice,
      double x,
      double top,
      double height,
      double half,
      double[] crest,
      double side) {
    double deep = dice.between(0.22, 0.36);
    int snow = canvas.palette.hazy(canvas.palette.lit(0xFBFCFF), 0.15);
    double down = top + height * deep;
    double wide = half * deep * 0.9;
    Path2D.Double light = new Path2D.Double();
    light.moveTo(x, top);
    light.lineTo(x - side * wide, down);
    light.lineTo(x - side * wide * 0.62, down - height * 0.05);
    light.lineTo(x - side * wide * 0.4, down + height * 0.04);
    light.lineTo(x - side * wide * 0.15, down - height * 0.03);
    light.lineTo(crest[4], crest[5]);
    light.lineTo(crest[2], crest[3]);
    light.closePath();
    canvas.sheet.fill(light, snow);
    Path2D.Double shade = new Path2D.Double();
    shade.moveTo(x, top);
    shade.lineTo(crest[2], crest[3]);
    shade.lineTo(crest[4], crest[5]);
    shade.lineTo(x + side * wide * 0.3, down - height * 0.02);
    shade.lineTo(x + side * wide * 0.55, down + height * 0.05);
    shade.lineTo(x + side * wide * 0.9, down);
    shade.closePath();
    canvas.sheet.fill(shade, Rgb.mix(snow, Rgb.under(canvas.palette.middle(), 0xC8D4F0), 0.45));
  }

  /// A soft outline across the whole width, filled down to the bottom.
  static Shape outline(
      Canvas canvas, Dice dice, double level, double swing, double waves, int detail) {
    Noise noise = new Noise(dice);
    double step = Math.max(2, canvas.unit / 180);
    Path2D.Double path = new Path2D.Double();
    path.moveTo(-step, canvas.height + 2.0);
    for (double x = -step; x <= canvas.width + step; x += step) {
      path.lineTo(x, level - swing * noise.octaves(waves * x / canvas.unit, detail, 0.48));
    }
    path.lineTo(canvas.width + step, canvas.height + 2.0);
    path.closePath();
    return path;
  }

  /// A distant ridge, paler the farther it is.
  static void ridge(Canvas canvas, String name, double level, double swing, double distance) {
    Palette palette = canvas.palette;
    int colour = Rgb.mix(palette.near(), palette.far(), distance);
    Shape ridge = outline(canvas, canvas.dice.fork(name), level, swing, 2.1, 5);
    double opaque = 1;
    canvas.sheet.fillDown(
        ridge,
        colour,
        opaque,
        Rgb.mix(colour, palette.horizon(), 0.75 * Math.max(0.3, distance)),
        opaque);
  }

  /// A hill of the scene's land, lit at its brow.
  static void hill(Canvas canvas, String name, double level, double swing, double distance) {
    int land = canvas.palette.hazy(canvas.palette.land(), 0.75 * distance);
    Shape hill = outline(canvas, canvas.dice.fork(name), level, swing, 1.3, 2);
    canvas.sheet.fillDown(hill, Rgb.lighter(land, 0.1), Rgb.mix(land, canvas.palette.near(), 0.42));
  }
}
