package io.openbailian.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// Pictures as rows of packed pixels.
public final class Pictures {
  private Pictures() {}

  /// The picture's own pixels, 0xAARRGGBB; alpha means nothing in an opaque picture.
  public static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  /// A blank opaque picture.
  public static BufferedImage blank(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  /// A blank picture of the same size and kind.
  public static BufferedImage like(BufferedImage image) {
    return new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
  }

  /// A picture of its own with the same pixels.
  public static BufferedImage copy(BufferedImage image) {
    BufferedImage out = like(image);
    System.arraycopy(pixels(image), 0, pixels(out), 0, pixels(out).length);
    return out;
  }

  /// The picture without alpha: what is translucent lies on white.
  public static BufferedImage opaque(BufferedImage image) {
    BufferedImage out = blank(image.getWidth(), image.getHeight());
    int[] from = pixels(image);
    int[] to = pixels(out);
    boolean alpha = image.getColorModel().hasAlpha();
    for (int i = 0; i < to.length; i++) {
      to[i] = alpha ? mix(0xFFFFFF, from[i], from[i] >>> 24) : from[i] & 0xFFFFFF;
    }
    return out;
  }

  /// The pixels with the alpha of the original, where it has any.
  public static BufferedImage withAlphaOf(BufferedImage original, BufferedImage colours) {
    if (!original.getColorModel().hasAlpha()) {
      return colours;
    }
    BufferedImage out = like(original);
    int[] alpha = pixels(original);
    int[] from = pixels(colours);
    int[] to = pixels(out);
    for (int i = 0; i < to.length; i++) {
      to[i] = (alpha[i] & 0xFF000000) | (from[i] & 0xFFFFFF);
    }
    return out;
  }

  /// A rectangle of the picture, as a picture of its own.
  public static BufferedImage cut(BufferedImage image, int x, int y, int width, int height) {
    BufferedImage out = new BufferedImage(width, height, image.getType());
    int[] from = pixels(image);
    int[] to = pixels(out);
    for (int row = 0; row < height; row++) {
      System.arraycopy(from, (y + row) * image.getWidth() + x, to, row * width, width);
    }
    return out;
  }

  /// Lays one picture over a part of another, as it is.
  public static void paste(BufferedImage image, BufferedImage onto, int x, int y) {
    int[] from = pixels(image);
    int[] to = pixels(onto);
    for (int row = 0; row < image.getHeight(); row++) {
      System.arraycopy(
          from, row * image.getWidth(), to, (y + row) * onto.getWidth() + x, image.getWidth());
    }
  }

  /// One picture blended into another by a share of 0 to 1.
  public static BufferedImage blend(BufferedImage from, BufferedImage to, double share) {
    BufferedImage out = blank(from.getWidth(), from.getHeight());
    int[] a = pixels(from);
    int[] b = pixels(to);
    int[] mixed = pixels(out);
    int cover = (int) Math.round(255 * Math.clamp(share, 0, 1));
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = mix(a[i], b[i], cover);
    }
    return out;
  }

  /// Of two colours the mixture with `cover` of 255 parts of the second.
  public static int mix(int first, int second, int cover) {
    if (cover <= 0) {
      return first & 0xFFFFFF;
    }
    if (cover >= 255) {
      return second & 0xFFFFFF;
    }
    int keep = 255 - cover;
    int red = (red(first) * keep + red(second) * cover + 127) / 255;
    int green = (green(first) * keep + green(second) * cover + 127) / 255;
    int blue = (blue(first) * keep + blue(second) * cover + 127) / 255;
    return red << 16 | green << 8 | blue;
  }

  public static int red(int rgb) {
    return rgb >> 16 & 255;
  }

  public static int green(int rgb) {
    return rgb >> 8 & 255;
  }

  public static int blue(int rgb) {
    return rgb & 255;
  }

  /// How light the colour looks, 0 to 255.
  public static int luma(int rgb) {
    return (77 * red(rgb) + 150 * green(rgb) + 29 * blue(rgb) + 128) >> 8;
  }

  /// The packed colour of channels that may lie outside 0 to 255.
  public static int rgb(double red, double green, double blue) {
    return channel(red) << 16 | channel(green) << 8 | channel(blue);
  }

  private static int channel(double value) {
    return Math.clamp((int) (value + 0.5), 0, 255);
  }
}
