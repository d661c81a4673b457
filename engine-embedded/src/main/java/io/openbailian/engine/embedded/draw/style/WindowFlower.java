package io.openbailian.engine.embedded.draw.style;

/// 窗花: a picture as one sheet of red paper from which everything light is cut away.
final class WindowFlower {
  private static final int RED = 0xC81E28;
  private static final int PAPER = 0xFBF3E6;

  private WindowFlower() {}

  static void cut(Plate plate) throws InterruptedException {
    int[] source = plate.pixels.clone();
    Small local = Small.of(source, plate.width, plate.height, 4).blurred(0.05 * plate.unit);
    Small near = Small.of(source, plate.width, plate.height, 2).blurred(0.012 * plate.unit);
    Small around = figures(plate);
    int[] wide = new int[plate.width];
    int[] fine = new int[plate.width];
    int[] halo = new int[plate.width];
    for (int y = 0; y < plate.height; y++) {
      plate.poll(y);
      local.row(y, wide);
      near.row(y, fine);
      around.row(y, halo);
      int row = y * plate.width;
      for (int x = 0; x < plate.width; x++) {
        int light = Mix.luma(source[row + x]);
        int red =
            plate.figures[row + x] != 0
                ? 384 - 30 * Math.max(0, Math.abs(light - Mix.luma(fine[x])) - 9)
                : 128 + 40 * (Mix.luma(wide[x]) - light - 3) - 6 * (halo[x] & 255);
        plate.pixels[row + x] = Mix.of(PAPER, RED, Math.clamp(red, 0, 256));
      }
    }
    Ornaments.windowFrame(plate, RED, PAPER);
  }

  private static Small figures(Plate plate) {
    int[] mask = new int[plate.figures.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = plate.figures[i] == 0 ? 0 : 255;
    }
    return Small.of(mask, plate.width, plate.height, 4).blurred(0.02 * plate.unit);
  }
}
