package io.openbailian.imaging.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/// Brings any colour model to 8 bits of red, green, blue and, where it shows, alpha.
final class Flattening {
  private Flattening() {}

  static BufferedImage flat(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = new int[width * height];
    if (deepGrey(image)) {
      greyPixels(image, pixels);
    } else {
      image.getRGB(0, 0, width, height, pixels, 0, width);
    }
    boolean alpha = image.getColorModel().hasAlpha() && anyTranslucent(pixels);
    BufferedImage out =
        new BufferedImage(
            width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    out.getRaster().setDataElements(0, 0, width, height, pixels);
    return out;
  }

  /// Java2D takes grey samples for linear light and brightens them; a file means them as they are.
  private static boolean deepGrey(BufferedImage image) {
    return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
        && !(image.getColorModel() instanceof IndexColorModel)
        && (image.getRaster().getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT
            || image.getRaster().getDataBuffer().getDataType() == DataBuffer.TYPE_BYTE);
  }

  private static void greyPixels(BufferedImage image, int[] pixels) {
    Raster raster = image.getRaster();
    boolean alpha = image.getColorModel().hasAlpha();
    int most = (1 << Math.min(16, image.getColorModel().getComponentSize(0))) - 1;
    int width = image.getWidth();
    int[] samples = new int[width];
    int[] covers = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, width, 1, 0, samples);
      if (alpha) {
        raster.getSamples(0, y, width, 1, 1, covers);
      }
      for (int x = 0; x < width; x++) {
        int grey = (samples[x] * 255 + most / 2) / most;
        int cover = alpha ? (covers[x] * 255 + most / 2) / most : 255;
        pixels[y * width + x] = cover << 24 | grey * 0x010101;
      }
    }
  }

  private static boolean anyTranslucent(int[] pixels) {
    for (int pixel : pixels) {
      if (pixel >>> 24 != 255) {
        return true;
      }
    }
    return false;
  }
}
