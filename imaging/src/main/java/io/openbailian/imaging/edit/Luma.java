package io.openbailian.imaging.edit;

import io.openbailian.imaging.Pictures;
import java.awt.image.BufferedImage;

/// How light each pixel is, 0 to 255, row by row.
@SuppressWarnings("ArrayRecordComponent") // megabytes that live within one edit, never compared
record Luma(float[] values, int width, int height) {

  static Luma of(BufferedImage image) {
    int[] pixels = Pictures.pixels(image);
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      int rgb = pixels[i];
      values[i] =
          0.299f * Pictures.red(rgb) + 0.587f * Pictures.green(rgb) + 0.114f * Pictures.blue(rgb);
    }
    return new Luma(values, image.getWidth(), image.getHeight());
  }

  float at(int x, int y) {
    return values[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)];
  }
}
