package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.scene.TimeOfDay;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.util.ArrayList;
import java.util.List;

/// Sun, moon, stars and rainbow.
public final class Celestial {
  private static final int[] BOW = {0xE8413A, 0xF28A30, 0xF6D243, 0x58B75A, 0x3C8FD6, 0x7A55B8};

  private Celestial() {}

  static void draw(Canvas canvas) {
    if (canvas.scene.shows(Sky.STARS)) {
      stars(canvas);
    }
    if (canvas.scene.shows(Sky.SUN) && canvas.scene.time() != TimeOfDay.NIGHT) {
      sun(canvas);
    }
    if (canvas.scene.shows(Sky.MOON)) {
      moon(canvas);
    }
    if (canvas.scene.shows(Sky.RAINBOW)) {
      rainbow(canvas);
    }
  }

  private static void sun(Canvas canvas) {
    double radius = canvas.unit * (canvas.scene.time() == TimeOfDay.DAY ? 0.05 : 0.085);
    Sheet sheet = canvas.sheet;
    sheet.glow(canvas.sunX, canvas.sunY, radius * 2.6, canvas.palette.sun(), 0.75);
    sheet.fill(Shapes.circle(canvas.sunX, canvas.sunY, radius), canvas.palette.sun());
  }

  public static void moon(Canvas canvas) {
    Dice dice = canvas.dice.fork("moon");
    double r = canvas.unit * dice.between(0.062, 0.085);
    double x = canvas.sunX;
    double y = canvas.scene.time() == TimeOfDay.NIGHT ? canvas.sunY : canvas.horizon * 0.2;
    int light = Rgb.mix(canvas.palette.sun(), 0xFFFDF0, 0.5);
    canvas.sheet.glow(x, y, r * 3, light, 0.5);
    if (dice.chance(0.35)) {
      Area crescent = new Area(Shapes.circle(x, y, r));
      crescent.subtract(new Area(Shapes.circle(x + r * 0.42, y - r * 0.16, r * 0.86)));
      canvas.sheet.fill(crescent, light);
      return;
    }
    canvas.sheet.fill(Shapes.circle(x, y, r), light);
    seas(canvas, dice.fork("seas"), x, y, r);
  }

  /// The dark plains of the full moon, soft at their edges, and its rim in shade.
  private static void seas(Canvas canvas, Dice dice, double x, double y, double r) {
    Area disc = new Area(Shapes.circle(x, y, r * 0.99));
    double[] seas = {
      -0.3, -0.28, 0.34, 0.16, -0.38, 0.26, 0.3, -0.05, 0.24, -0.38, 0.16, 0.26, 0.1, 0.46, 0.18
    };
    for (int layer = 0; layer < 3; layer++) {
      Area dark = new Area();
      for (int i = 0; i < seas.length; i += 3) {
        double size = seas[i + 2] * r * (1.1 - 0.2 * layer);
        dark.add(
            new Area(
                Shapes.blob(
                    dice.fork("sea", i),
                    x + seas[i] * r,
                    y + seas[i + 1] * r,
                    size,
                    size * 0.85,
                    9,
                    0.18)));
      }
      dark.intersect(disc);
      canvas.sheet.fill(dark, canvas.palette.middle(), 0.1);
    }
    Area shade = new Area(disc);
    shade.subtract(new Area(Shapes.circle(x - r * 0.14, y - r * 0.1, r * 1.02)));
    canvas.sheet.fill(shade, canvas.palette.middle(), 0.22);
  }

  /// A star of the sky, in pixels.
  ///
  /// @param bright 0 to 1
  public record Star(double x, double y, double r, int tint, double bright) {}

  private static void stars(Canvas canvas) {
    for (Star star : starsOf(canvas)) {
      canvas.sheet.fill(
          Shapes.circle(star.x(), star.y(), star.r()), star.tint(), 0.35 + 0.65 * star.bright());
      if (star.bright() > 0.95) {
        sparkle(canvas.sheet, star.x(), star.y(), star.r() * 5, star.tint());
      }
    }
  }

  public static List<Star> starsOf(Canvas canvas) {
    List<Star> stars = new ArrayList<>();
    Dice dice = canvas.dice.fork("stars");
    int count =
        (int)
            Math.min(
                420,
                150 * Math.max(1, canvas.width * canvas.horizon / (canvas.unit * canvas.unit)));
    for (int i = 0; i < count; i++) {
      double x = dice.unit() * canvas.width;
      double y = dice.unit() * dice.unit() * canvas.horizon;
      double bright = dice.unit();
      double r = canvas.unit * (0.0007 + 0.0014 * bright * bright);
      int tint = dice.pick(0xFFFFFF, 0xFFF2D8, 0xDCE8FF);
      stars.add(new Star(x, y, r, tint, bright));
    }
    return stars;
  }

  private static void sparkle(Sheet sheet, double x, double y, double r, int tint) {
    sheet.fill(
        Pen.at(x - r, y)
            .curve(x, y, x, y - r)
            .curve(x, y, x + r, y)
            .curve(x, y, x, y + r)
            .curve(x, y, x - r, y)
            .close(),
        tint,
        0.9);
  }

  public static void rainbow(Canvas canvas) {
    double radius = Math.min(canvas.width * 0.55, canvas.horizon * 0.95);
    double band = radius * 0.028;
    double x = canvas.width / 2.0;
    for (int i = 0; i < BOW.length; i++) {
      double r = radius - i * band;
      canvas.sheet.line(
          new Arc2D.Double(x - r, canvas.horizon - r, 2 * r, 2 * r, 0, 180, Arc2D.OPEN),
          band * 1.15,
          BOW[i],
          0.42);
    }
  }
}
