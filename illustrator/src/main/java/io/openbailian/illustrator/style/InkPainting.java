package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import java.awt.Color;

/// 水墨: washes of ink that bleed into the paper, dry strokes, much of the paper left empty, and the
/// red seal of whoever painted it.
record InkPainting() implements Medium {
  private static final int PAPER = 0xF3EEE1;
  private static final int BLACK = 0x1B1D22;

  @Override
  public Hand hand(Palette palette) {
    return new BrushHand(new Color(0xE01C1D22, true), 0.0028, 0.0062, 0.5, new Color(PAPER));
  }

  @Override
  public double shadows() {
    return 0.35;
  }

  @Override
  public void sky(Surface surface) throws InterruptedException {
    PictureNoise wash = new PictureNoise(surface.dice.fork("sky"), surface.unit * 0.7);
    int[] wet = new int[surface.width];
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      wash.row(y, wet);
      int row = y * surface.width;
      for (int x = 0; x < surface.width; x++) {
        int empty = Math.clamp(222 - Math.max(0, wet[x]) / 2, 150, 256);
        surface.pixels[row + x] = Mix.of(surface.pixels[row + x], PAPER, empty);
      }
    }
  }

  /// Leaves the place pale, and here and there out altogether.
  @Override
  public void place(Surface surface) throws InterruptedException {
    PictureNoise mist = new PictureNoise(surface.dice.fork("mist"), surface.unit * 0.55);
    int[] here = new int[surface.width];
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      mist.row(y, here);
      int row = y * surface.width;
      int low = (int) Math.clamp(90 * (y - 0.8 * surface.height) / (0.2 * surface.height), 0, 90);
      for (int x = 0; x < surface.width; x++) {
        int empty = Math.clamp(4L + here[x] * 5 / 4 + low, 0, 225);
        surface.pixels[row + x] = Mix.of(surface.pixels[row + x], PAPER, empty);
      }
    }
  }

  @Override
  public void finish(Surface surface) throws InterruptedException {
    int[] source = surface.pixels.clone();
    Small bled = Small.of(source, surface.width, surface.height, 4).blurred(0.012 * surface.unit);
    Sway sway = new Sway(surface, source, 0.08, 0.002);
    PictureNoise wetness = new PictureNoise(surface.dice.fork("wet"), surface.unit * 0.3);
    int[] soft = new int[surface.width];
    int[] wet = new int[surface.width];
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      bled.row(y, soft);
      sway.row(y);
      wetness.row(y, wet);
      int row = y * surface.width;
      for (int x = 0; x < surface.width; x++) {
        int sharp = sway.at(x, y);
        surface.pixels[row + x] = inked(sharp, soft[x], wet[x], x, y);
      }
    }
    Ornaments.seal(surface);
  }

  /// One pixel: how much ink, then that ink on the paper.
  private static int inked(int sharp, int soft, int wet, int x, int y) {
    int bleed = Math.clamp(70 + wet, 10, 190);
    int rgb = Mix.of(sharp, soft, bleed);
    int pooled = Mix.luma(soft) - Mix.luma(sharp);
    int light = Mix.luma(rgb);
    int ink = Math.clamp((240 - light) * 3L / 2, 0, 255);
    ink = ink * ink / 420 + ink * 2 / 5;
    ink += pooled > 0 ? pooled / 2 : pooled / 7;
    int streak = RepeatingTextures.STREAK[RepeatingTextures.index(x + y / 3, y - x / 6 + wet / 4)];
    if (ink > 110 && streak > 66 - wet / 4) {
      ink -= Math.min(ink / 2, streak - 40);
    }
    ink +=
        ((RepeatingTextures.TOOTH[RepeatingTextures.index(x, y)] >> 5) * Math.min(ink, 128)) >> 6;
    int chroma = Rgb.chroma(rgb);
    int colour = chroma > 40 ? Mix.of(BLACK, rgb, Math.min(230, 3 * chroma)) : BLACK;
    return Mix.of(PAPER, colour, Math.clamp(ink, 0, 244));
  }
}
