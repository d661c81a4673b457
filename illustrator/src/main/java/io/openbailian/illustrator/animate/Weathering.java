package io.openbailian.illustrator.animate;

import io.openbailian.text.Dice;

/// Rain and snow: each drop and flake falls on its own way, again and again.
final class Weathering {
  private final int count;
  private final double[] x;
  private final double[] y;
  private final double[] near;
  private final double[] phase;
  private final double slant;
  private final double unit;

  private Weathering(int count, double unit, Dice dice) {
    this.count = count;
    this.unit = unit;
    this.x = new double[count];
    this.y = new double[count];
    this.near = new double[count];
    this.phase = new double[count];
    this.slant = dice.between(-0.2, 0.2);
    for (int i = 0; i < count; i++) {
      x[i] = dice.unit();
      y[i] = dice.unit();
      near[i] = dice.unit();
      phase[i] = dice.unit();
    }
  }

  static Weathering of(Raster frame, double density, Dice dice) {
    double unit = Math.min(frame.width, frame.height);
    double area = frame.width / unit * (frame.height / unit);
    return new Weathering((int) Math.min(1400, density * area), unit, dice);
  }

  /// @param wet where drops splash, in pixels from the top
  void rain(Raster frame, double wet, double time) {
    for (int i = 0; i < count; i++) {
      double fall = (1.5 + 1.3 * near[i]) * time / 1.25 + y[i];
      double height = Waves.wrap(fall) * 1.1 - 0.1;
      double aside = Waves.wrap(x[i] + 0.37 * StrictMath.floor(fall));
      double px = (aside * 1.2 - 0.1) * frame.width + slant * height * frame.height;
      frame.streak(
          px,
          height * frame.height,
          unit * (0.03 + 0.06 * near[i]),
          slant,
          0xEAF2FA,
          0.16 + 0.34 * near[i]);
      if (i % 5 == 0) {
        splash(frame, i, wet, time);
      }
    }
  }

  private void splash(Raster frame, int i, double wet, double time) {
    double age = Waves.wrap(time * 1.7 + phase[i]);
    double round = StrictMath.floor(time * 1.7 + phase[i]);
    double px = frame.width * Waves.wrap(x[i] + 0.618 * round);
    double py = wet + (frame.height - wet) * Waves.wrap(y[i] + 0.414 * round);
    double size = unit * (0.004 + 0.014 * age) * (0.4 + py / frame.height);
    double fade = 0.5 * (1 - age) * (1 - age);
    for (int k = 0; k < 22; k++) {
      double angle = k * StrictMath.PI / 11;
      frame.dot(
          px + size * StrictMath.cos(angle),
          py + 0.32 * size * StrictMath.sin(angle),
          0.3,
          0xF2F8FF,
          fade);
    }
  }

  void snow(Raster frame, double time) {
    for (int i = 0; i < count; i++) {
      double close = near[i] * near[i];
      double fall = (0.06 + 0.12 * close + 0.03 * phase[i]) * time + y[i];
      double sway =
          0.018 * StrictMath.sin(2 * StrictMath.PI * (time / (2.2 + 2 * phase[i]) + phase[i]));
      double aside = Waves.wrap(x[i] + 0.31 * StrictMath.floor(fall) + sway + 0.09 * slant * time);
      frame.dot(
          (aside * 1.06 - 0.03) * frame.width,
          (Waves.wrap(fall) * 1.06 - 0.03) * frame.height,
          unit * (0.0015 + 0.006 * close),
          0xFFFFFF,
          0.92 - 0.35 * close);
    }
  }
}
