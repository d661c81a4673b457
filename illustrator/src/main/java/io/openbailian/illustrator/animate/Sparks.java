package io.openbailian.illustrator.animate;

import io.openbailian.text.Dice;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/// What a prompt may let fly through the air: fireworks, meteors, petals, leaves, fireflies.
final class Sparks {
  private static final int[] FIRE = {0xFF5A4A, 0xFFD25A, 0x5AE0FF, 0xB98AFF, 0x7CFF9A, 0xFF9AD2};
  private static final int[] PETAL = {0xFFD3E0, 0xFFBFD2, 0xFFE9EF};
  private static final int[] LEAF = {0xD9772B, 0xC8452A, 0xE3A63A, 0xA8602A};
  private static final int RAYS = 90;
  private static final double BURST_EVERY = 0.4;
  private static final double BURST_LASTS = 2.0;
  private static final double RISE = 0.6;

  private final double unit;
  private final Dice dice;

  /// @param unit what sizes are measured by, in pixels
  Sparks(double unit, Dice dice) {
    this.unit = unit;
    this.dice = dice;
  }

  /// @param sky how low the sky reaches, in pixels
  void fireworks(Raster frame, double sky, double time) {
    int latest = (int) (time / BURST_EVERY) + 3;
    for (int i = Math.max(0, latest - 12); i <= latest; i++) {
      Dice own = dice.fork("burst", i);
      double age = time - (i - 3) * BURST_EVERY - own.between(0, 0.3) - RISE;
      double x = frame.width * own.between(0.12, 0.88);
      double y = sky * own.between(0.14, 0.5);
      if (age > -RISE && age < 0) {
        rocket(frame, x, y, sky, -age / RISE);
      } else if (age >= 0 && age < BURST_LASTS) {
        burst(frame, own, x, y, age);
      }
    }
  }

  private void rocket(Raster frame, double x, double y, double from, double left) {
    for (int k = 0; k < 12; k++) {
      double behind = Math.min(1, left + 0.02 * k);
      double height = y + (from - y) * behind * behind;
      frame.dot(x, height, unit * 0.0022, 0xFFE6B0, 0.9 - 0.07 * k);
    }
  }

  private void burst(Raster frame, Dice own, double x, double y, double age) {
    int tint = FIRE[own.below(FIRE.length)];
    int second = FIRE[own.below(FIRE.length)];
    double reach = unit * own.between(0.2, 0.34);
    double fade = (1 - age / BURST_LASTS) * (1 - age / BURST_LASTS);
    if (age < 0.35) {
      frame.glow(x, y, reach * 1.1, tint, 0.6 * (1 - age / 0.35));
    }
    for (int ray = 0; ray < RAYS; ray++) {
      double angle = 2 * StrictMath.PI * (ray + own.unit()) / RAYS;
      double speed = reach * (ray % 3 == 0 ? 0.55 : own.between(0.86, 1.05));
      int colour = ray % 3 == 0 ? second : tint;
      for (int trail = 0; trail < 8; trail++) {
        double then = age - 0.03 * trail;
        if (then > 0) {
          double out = speed * (1 - StrictMath.exp(-2.6 * then));
          frame.dot(
              x + out * StrictMath.cos(angle),
              y + out * StrictMath.sin(angle) + 0.06 * unit * then * then,
              unit * (0.0046 - 0.0004 * trail),
              trail == 0 ? 0xFFFBEA : colour,
              fade * (0.98 - 0.11 * trail));
        }
      }
    }
  }

  void meteors(Raster frame, double sky, double time) {
    int latest = (int) (time / 0.7) + 1;
    for (int i = Math.max(0, latest - 3); i <= latest; i++) {
      Dice own = dice.fork("meteor", i);
      double age = (time - (i - 1) * 0.7 - own.between(0, 0.4)) / own.between(0.7, 1.1);
      if (age > 0 && age < 1) {
        double x = frame.width * own.between(0.15, 1.05) - age * unit * 0.62;
        double y = sky * own.between(0, 0.45) + age * unit * 0.3;
        double bright = StrictMath.sin(StrictMath.PI * age);
        for (int k = 0; k < 90; k++) {
          double behind = k / 90.0;
          frame.dot(
              x + unit * 0.25 * behind,
              y - unit * 0.121 * behind,
              unit * 0.0028 * (1 - behind),
              0xF4F8FF,
              bright * (1 - behind) * 0.9);
        }
      }
    }
  }

