package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
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
        if (!veil && (touch.figure() || touch.share(shape) > SMALL)) {
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

  /// A view becomes an emblem of itself; a room keeps its shapes, in four tones of one hue.
  @Override
  public void place(Surface surface) throws InterruptedException {
    if (surface.scene.place().outdoors()) {
      Emblem.draw(surface);
      return;
    }
    int key = Rgb.saturate(Rgb.mix(surface.palette.middle(), surface.palette.land(), 0.25), 1.1);
    int[] tones = tones(key, surface.palette.dark());
    int sky = commonest(surface);
    int[] ramp = ramp(tones, sky);
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      for (int x = 0; x < surface.width; x++) {
        int at = y * surface.width + x;
        surface.pixels[at] = ramp[Mix.luma(surface.pixels[at])];
      }
    }
  }

  /// The tone that most of the picture's upper half has.
  private static int commonest(Surface surface) {
    int[] histogram = new int[256];
    for (int i = 0; i < (surface.pixels.length + 1) / 2; i++) {
      histogram[Mix.luma(surface.pixels[i])]++;
    }
    int best = 0;
    for (int level = 1; level < 256; level++) {
      best = histogram[level] > histogram[best] ? level : best;
    }
    return best;
  }

  private static int[] tones(int key, boolean dark) {
    return dark
        ? new int[] {
          Rgb.mix(key, 0xF6F3EC, 0.6),
          Rgb.mix(key, 0xF6F3EC, 0.2),
          Rgb.darker(key, 0.3),
          Rgb.mix(Rgb.darker(key, 0.72), 0x10131C, 0.3)
        }
        : new int[] {
          Rgb.darker(key, 0.42), Rgb.mix(key, 0xF6F3EC, 0.35), Rgb.mix(key, 0xF6F3EC, 0.7), 0xF6F3EC
        };
  }

  /// The farther a tone is from the sky's, the darker the paper; the steps are a few levels soft.
  private static int[] ramp(int[] tones, int sky) {
    int[] ramp = new int[256];
    for (int level = 0; level < 256; level++) {
      int off = Math.abs(level - sky) - (level > sky ? 24 : 0);
      double step = 3 - Math.clamp(off / 30.0, 0.0, 3.0);
      int low = (int) Math.min(2, Math.floor(step));
      double part = Math.clamp((step - low - 0.4) * 5, 0, 1);
      ramp[level] = Mix.of(tones[low], tones[low + 1], (int) (256 * part));
    }
    return ramp;
  }

  @Override
  public void finish(Surface surface) {
    // Nothing is added.
  }
}
