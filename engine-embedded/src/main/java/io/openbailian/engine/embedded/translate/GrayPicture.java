package io.openbailian.engine.embedded.translate;

import io.openbailian.imaging.Pictures;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;

/// A picture in shades of grey, row by row, 255 white.
@SuppressWarnings("ArrayRecordComponent") // lives within one reading, never compared
record GrayPicture(int width, int height, byte[] shades) {

  static GrayPicture of(BufferedImage image) {
    int[] pixels = Pictures.pixels(image);
    byte[] shades = new byte[pixels.length];
    for (int i = 0; i < shades.length; i++) {
      shades[i] = (byte) Pictures.luma(pixels[i]);
    }
    return new GrayPicture(image.getWidth(), image.getHeight(), shades);
  }

  /// The file in the portable graymap format, which needs no encoder.
  byte[] pgm() {
    byte[] header = "P5 %d %d 255\n".formatted(width, height).getBytes(StandardCharsets.US_ASCII);
    byte[] file = new byte[header.length + shades.length];
    System.arraycopy(header, 0, file, 0, header.length);
    System.arraycopy(shades, 0, file, header.length, shades.length);
    return file;
  }
}
