package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;
import java.awt.Color;
import java.awt.Shape;

/// 赛博朋克: night, magenta light from one side and cyan from the other, wet ground, glow, scan lines.
record Cyberpunk() implements Medium {
  private static final int MAGENTA = 0xFF2FB4;
  private static final int CYAN = 0x1CE8FF;

  @Override
  public Hand hand(Palette palette) {
    return new Hand() {
      @Override
      public void form(Touch touch, Shape shape, Color light, Color shade) {
        Color dark = Hand.between(shade, new Color(0x120A2E), 0.5);
        Hand.STEADY.form(touch, shape, Hand.between(light, new Color(MAGENTA), 0.12), dark);
      }
    };
  }

  @Override
  public Rim rim(Palette palette) {
    return new Rim(MAGENTA, 0.95, CYAN, 0.9, 0.016);
  }

  @Override
  public double shadows() {
    return 0.7;
  }

  /// Deepens the dark, and has every edge in it glow like a tube.
  @Override
  public void place(Surface surface) throws InterruptedException {
    int[] source = surface.pixels.clone();
    int apart = surface.pixels(0.0022);
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      int row = y * surface.width;
      int above = Math.max(0, y - apart) * surface.width;
      for (int x = 0; x < surface.width; x++) {
        int rgb = source[row + x];
        int light = Mix.luma(rgb);
        int edge =
            Math.abs(light - Mix.luma(source[above + x]))
                + Math.abs(light - Mix.luma(source[row + Math.max(0, x - apart)]));
        int dark = Mix.of(rgb, 0x140A34, Math.clamp(150L - light, 0, 110));
        int neon = Mix.of(MAGENTA, CYAN, 256 * y / surface.height);
        surface.pixels[row + x] =
            edge < 5 ? dark : Mix.screen(dark, Mix.scaled(neon, Math.min(220, 8 * (edge - 4))));
      }
    }
  }

  @Override
  public void finish(Surface surface) throws InterruptedException {
    wet(surface);
    Small bright =
        Small.of(surface.pixels, surface.width, surface.height, 4)
            .above(150)
            .blurred(0.035 * surface.unit);
    int[] glow = new int[surface.width];
    int[] shifted = new int[surface.width];
    int apart = (int) Math.round(surface.unit * 0.0016);
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      bright.row(y, glow);
      int row = y * surface.width;
      System.arraycopy(surface.pixels, row, shifted, 0, surface.width);
      int line = y % 4 == 3 ? 222 : 256;
      int low = Math.clamp(90L * y / surface.height, 0, 90);
      for (int x = 0; x < surface.width; x++) {
        int red = shifted[Math.max(0, x - apart)] & 0xFF0000;
        int blue = shifted[Math.min(surface.width - 1, x + apart)] & 0xFF;
        int rgb = red | (shifted[x] & 0x00FF00) | blue;
        int side = 256 * x / surface.width;
        int neon = Mix.scaled(Mix.of(MAGENTA, CYAN, side), (Math.abs(side - 128) * low) >> 8);
        int lit = Mix.screen(Mix.screen(rgb, Mix.scaled(glow[x], 150)), neon);
        surface.pixels[row + x] = line == 256 ? lit : Mix.scaled(lit, line);
      }
    }
  }

  /// The ground mirrors what stands on it, drawn out downwards and broken by the wind.
  private static void wet(Surface surface) throws InterruptedException {
    PictureNoise wind = new PictureNoise(surface.dice.fork("wind"), surface.unit * 0.06);
    int[] sway = new int[surface.width];
    int line = (int) Math.clamp(surface.front, 1, surface.height);
    int[] copy = surface.pixels.clone();
    for (int y = line; y < surface.height; y++) {
      surface.poll(y);
      wind.row(3 * y, sway);
      int down = y - line;
      int from = Math.max(0, line - 1 - 3 * down);
      for (int x = 0; x < surface.width; x++) {
        int sx = Math.clamp(x + (long) sway[x] * surface.pixels(0.012) / 128, 0, surface.width - 1);
        int mirrored = copy[Math.clamp(from + sway[x] / 24, 0, line - 1) * surface.width + sx];
        int at = y * surface.width + x;
        surface.pixels[at] = Mix.of(surface.pixels[at], Mix.of(mirrored, 0x1A0C40, 70), 190);
      }
    }
  }
}
