package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.Season;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Noise;
import io.openbailian.text.Dice;
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
    texture(canvas, canvas.dice.fork(name + "Texture"), level, swing, land, 1 - distance);
  }

  /// Tufts on grass, hollows in snow, ripples in sand: fine and close together far off.
  private static void texture(
      Canvas canvas, Dice dice, double level, double swing, int land, double near) {
    double top = level + swing * 1.05;
    double depth = Math.min(canvas.height - top, canvas.unit * (0.14 + 0.3 * near));
    boolean grass = canvas.scene.place() != Place.DESERT && canvas.scene.season() != Season.WINTER;
    Path2D.Double dark = new Path2D.Double(Path2D.WIND_NON_ZERO);
    Path2D.Double light = new Path2D.Double(Path2D.WIND_NON_ZERO);
    int count = (int) ((grass ? 120 : 26) * Math.clamp(canvas.width / canvas.unit, 1, 3));
    for (int i = 0; i < count && depth > 0; i++) {
      double down = dice.unit();
      double x = canvas.width * dice.unit();
      double y = top + depth * down;
      double size = canvas.unit * (0.004 + 0.012 * down * near);
      Path2D.Double path = i % 2 == 0 ? dark : light;
      if (grass) {
        tuft(path, dice, x, y, size);
      } else {
        hollow(path, x, y, size * dice.between(6, 14), size * 1.3);
      }
    }
    canvas.sheet.fill(dark, Rgb.mix(land, canvas.palette.near(), 0.5), grass ? 0.45 : 0.1);
    canvas.sheet.fill(light, Rgb.lighter(land, grass ? 0.22 : 0.5), grass ? 0.5 : 0.16);
  }

  private static void tuft(Path2D.Double path, Dice dice, double x, double y, double size) {
    for (int blade = -1; blade <= 1; blade++) {
      double lean = size * (0.6 * blade + dice.between(-0.3, 0.3));
      path.moveTo(x + size * 0.3 * blade - size * 0.1, y);
      path.lineTo(x + size * 0.3 * blade + lean, y - size * dice.between(0.8, 1.4));
      path.lineTo(x + size * 0.3 * blade + size * 0.14, y);
      path.closePath();
    }
  }

  private static void hollow(Path2D.Double path, double x, double y, double wide, double tall) {
    path.moveTo(x - wide, y);
    path.quadTo(x, y - tall * 1.6, x + wide, y);
    path.quadTo(x + wide * 0.2, y + tall * 0.6, x - wide, y);
    path.closePath();
  }
}
