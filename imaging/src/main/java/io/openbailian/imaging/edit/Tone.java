package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Rows;
import io.openbailian.imaging.region.Hsl;
import java.awt.image.BufferedImage;

/// Edits that turn each pixel's colour into another, wherever the pixel is.
public final class Tone {
  private Tone() {}

  /// Which edit; amounts are -1 to 1, 0 changing nothing.
  public sealed interface Change {
    /// Lighter or darker, black and white staying what they are.
    record Brightness(double amount) implements Change {}

    /// More or less apart from middle grey.
    record Contrast(double amount) implements Change {}

    /// Redder light, or bluer.
    record Warmth(double amount) implements Change {}

    /// More colourful, or less.
    record Saturation(double amount) implements Change {}

    /// Without colour.
    record BlackAndWhite() implements Change {}

    /// Brown, as old prints are.
    record Sepia() implements Change {}

    /// Light and dark changed over.
    record Negative() implements Change {}

    /// To that colour, keeping the light and shade on it.
    record Recolour(int rgb) implements Change {}
  }

  /// The picture changed where the mask covers it.
  ///
  /// @param strength 0 to 1, how much of the change is made
  public static BufferedImage apply(
      BufferedImage image, Change change, Mask where, double strength, ImagingWork work)
      throws InterruptedException {
    Curve curve = curve(image, change, where);
    BufferedImage out = Pictures.copy(image);
    int[] pixels = Pictures.pixels(out);
    int width = image.getWidth();
    Rows.each(
        image.getHeight(),
        work,
        y -> {
          for (int i = y * width; i < (y + 1) * width; i++) {
            int cover = (int) Math.round(where.at(i) * strength);
            if (cover > 0) {
              pixels[i] =
                  (pixels[i] & 0xFF000000)
                      | Pictures.mix(pixels[i], curve.of(pixels[i] & 0xFFFFFF), cover);
            }
          }
        });
    return out;
  }

  private interface Curve {
    int of(int rgb);
  }

  private static Curve curve(BufferedImage image, Change change, Mask where) {
    return switch (change) {
      case Change.Brightness(double amount) -> table(v -> Math.pow(v, Math.pow(2, -1.3 * amount)));
      case Change.Contrast(double amount) -> table(v -> contrast(v, amount));
      case Change.Warmth(double amount) -> rgb -> warm(rgb, amount);
      case Change.Saturation(double amount) -> rgb -> saturated(rgb, 1 + amount);
      case Change.BlackAndWhite() -> rgb -> 0x010101 * Pictures.luma(rgb);
      case Change.Sepia() -> Tone::sepia;
      case Change.Negative() -> rgb -> ~rgb & 0xFFFFFF;
      case Change.Recolour(int colour) -> recolouring(image, colour, where);
    };
  }

  private interface Level {
    double of(double value);
  }

  private static Curve table(Level level) {
    int[] values = new int[256];
    for (int i = 0; i < 256; i++) {
      values[i] = Math.clamp(Math.round(255 * level.of(i / 255.0)), 0, 255);
    }
    return rgb ->
        values[Pictures.red(rgb)] << 16
            | values[Pictures.green(rgb)] << 8
            | values[Pictures.blue(rgb)];
  }

  /// An S that keeps black, middle grey and white.
  private static double contrast(double value, double amount) {
    double power = Math.pow(2, 1.4 * amount);
    return value < 0.5
        ? 0.5 * Math.pow(2 * value, power)
        : 1 - 0.5 * Math.pow(2 * (1 - value), power);
  }

  private static int warm(int rgb, double amount) {
    double red = Pictures.red(rgb) * (1 + 0.22 * amount);
    double green = Pictures.green(rgb) * (1 + 0.03 * amount);
    double blue = Pictures.blue(rgb) * (1 - 0.28 * amount);
    return Pictures.rgb(red, green, blue);
  }

  static int saturated(int rgb, double factor) {
    double luma = Pictures.luma(rgb);
    return Pictures.rgb(
        luma + factor * (Pictures.red(rgb) - luma),
        luma + factor * (Pictures.green(rgb) - luma),
        luma + factor * (Pictures.blue(rgb) - luma));
  }

  private static int sepia(int rgb) {
    double luma = Pictures.luma(rgb) / 255.0;
    return Pictures.rgb(
        255 * Math.pow(luma, 0.82), 238 * Math.pow(luma, 0.98), 205 * Math.pow(luma, 1.18));
  }

  /// The region's own mean lightness becomes the colour's, and its light and shade stay around it.
  private static Curve recolouring(BufferedImage image, int colour, Mask where) {
    double mean = meanLightness(image, where);
    double[] wanted = Hsl.of(colour);
    return rgb -> {
      double own = Hsl.of(rgb)[2];
      double light =
          own < mean
              ? wanted[2] * own / mean
              : 1 - (1 - wanted[2]) * (1 - own) / Math.max(0.02, 1 - mean);
      // Shade is deeper coloured than light.
      double saturation = wanted[1] * (own > mean ? 0.95 : 1);
      return Hsl.rgb(wanted[0], saturation, Math.clamp(0.8 * light + 0.2 * own, 0, 1));
    };
  }

  private static double meanLightness(BufferedImage image, Mask where) {
    int[] pixels = Pictures.pixels(image);
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (where.at(i) > 0) {
        sum += where.at(i) * Hsl.of(pixels[i])[2];
        weight += where.at(i);
      }
    }
    return weight == 0 ? 0.5 : Math.clamp(sum / weight, 0.03, 0.97);
  }
}
