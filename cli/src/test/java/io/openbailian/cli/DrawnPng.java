package io.openbailian.cli;

import io.openbailian.pixels.PngWriter;
import java.awt.image.BufferedImage;
import java.util.Map;

/// A PNG file that has pixels too.
final class DrawnPng {
  static final int WIDTH = 40;

  private DrawnPng() {}

  static byte[] with(String keyword, String text) {
    return PngWriter.write(
        new BufferedImage(WIDTH, 30, BufferedImage.TYPE_INT_RGB), Map.of(keyword, text));
  }
}