  /// Petals, or leaves, that tumble down.
  void falling(Raster frame, Graphics2D g, boolean petals, double time) {
    int count = petals ? 70 : 46;
    for (int i = 0; i < count; i++) {
      Dice own = dice.fork(petals ? "petal" : "leaf", i);
      double near = own.unit();
      double fall = own.unit() + time * (0.07 + 0.09 * near);
      double drift = own.unit() + 0.05 * time + 0.03 * Waves.sine(time, 2.4 + near, own.unit());
      double x = (Waves.wrap(drift + 0.41 * StrictMath.floor(fall)) * 1.1 - 0.05) * frame.width;
      double y = (Waves.wrap(fall) * 1.1 - 0.05) * frame.height;
      double size = unit * (petals ? 0.008 : 0.013) * (0.6 + 0.9 * near);
      double turn = 2 * StrictMath.PI * (own.unit() + time * own.between(0.15, 0.45));
      double flat = 0.35 + 0.65 * Math.abs(Waves.sine(time, 1.3 + near, own.unit()));
      AffineTransform place = AffineTransform.getTranslateInstance(x, y);
      place.rotate(turn);
      place.scale(size, size * flat);
      g.setColor(new Color(petals ? own.pick(PETAL) : own.pick(LEAF)));
      g.fill(place.createTransformedShape(petals ? petal() : leaf()));
    }
  }

  private static Path2D petal() {
    Path2D.Double path = new Path2D.Double();
    path.moveTo(-1, 0);
    path.curveTo(-0.6, -0.9, 0.6, -0.9, 1, -0.15);
    path.lineTo(0.8, 0.05);
    path.curveTo(0.6, 0.7, -0.6, 0.6, -1, 0);
    return path;
  }

  private static Path2D leaf() {
    Path2D.Double path = new Path2D.Double();
    path.moveTo(-1.2, 0);
    path.curveTo(-0.5, -0.8, 0.5, -0.7, 1.1, 0);
    path.curveTo(0.5, 0.7, -0.5, 0.8, -1.2, 0);
    return path;
  }

  void fireflies(Raster frame, double top, double time) {
    for (int i = 0; i < 48; i++) {
      Dice own = dice.fork("firefly", i);
      double x = own.unit() + 0.05 * Waves.sine(time, 5 + 3 * own.unit(), own.unit());
      double y = own.unit() + 0.06 * Waves.sine(time, 4 + 3 * own.unit(), own.unit());
      double shine = Math.max(0, Waves.sine(time, 1.6 + 1.5 * own.unit(), own.unit()));
      double px = frame.width * Waves.wrap(x);
      double py = top + (frame.height - top) * Math.clamp(y, 0, 1);
      frame.glow(px, py, unit * 0.018, 0xE9FF7A, 0.75 * shine);
      frame.dot(px, py, unit * 0.0022, 0xFFFFD0, shine);
    }
  }

  /// What rises from something hot that stands there.
  void steam(Raster frame, double x, double y, double size, double time) {
    for (int i = 0; i < 26; i++) {
      double age = Waves.wrap(time * 0.3 + i / 26.0);
      double sway = size * 0.13 * StrictMath.sin(6 * age - 1.7 * time + i % 3 * 2);
      double aside = (i % 3 - 1) * size * 0.16;
      double fade = 0.13 * StrictMath.sin(StrictMath.PI * age);
      frame.glow(
          x + aside + sway, y - size * 0.85 * age, size * (0.07 + 0.13 * age), 0xFFFFFF, fade);
    }
  }
}
