package io.openbailian.imaging.edit;

import io.openbailian.imaging.Pictures;
import io.openbailian.pixels.Resizing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;

/// Turns, mirrors, cuts and frames pictures, and sets them side by side; no pixel is made up.
public final class Arrange {
  private Arrange() {}

  public static BufferedImage mirrored(BufferedImage image, boolean upsideDown) {
    BufferedImage out = Pictures.like(image);
    int[] from = Pictures.pixels(image);
    int[] to = Pictures.pixels(out);
    int width = image.getWidth();
    int height = image.getHeight();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int source = upsideDown ? (height - 1 - y) * width + x : y * width + width - 1 - x;
        to[y * width + x] = from[source];
      }
    }
    return out;
  }

  /// Turned clockwise by that many right angles.
  public static BufferedImage turned(BufferedImage image, int quarters) {
    BufferedImage out = Pictures.copy(image);
    for (int i = 0; i < Math.floorMod(quarters, 4); i++) {
      out = quarter(out);
    }
    return out;
  }

  private static BufferedImage quarter(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage out = new BufferedImage(height, width, image.getType());
    int[] from = Pictures.pixels(image);
    int[] to = Pictures.pixels(out);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        to[x * height + height - 1 - y] = from[y * width + x];
      }
    }
    return out;
  }

  /// The largest part from the middle that has the ratio.
  public static BufferedImage cropped(BufferedImage image, double ratio) {
    int width = Math.min(image.getWidth(), (int) Math.round(image.getHeight() * ratio));
    int height = Math.min(image.getHeight(), (int) Math.round(image.getWidth() / ratio));
    return Pictures.cut(
        image, (image.getWidth() - width) / 2, (image.getHeight() - height) / 2, width, height);
  }

  /// The part of the picture, as far as it lies within.
  public static BufferedImage cropped(BufferedImage image, Rectangle part) {
    Rectangle inside = part.intersection(new Rectangle(image.getWidth(), image.getHeight()));
    if (inside.isEmpty()) {
      throw new IllegalArgumentException("nothing of the picture lies in " + part);
    }
    return Pictures.cut(image, inside.x, inside.y, inside.width, inside.height);
  }

  /// With a border drawn on its rim; the size stays.
  ///
  /// @param share of the shorter side
  public static BufferedImage bordered(BufferedImage image, int rgb, double share) {
    int wide = Math.max(1, (int) (share * Math.min(image.getWidth(), image.getHeight())));
    BufferedImage out = Pictures.copy(image);
    Graphics2D g = out.createGraphics();
    try {
      g.setColor(new Color(rgb));
      g.fillRect(0, 0, out.getWidth(), wide);
      g.fillRect(0, out.getHeight() - wide, out.getWidth(), wide);
      g.fillRect(0, 0, wide, out.getHeight());
      g.fillRect(out.getWidth() - wide, 0, wide, out.getHeight());
    } finally {
      g.dispose();
    }
    return out;
  }

  /// All at the height of the lowest, from left to right.
  public static BufferedImage sideBySide(List<BufferedImage> images) {
    int height = images.stream().mapToInt(BufferedImage::getHeight).min().orElseThrow();
    List<BufferedImage> alike = images.stream().map(image -> atHeight(image, height)).toList();
    int width = alike.stream().mapToInt(BufferedImage::getWidth).sum();
    BufferedImage out = Pictures.blank(width, height);
    int x = 0;
    for (BufferedImage image : alike) {
      Pictures.paste(Pictures.opaque(image), out, x, 0);
      x += image.getWidth();
    }
    return out;
  }

  private static BufferedImage atHeight(BufferedImage image, int height) {
    int width =
        (int) Math.max(1, Math.round(image.getWidth() * (height / (double) image.getHeight())));
    return Resizing.toExactSize(image, width, height);
  }
}
