package io.openbailian.imaging;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/// Which pixels of a picture are meant, and how much: 0 not at all, 255 wholly.
///
/// Immutable as far as its own methods go; `cover` is the mask's own array, row by row.
@SuppressWarnings("ArrayRecordComponent") // megabytes that live within one edit, never compared
public record Mask(int width, int height, byte[] cover) {
  public Mask {
    if (cover.length != width * height) {
      throw new IllegalArgumentException(
          "%d values do not cover %d x %d".formatted(cover.length, width, height));
    }
  }

  /// How each pixel is covered.
  public interface Cover {
    int at(int x, int y);
  }

  public static Mask of(int width, int height, Cover rule) {
    byte[] cover = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        cover[y * width + x] = (byte) Math.clamp(rule.at(x, y), 0, 255);
      }
    }
    return new Mask(width, height, cover);
  }

  public static Mask all(int width, int height) {
    return of(width, height, (x, y) -> 255);
  }

  /// White means covered, black not; a translucent pixel counts as black.
  public static Mask ofPicture(BufferedImage picture) {
    int[] pixels = Pictures.pixels(picture);
    boolean alpha = picture.getColorModel().hasAlpha();
    int width = picture.getWidth();
    return of(
        width,
        picture.getHeight(),
        (x, y) -> {
          int pixel = pixels[y * width + x];
          boolean seen = !alpha || (pixel >>> 24) >= 128;
          return seen && Pictures.luma(pixel) >= 128 ? 255 : 0;
        });
  }

  public int at(int x, int y) {
    return cover[y * width + x] & 255;
  }

  public int at(int index) {
    return cover[index] & 255;
  }

  /// Whether a pixel is more in than out.
  public boolean in(int index) {
    return (cover[index] & 255) >= 128;
  }

  public Mask inverted() {
    byte[] other = new byte[cover.length];
    for (int i = 0; i < other.length; i++) {
      other[i] = (byte) ~cover[i];
    }
    return new Mask(width, height, other);
  }

  public Mask and(Mask other) {
    byte[] both = new byte[cover.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = (byte) Math.min(at(i), other.at(i));
    }
    return new Mask(width, height, both);
  }

  public Mask or(Mask other) {
    byte[] either = new byte[cover.length];
    for (int i = 0; i < either.length; i++) {
      either[i] = (byte) Math.max(at(i), other.at(i));
    }
    return new Mask(width, height, either);
  }

  /// How much of the picture it covers, 0 to 1.
  public double share() {
    long sum = 0;
    for (int i = 0; i < cover.length; i++) {
      sum += at(i);
    }
    return sum / (255.0 * cover.length);
  }

  public boolean empty() {
    return bounds().isEmpty();
  }

  /// The smallest rectangle with all that is covered at all; empty when nothing is.
  public Rectangle bounds() {
    int left = width;
    int right = -1;
    int top = height;
    int bottom = -1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (cover[y * width + x] != 0) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = y;
        }
      }
    }
    return right < 0
        ? new Rectangle()
        : new Rectangle(left, top, right - left + 1, bottom - top + 1);
  }

  public Mask cut(Rectangle part) {
    byte[] out = new byte[part.width * part.height];
    for (int y = 0; y < part.height; y++) {
      System.arraycopy(cover, (part.y + y) * width + part.x, out, y * part.width, part.width);
    }
    return new Mask(part.width, part.height, out);
  }

  /// The first picture where nothing is covered, the second where all is; what is not covered at
  /// all stays as it is to the bit.
  public BufferedImage composite(BufferedImage outside, BufferedImage inside) {
    BufferedImage out = Pictures.copy(outside);
    int[] to = Pictures.pixels(out);
    int[] from = Pictures.pixels(inside);
    for (int i = 0; i < to.length; i++) {
      if (cover[i] != 0) {
        to[i] = (to[i] & 0xFF000000) | Pictures.mix(to[i], from[i], at(i));
      }
    }
    return out;
  }
}
