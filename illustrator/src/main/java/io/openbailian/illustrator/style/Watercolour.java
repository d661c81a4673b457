package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;
import java.awt.Color;
import java.awt.Shape;

/// 水彩: transparent washes whose pigment gathers at their edges and in the hollows of the paper,
/// blooms where water ran back, and a margin left white.
record Watercolour() implements Medium {
  private static final int PAPER = 0xFBF8F0;

  @Override
  public Hand hand(Palette palette) {
    return new Hand() {
      @Override
      public void form(Touch touch, Shape shape, Color light, Color shade) {
        Hand.STEADY.form(touch, shape, Hand.between(light, new Color(PAPER), 0.4), shade);
      }
    };
  }

  @Override
  public double shadows() {
    return 0.6;
  }

  @Override
  public void sky(Surface surface) throws InterruptedException {
    PictureNoise wash = new PictureNoise(surface.dice.fork("sky"), surface.unit * 0.5);
    int[] wet = new int[surface.width];
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      wash.row(y, wet);
      int row = y * surface.width;
      for (int x = 0; x < surface.width; x++) {
        int white = Math.clamp(30 + wet[x] * 5 / 4, 0, 200);
        surface.pixels[row + x] = Mix.of(surface.pixels[row + x], PAPER, white);
      }
    }
  }

  @Override
  public void finish(Surface surface) throws InterruptedException {
    int[] source = surface.pixels.clone();
    Small wide = Small.of(source, surface.width, surface.height, 4).blurred(0.016 * surface.unit);
    Sway sway = new Sway(surface, source, 0.07, 0.004);
    PictureNoise blooms = new PictureNoise(surface.dice.fork("bloom"), surface.unit * 0.32);
    int[] soft = new int[surface.width];
    int[] bloom = new int[surface.width];
    int margin = surface.pixels(0.035);
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      wide.row(y, soft);
      sway.row(y);
      blooms.row(y, bloom);
      int row = y * surface.width;
      int edgeY = Math.min(y, surface.height - 1 - y);
      for (int x = 0; x < surface.width; x++) {
        int rgb = washed(sway.at(x, y), soft[x], bloom[x], x, y);
        int edge = Math.min(edgeY, Math.min(x, surface.width - 1 - x));
        int in = edge - margin - sway.off(x) * margin / 220;
        surface.pixels[row + x] = in > margin / 3 ? rgb : margin(rgb, in, margin);
      }
    }
  }

  private static int washed(int sharp, int soft, int bloom, int x, int y) {
    int pooled = Mix.luma(soft) - Mix.luma(sharp);
    int rgb = Mix.of(sharp, soft, 44);
    if (pooled > 4) {
      rgb = Mix.scaled(rgb, 256 - Math.min(64, pooled));
    }
    int wash = bloom > 24 ? Math.min(96, (bloom - 24) * 3 / 2) : 0;
    int ring = Math.abs(bloom - 26);
    rgb = ring < 3 ? Mix.scaled(rgb, 244) : Mix.of(rgb, PAPER, 24 + wash);
    int dark = 255 - Mix.luma(rgb);
    int grain = 2 * RepeatingTextures.tooth(RepeatingTextures.index(x, y));
    return grain == 0 ? rgb : Mix.raised(rgb, grain * (1 + dark / 28));
  }

  /// At the rim of the painted paper: pigment gathers, then ends.
  private static int margin(int rgb, int in, int margin) {
    if (in <= 0) {
      return PAPER;
    }
    int near = 256 - 256 * in / Math.max(1, margin / 3);
    int full = Math.min(256, in * 128);
    return Mix.of(PAPER, Mix.scaled(rgb, 256 - near / 5), full);
  }
}
