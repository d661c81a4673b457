package io.openbailian.illustrator.style;

/// 窗花: a picture as one sheet of red paper from which everything light is cut away.
final class WindowFlower {
  private static final int RED = 0xC81E28;
  private static final int PAPER = 0xFBF3E6;

  private WindowFlower() {}

  static void cut(Surface surface) throws InterruptedException {
    int[] source = surface.pixels.clone();
    Small local = Small.of(source, surface.width, surface.height, 4).blurred(0.05 * surface.unit);
    Small near = Small.of(source, surface.width, surface.height, 2).blurred(0.012 * surface.unit);
    Small around = figures(surface);
    int[] wide = new int[surface.width];
    int[] fine = new int[surface.width];
    int[] halo = new int[surface.width];
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      local.row(y, wide);
      near.row(y, fine);
      around.row(y, halo);
      int row = y * surface.width;
      for (int x = 0; x < surface.width; x++) {
        int light = Mix.luma(source[row + x]);
        int red =
            surface.figures[row + x] != 0
                ? 384 - 30 * Math.max(0, Math.abs(light - Mix.luma(fine[x])) - 9)
                : 128 + 40 * (Mix.luma(wide[x]) - light - 3) - 6 * (halo[x] & 255);
        surface.pixels[row + x] = Mix.of(PAPER, RED, Math.clamp(red, 0, 256));
      }
    }
    Ornaments.windowFrame(surface, RED, PAPER);
  }

  private static Small figures(Surface surface) {
    int[] mask = new int[surface.figures.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = surface.figures[i] == 0 ? 0 : 255;
    }
    return Small.of(mask, surface.width, surface.height, 4).blurred(0.02 * surface.unit);
  }
}
