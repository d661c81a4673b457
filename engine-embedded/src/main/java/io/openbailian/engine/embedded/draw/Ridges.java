package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Palette;
import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Dice;
import java.awt.Shape;
import java.awt.geom.Path2D;

/// Land that rises against the sky: soft distant ridges, hills and dunes.
final class Ridges {
  private Ridges() {}

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
