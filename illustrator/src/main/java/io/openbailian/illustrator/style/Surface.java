package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.text.Dice;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// A picture that a medium works on.
public final class Surface {
  /// Asks whether the picture is still wanted.
  public interface Poll {
    void poll() throws InterruptedException;
  }

  final BufferedImage image;

  /// Row by row, `0xRRGGBB`.
  final int[] pixels;

  final int width;
  final int height;

  /// The shorter side.
  final double unit;

  final SceneDescription scene;
  final double horizon;

  /// Where things in front stand, in pixels from the top.
  final double front;

  final double lightX;
  final double lightY;
  final Palette palette;
  final Dice dice;

  /// The number of the subject at each pixel, from 1; 0 where the place is seen.
  final byte[] figures;

  private final Poll poll;

  /// A page with nothing on it.
  ///
  /// @param lightX where the light of the sky is, in pixels
  /// @param figures the number of the subject at each pixel, from 1; 0 where the place is seen
  public Surface(
      BufferedImage image,
      SceneDescription scene,
      double horizon,
      double front,
      double lightX,
      double lightY,
      Palette palette,
      Dice dice,
      byte[] figures,
      Poll poll) {
    this.image = image;
    this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    this.width = image.getWidth();
    this.height = image.getHeight();
    this.unit = Math.min(width, height);
    this.scene = scene;
    this.horizon = horizon;
    this.front = front;
    this.lightX = lightX;
    this.lightY = lightY;
    this.palette = palette;
    this.dice = dice;
    this.figures = figures;
    this.poll = poll;
  }

  /// For a loop over rows: polls now and then.
  void poll(int row) throws InterruptedException {
    if ((row & 63) == 0) {
      poll.poll();
    }
  }

  /// Mixes a colour into the whole, a share of 256.
  void veil(int rgb, int share) throws InterruptedException {
    for (int y = 0; y < height; y++) {
      poll(y);
      for (int at = y * width; at < (y + 1) * width; at++) {
        pixels[at] = Mix.of(pixels[at], rgb, share);
      }
    }
  }

  /// A share of the shorter side in whole pixels, one at least.
  int pixels(double share) {
    return (int) Math.max(1, Math.round(share * unit));
  }
}
