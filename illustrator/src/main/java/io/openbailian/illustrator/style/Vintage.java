package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;

/// 复古海报: printed on yellowed paper, the place in four inks and dots, its subjects in inks of their
/// own, the plates not quite in register, rays from the sun, and a border.
record Vintage() implements Medium {
  private static final int[] INKS = {0x1E8C98, 0xDD5038, 0xF2BE3C, 0x26405A};
  private static final int BLACK = 0x2A2830;
  private static final int PAPER = 0xF3E7CC;
  private static final byte[] DOTS = dots();

  /// The directions of the four screens, in 64ths of a dot to the pixel.
  private static final int[] ACROSS = {10, 8, 11, 7};

  private static final int[] DOWN = {3, 7, 0, 8};

  @Override
  public Hand hand(Palette palette) {
    return new FlatHand(rgb -> Inks.stepped(Rgb.saturate(rgb, 1.35), 8), true);
  }

  @Override
  public double shadows() {
    return 0.5;
  }

  @Override
  public void sky(Surface surface) throws InterruptedException {
    Ornaments.rays(surface);
  }

  /// The place is printed paler than what stands in it.
  @Override
  public void place(Surface surface) throws InterruptedException {
    surface.veil(PAPER, 40);
  }

  @Override
  public void finish(Surface surface) throws InterruptedException {
    int[] source = surface.pixels.clone();
    int off = Math.max(1, surface.pixels(0.0022));
    int scale = (int) Math.max(128, 1024 * 256 / surface.unit);
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      int row = y * surface.width;
      int cyan = Math.max(0, y - off) * surface.width;
      int yellow = Math.min(surface.height - 1, y + off) * surface.width;
      int sy = (y * scale) >> 8;
      for (int x = 0; x < surface.width; x++) {
        int sx = (x * scale) >> 8;
        int rgb = source[row + x];
        int c = missing(source[cyan + x], 16);
        int m = missing(source[row + Math.min(surface.width - 1, x + off)], 8);
        int w = missing(source[yellow + Math.max(0, x - off)], 0);
        int black = 255 - brightest(rgb);
        int print;
        if (surface.figures[row + x] != 0) {
          int own =
              (source[cyan + x] & 0xFF0000)
                  | (source[row + Math.min(surface.width - 1, x + off)] & 0x00FF00)
                  | (source[yellow + Math.max(0, x - off)] & 0x0000FF);
          print = Mix.multiply(PAPER, own);
        } else {
          print = printed(PAPER, 0, c, sx, sy);
          print = printed(print, 1, m, sx, sy);
          print = printed(print, 2, w, sx, sy);
          print = printed(print, 3, black - 20, sx, sy);
        }
        surface.pixels[row + x] =
            black > 120 ? Mix.of(print, BLACK, Math.min(244, 3 * (black - 120))) : print;
      }
    }
    wear(surface);
    Ornaments.posterFrame(surface, PAPER, BLACK);
  }

  private static int brightest(int rgb) {
    return Math.max(rgb >> 16 & 255, Math.max(rgb >> 8 & 255, rgb & 255));
  }

  /// How much of a light a colour lacks beyond what it lacks of all: that much ink it needs.
  private static int missing(int rgb, int shift) {
    int lack = brightest(rgb) - (rgb >> shift & 255);
    return lack + lack * (255 - lack) / 420;
  }

  private static int printed(int paper, int ink, int amount, int x, int y) {
    if (amount < 16) {
      return paper;
    }
    int u = (x * ACROSS[ink] + y * DOWN[ink]) & 63;
    int v = (y * ACROSS[ink] - x * DOWN[ink]) & 63;
    int dot = DOTS[(u << 6) | v] & 255;
    int cover = Math.clamp((amount - dot) * 5L + 128, 0, 256);
    return cover == 0 ? paper : Mix.multiply(paper, Mix.of(0xFFFFFF, INKS[ink], cover));
  }

  /// The amount of ink from which each point of a dot is covered.
  private static byte[] dots() {
    byte[] dots = new byte[64 * 64];
    for (int u = 0; u < 64; u++) {
      for (int v = 0; v < 64; v++) {
        double wave =
            StrictMath.cos(StrictMath.PI * u / 32) + StrictMath.cos(StrictMath.PI * v / 32);
        dots[(u << 6) | v] = (byte) (int) Math.clamp(96 + 44 * wave, 8, 190);
      }
    }
    return dots;
  }

  /// Paper that has hung for a while: blotches, and ink rubbed off in places.
  private static void wear(Surface surface) throws InterruptedException {
    PictureNoise old = new PictureNoise(surface.dice.fork("wear"), surface.unit * 0.4);
    int[] here = new int[surface.width];
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      old.row(y, here);
      int row = y * surface.width;
      for (int x = 0; x < surface.width; x++) {
        boolean rubbed =
            RepeatingTextures.TOOTH[RepeatingTextures.index(x, y)] > 112 - Math.max(0, here[x]) / 3;
        int rgb = surface.pixels[row + x];
        surface.pixels[row + x] = rubbed ? Mix.of(rgb, PAPER, 120) : rgb;
      }
    }
  }
}
