package io.openbailian.illustrator.place;

import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Noise;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;

/// Northern light: ribbons that wave and fold upon themselves, brightest at their lower hem, green
/// below and violet where they fade into the stars.
///
/// A ribbon is walked from end to end and every step hangs a ray of light; where it folds, rays
/// gather and shine, as in the sky.
final class Aurora {
  private static final int RIBBONS = 3;

  /// Red, green and blue of the hem, the body, the upper part and the tips.
  private static final float[][][] TINTS = {
    {{40, 225, 140}, {60, 255, 150}, {20, 180, 165}, {90, 60, 205}},
    {{90, 235, 130}, {70, 255, 120}, {20, 160, 180}, {190, 50, 190}},
    {{225, 90, 190}, {50, 245, 150}, {40, 130, 225}, {210, 60, 170}},
  };

  private final Canvas canvas;
  private final int step;
  private final int columns;
  private final int rows;
  private final float[] light;

  private Aurora(Canvas canvas) {
    this.canvas = canvas;
    this.step = (int) Math.max(1, canvas.unit / 340);
    this.columns = canvas.width / step + 2;
    this.rows = (int) (Math.min(canvas.horizon, canvas.height) / step) + 2;
    this.light = new float[3 * columns * rows];
  }

  static void draw(Canvas canvas) throws InterruptedException {
    Aurora aurora = new Aurora(canvas);
    Dice dice = canvas.dice.fork("aurora");
    for (int i = 0; i < RIBBONS; i++) {
      aurora.ribbon(dice.fork("ribbon", i), i);
    }
    canvas.sheet.fillDown(
        Shapes.box(0, 0, canvas.width, canvas.horizon), 0x1E6F8C, 0.04, 0x3CF0A0, 0.24);
    aurora.shine();
  }

  /// The cold light that snow and water throw back.
  static void reflect(Canvas canvas, double from) {
    double soft = canvas.unit * 0.07;
    canvas.sheet.fillDown(Shapes.box(0, from, canvas.width, soft), 0x3CF0A8, 0, 0x3CF0A8, 0.26);
    canvas.sheet.fillDown(
        Shapes.box(0, from + soft, canvas.width, canvas.height - from - soft),
        0x3CF0A8,
        0.26,
        0x2AC7C0,
        0.05);
  }

  private void ribbon(Dice dice, int index) throws InterruptedException {
    Noise wave = new Noise(dice.fork("wave"));
    Noise folds = new Noise(dice.fork("folds"));
    Noise rays = new Noise(dice.fork("rays"));
    Noise brightness = new Noise(dice.fork("brightness"));
    float[][] tint = TINTS[(index + dice.fork("tint").below(3)) % 3];
    double wide = columns;
    double level = rows * (0.84 - 0.23 * index + dice.between(-0.05, 0.05));
    double slope = dice.between(-0.2, 0.2) * Math.min(rows, columns);
    double reach = Math.min(rows, 1.5 * columns);
    double tall = reach * dice.between(0.5, 0.66) * (1 - 0.14 * index);
    double turns = wide / Math.min(rows, columns) * 0.9;
    int steps = (int) (wide * 2.6);
    for (int i = 0; i < steps; i++) {
      canvas.poll(i);
      double t = i / (double) steps;
      double along = t * turns;
      double x = wide * (1.3 * t - 0.15) + wide / turns * 0.3 * folds.octaves(along * 3.4, 2, 0.55);
      double foot =
          level
              + slope * (t - 0.5)
              + reach * 0.2 * wave.octaves(along * 2.3, 3, 0.5)
              + reach * 0.035 * folds.at(along * 6 + 50);
      double ray = 0.62 + 0.38 * rays.octaves(along * 42, 3, 0.7);
      double swell = 0.25 + 0.75 * Math.clamp(0.55 + 0.9 * brightness.at(along * 1.3), 0, 1);
      double ends = Math.min(1, 6 * Math.min(t, 1 - t) + 0.25);
      float strength = (float) ((1.15 - 0.16 * index) * ray * swell * ends);
      ray(x, foot, tall * (0.55 + 0.6 * ray), strength, tint);
    }
  }

  private void ray(double x, double foot, double tall, float strength, float[][] tint) {
    int column = (int) Math.floor(x);
    if (column < 0 || column + 1 >= columns) {
      return;
    }
    float right = (float) (x - column);
    float hem = (float) Math.max(2, tall * 0.2);
    int top = (int) Math.max(0, foot - tall);
    int bottom = (int) Math.min(rows - 1.0, foot + hem);
    for (int row = top; row <= bottom; row++) {
      float up = (float) ((foot - row) / tall);
      float shine = up >= 0 ? (1 - up) * (1 - up) : 1 + (float) (foot - row) / hem;
      shine = up >= 0 ? shine : shine * shine;
      float part = Math.clamp(up * 3.4f, 0, 2.999f);
      int band = (int) part;
      float within = part - band;
      float share = strength * Math.max(0, shine);
      int at = 3 * (row * columns + column);
      for (int channel = 0; channel < 3; channel++) {
        float own = tint[band][channel];
        float colour = (own + (tint[band + 1][channel] - own) * within) * share;
        light[at + channel] += colour * (1 - right);
        light[at + 3 + channel] += colour * right;
      }
    }
  }

  private void shine() throws InterruptedException {
    int[] pixels = canvas.pixels();
    int bottom = (int) Math.min(canvas.height, Math.min(canvas.horizon, (rows - 1.0) * step));
    for (int y = 0; y < bottom; y++) {
      canvas.poll(y);
      int row = y / step;
      float down = y % step / (float) step;
      for (int x = 0; x < canvas.width; x++) {
        int at = 3 * (row * columns + x / step);
        float right = x % step / (float) step;
        int pixel = y * canvas.width + x;
        pixels[pixel] = added(pixels[pixel], at, right, down);
      }
    }
  }

  /// Light adds up, and the brighter it gets the less.
  private int added(int base, int at, float right, float down) {
    int red = base >> 16 & 255;
    int green = base >> 8 & 255;
    int blue = base & 255;
    red += (int) ((255 - red) * pressed(smooth(at, right, down)));
    green += (int) ((255 - green) * pressed(smooth(at + 1, right, down)));
    blue += (int) ((255 - blue) * pressed(smooth(at + 2, right, down)));
    return red << 16 | green << 8 | blue;
  }

  private static float pressed(float light) {
    return light / (light + 150);
  }

  private float smooth(int at, float right, float down) {
    int under = at + 3 * columns;
    float above = light[at] + (light[at + 3] - light[at]) * right;
    float below = light[under] + (light[under + 3] - light[under]) * right;
    return above + (below - above) * down;
  }
}
