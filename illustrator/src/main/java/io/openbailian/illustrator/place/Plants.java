package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Season;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;
import java.awt.geom.Path2D;

/// Grass and flowers as part of the ground.
final class Plants {
  private static final int[] BLOOMS = {0xF7F1E0, 0xF4C534, 0xE8608A, 0xE4572E, 0xA07AD0, 0xF29AB8};

  private Plants() {}

  private static boolean bare(Canvas canvas) {
    return canvas.scene.season() == Season.WINTER;
  }

  /// Tufts of blades along the bottom.
  static void grass(Canvas canvas, double from) {
    if (bare(canvas)) {
      return;
    }
    Dice dice = canvas.dice.fork("grass");
    int count = (int) Math.min(260, 90 * Math.max(1, canvas.width / canvas.unit));
    for (int i = 0; i < count; i++) {
      double x = canvas.width * dice.unit();
      double y = from + (canvas.height - from) * 1.1 * i / count;
      double tall = canvas.unit * dice.between(0.02, 0.045);
      int green = Rgb.mix(canvas.palette.land(), canvas.palette.leaf(), dice.unit());
      double lean = tall * dice.between(-0.5, 0.5);
      canvas.sheet.fill(
          Pen.at(x - tall * 0.08, y)
              .curve(x, y - tall * 0.5, x + lean, y - tall)
              .curve(x + tall * 0.1, y - tall * 0.4, x + tall * 0.08, y)
              .close(),
          Rgb.darker(green, dice.between(0, 0.25)));
    }
  }

  /// Small blossoms scattered over the ground, larger towards the bottom.
  static void meadowFlowers(Canvas canvas, double from) {
    if (bare(canvas) || canvas.scene.avoids("flowers")) {
      return;
    }
    Dice dice = canvas.dice.fork("blossoms");
    int[] colours = {dice.pick(BLOOMS), dice.pick(BLOOMS), 0xF7F1E0};
    for (int i = 0; i < 90; i++) {
      double down = StrictMath.sqrt(i / 90.0);
      double y = from + (canvas.height - from) * down;
      double r = canvas.unit * (0.002 + 0.005 * down);
      blossom(
          canvas, dice, canvas.width * dice.unit(), y, r, canvas.palette.lit(dice.pick(colours)));
    }
  }

  private static void blossom(Canvas canvas, Dice dice, double x, double y, double r, int colour) {
    double turn = dice.unit();
    for (int petal = 0; petal < 5; petal++) {
      double angle = 2 * StrictMath.PI * (petal / 5.0 + turn);
      canvas.sheet.fill(
          Shapes.circle(
              x + r * StrictMath.cos(angle), y + r * 0.8 * StrictMath.sin(angle), r * 0.7),
          colour);
    }
    canvas.sheet.fill(Shapes.circle(x, y, r * 0.5), canvas.palette.lit(0xF2C14A));
  }

  /// Beds of flowers in rows that run towards the horizon.
  static void flowerRows(Canvas canvas, double from) {
    Dice dice = canvas.dice.fork("beds");
    int asked =
        canvas.scene.subjects().stream()
            .filter(s -> s.thing().equals("flowers"))
            .flatMap(s -> s.hue().stream())
            .findFirst()
            .map(Hue::rgb)
            .orElse(-1);
    int beds = 9;
    for (int bed = 0; bed < beds; bed++) {
      double down = (bed + 1.0) / beds;
      double y = from + (canvas.height - from) * down * down;
      double r = canvas.unit * (0.003 + 0.011 * down);
      int colour = canvas.palette.lit(asked >= 0 ? asked : dice.pick(BLOOMS));
      int leaf = canvas.palette.hazy(Rgb.darker(canvas.palette.leaf(), 0.12), 0.35 * (1 - down));
      bed(canvas, dice.fork("bed", bed), y, r, colour, leaf, 0.3 * (1 - down));
    }
  }

  /// One row: leaves in two tones behind heads in three.
  private static void bed(
      Canvas canvas, Dice dice, double y, double r, int colour, int leaf, double haze) {
    Path2D.Double dark = new Path2D.Double(Path2D.WIND_NON_ZERO);
    Path2D.Double light = new Path2D.Double(Path2D.WIND_NON_ZERO);
    Path2D.Double shade = new Path2D.Double(Path2D.WIND_NON_ZERO);
    Path2D.Double heads = new Path2D.Double(Path2D.WIND_NON_ZERO);
    Path2D.Double bright = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (double x = -r; x < canvas.width + r; x += r * 1.15) {
      for (int i = 0; i < 3; i++) {
        double lx = x + r * dice.between(-1, 1);
        Foliage.leaf(
            i == 0 ? light : dark,
            lx,
            y + r * dice.between(-0.4, 1.8),
            r * 1.1,
            1.57 + dice.between(-0.7, 0.7));
      }
      double head = y - r * dice.between(0.2, 2.4);
      double size = r * dice.between(0.55, 0.95);
      shade.append(Shapes.ellipse(x, head + size * 0.25, size, size * 0.85), false);
      heads.append(Shapes.ellipse(x - size * 0.1, head, size * 0.86, size * 0.7), false);
      bright.append(
          Shapes.ellipse(x - size * 0.25, head - size * 0.22, size * 0.45, size * 0.3), false);
    }
    canvas.sheet.fill(dark, Rgb.darker(leaf, 0.12));
    canvas.sheet.fill(light, Rgb.lighter(leaf, 0.14));
    canvas.sheet.fill(shade, canvas.palette.hazy(Rgb.mix(colour, 0x401028, 0.28), haze));
    canvas.sheet.fill(heads, canvas.palette.hazy(colour, haze));
    canvas.sheet.fill(bright, canvas.palette.hazy(Rgb.lighter(colour, 0.4), haze));
  }
}
