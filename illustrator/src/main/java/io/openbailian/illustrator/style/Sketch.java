package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;
import java.awt.Color;

/// 素描: pencil on paper; outlines that waver, tone by hatching, darker tone by hatching across.
record Sketch() implements Medium {
  private static final int PAPER = 0xF6F3EA;
  private static final int GRAPHITE = 0x34343A;

  @Override
  public Hand hand(Palette palette) {
    return new BrushHand(new Color(0xD02C2C32, true), 0.003, 0.002, 0.35, new Color(PAPER));
  }

  @Override
  public double shadows() {
    return 0.8;
  }

  /// The place is drawn with a lighter hand.
  @Override
  public void place(Surface surface) throws InterruptedException {
    surface.veil(PAPER, 44);
  }

  @Override
  public void finish(Surface surface) throws InterruptedException {
    int[] source = surface.pixels.clone();
    Small soft = Small.of(source, surface.width, surface.height, 2).blurred(0.005 * surface.unit);
    Sway sway = new Sway(surface, source, 0.09, 0.0028);
    int[] near = new int[surface.width];
    int scale = (int) Math.max(128, 1024 * 256 / surface.unit);
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      soft.row(y, near);
      sway.row(y);
      int row = y * surface.width;
      int edgeY = Math.min(y, surface.height - 1 - y);
      for (int x = 0; x < surface.width; x++) {
        int light = Mix.luma(sway.at(x, y));
        int line = Math.max(0, Mix.luma(near[x]) - light - 3) * 4;
        int edge = Math.min(edgeY, Math.min(x, surface.width - 1 - x));
        int dark = (236 - (light * 3 + Mix.luma(near[x])) / 4) * 3 / 2;
        int fade =
            Math.clamp((edge - 8L) * 4096 / (int) (surface.unit + 1) + sway.off(x) / 2, 0, 256);
        int tone = hatched((dark * fade) >> 8, (x * scale) >> 8, (y * scale) >> 8);
        int lead = tone + ((line * fade) >> 8);
        int tooth = 256 - 2 * Math.max(0, RepeatingTextures.TOOTH[RepeatingTextures.index(x, y)]);
        surface.pixels[row + x] =
            Mix.of(PAPER, GRAPHITE, Math.clamp((lead * tooth) >> 8, 0, 236) & ~15);
      }
    }
  }

  /// How much lead a tone asks for at a point: rubbed in a little, the rest in lines.
  private static int hatched(int dark, int x, int y) {
    if (dark < 6) {
      return 0;
    }
    int wave = RepeatingTextures.CLOUD[RepeatingTextures.index(x >> 2, y >> 2)] >> 4;
    int lead = dark / 5;
    lead += line(dark - 10, x + y + wave, 170);
    lead += line(dark - 84, x - y + wave, 140);
    lead += line(dark - 140, x + 3 * y + wave, 110);
    return lead;
  }

  /// Lines seven pixels apart, the wider the darker.
  private static int line(int dark, int across, int most) {
    if (dark <= 0) {
      return 0;
    }
    int phase = Math.abs(Math.floorMod(across, 8) - 4);
    int width = Math.min(4, 1 + dark / 44);
    return phase < width ? Math.min(most, 36 + dark) * (width - phase) / width : 0;
  }
}
