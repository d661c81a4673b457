package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;

/// 像素: drawn small, in few colours, tones between them dithered, subjects outlined, then enlarged
/// whole times.
record Pixel() implements Medium {
  private static final int COLOURS = 32;
  private static final double ACROSS = 172;
  private static final int[] BAYER = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

  @Override
  public Hand hand(Palette palette) {
    return new FlatHand(rgb -> Rgb.saturate(rgb, 1.15), true);
  }

  @Override
  public Rim rim(Palette palette) {
    return new Rim(Rgb.mix(palette.sun(), 0xFFF8E0, 0.5), 0.4, 0x101030, 0.25, 0.008);
  }

  @Override
  public int cell(int width, int height) {
    int unit = Math.min(width, height);
    return unit < 64 ? 1 : (int) Math.max(2, Math.round(unit / ACROSS));
  }

  @Override
  public void finish(Surface surface) throws InterruptedException {
    outline(surface);
    Reduction few = Reduction.of(surface.pixels, COLOURS);
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      int row = y * surface.width;
      for (int x = 0; x < surface.width; x++) {
        int bayer = BAYER[((y & 3) << 2) | (x & 3)] - 8;
        int raise = surface.figures[row + x] == 0 ? bayer : bayer / 3;
        surface.pixels[row + x] = few.nearest(Mix.raised(surface.pixels[row + x], raise));
      }
    }
  }

  /// A dark line around each subject.
  private static void outline(Surface surface) {
    for (int y = 1; y < surface.height - 1; y++) {
      for (int x = 1; x < surface.width - 1; x++) {
        int at = y * surface.width + x;
        int here = surface.figures[at] & 255;
        boolean edge =
            (surface.figures[at - 1] & 255) < here
                || (surface.figures[at + 1] & 255) < here
                || (surface.figures[at - surface.width] & 255) < here
                || (surface.figures[at + surface.width] & 255) < here;
        if (edge) {
          surface.pixels[at] = Mix.of(Mix.scaled(surface.pixels[at], 80), 0x1A1430, 128);
        }
      }
    }
  }
}
