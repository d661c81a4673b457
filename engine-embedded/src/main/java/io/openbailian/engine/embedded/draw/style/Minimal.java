package io.openbailian.engine.embedded.draw.style;

import io.openbailian.engine.embedded.palette.Palette;
import io.openbailian.engine.embedded.palette.Rgb;
import java.awt.Color;
import java.awt.Shape;

/// 极简: much empty paper, the few large shapes of a place in tones of one hue, the subject in its
/// own colour.
record Minimal() implements Medium {
  private static final double SMALL = 0.16;

  @Override
  public Hand hand(Palette palette) {
    FlatHand flat = new FlatHand(rgb -> Inks.stepped(rgb, 5), false);
    return new Hand() {
      @Override
      public void fill(Touch touch, Shape shape, Color colour) {
        boolean veil = colour.getAlpha() < 150;
        if (touch.figure() ? !veil : !veil && touch.share(shape) > SMALL) {
          flat.fill(touch, shape, colour);
        }
      }

      @Override
      public void fade(Touch touch, Shape shape, Color top, Color bottom) {
        if (touch.figure() || touch.share(shape) > SMALL) {
          flat.fade(touch, shape, top, bottom);
        }
      }

      @Override
      public void form(Touch touch, Shape shape, Color light, Color shade) {
        if (touch.figure() || touch.share(shape) > SMALL) {
          flat.form(touch, shape, light, shade);
        }
      }

      @Override
      public void line(Touch touch, Shape shape, double width, Color colour) {
        if (touch.figure()) {
          flat.line(touch, shape, width, colour);
        }
      }

      @Override
      public void glow(Touch touch, double x, double y, double r, int rgb, double opacity) {}
    };
  }

  @Override
  public double shadows() {
    return 0;
  }

  @Override
  public void sky(Plate plate) throws InterruptedException {
    Bands.lay(plate, 1, 0, false);
  }

  /// Everything but the subject in four tones of the sky's hue, most of it nearly white.
  @Override
  public void place(Plate plate) throws InterruptedException {
    int key = Rgb.saturate(Rgb.mix(plate.palette.middle(), plate.palette.land(), 0.25), 1.1);
    int[] tones = tones(key, plate.palette.dark());
    int[] histogram = new int[256];
    for (int rgb : plate.pixels) {
      histogram[Mix.luma(rgb)]++;
    }
    int[] ramp = ramp(tones, histogram, plate.pixels.length);
    for (int y = 0; y < plate.height; y++) {
      plate.poll(y);
      for (int x = 0; x < plate.width; x++) {
        int at = y * plate.width + x;
        plate.pixels[at] = ramp[Mix.luma(plate.pixels[at])];
      }
    }
  }

  private static int[] tones(int key, boolean dark) {
    return dark
        ? new int[] {
          Rgb.mix(Rgb.darker(key, 0.72), 0x10131C, 0.3),
          Rgb.darker(key, 0.62),
          Rgb.darker(key, 0.4),
          Rgb.mix(key, 0xF6F3EC, 0.7)
        }
        : new int[] {
          Rgb.darker(key, 0.42), Rgb.mix(key, 0xF6F3EC, 0.35), Rgb.mix(key, 0xF6F3EC, 0.7), 0xF6F3EC
        };
  }

  /// Steps where the picture's own tones part, each a few levels soft.
  private static int[] ramp(int[] tones, int[] histogram, int count) {
    int[] ramp = new int[256];
    double[] shares = {0.12, 0.3, 0.52};
    int seen = 0;
    int step = 0;
    for (int level = 0; level < 256; level++) {
      seen += histogram[level];
      ramp[level] = tones[step];
      while (step < shares.length && seen > shares[step] * count) {
        step++;
      }
    }
    int[] soft = ramp.clone();
    for (int level = 3; level < 253; level++) {
      soft[level] = Mix.of(ramp[level - 3], ramp[level + 3], 128);
    }
    return soft;
  }

  @Override
  public void finish(Plate plate) {
    // Nothing is added.
  }
}
