package io.openbailian.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WatermarkTest {
  private static final String TEXT = "AI生成";

  static Stream<Arguments> pictures() {
    return Stream.of(
        ground("black", (_, _) -> 0x000000),
        ground("white", (_, _) -> 0xFFFFFF),
        ground("grey", (_, _) -> 0x888888),
        ground("red", (_, _) -> 0xE01010),
        ground("yellow", (_, _) -> 0xFFE000),
        ground("noise", (x, y) -> (x * 0x9E3779B1 ^ y * 0x85EBCA6B) >>> 8),
        ground("stripes", (x, _) -> x / 3 % 2 == 0 ? 0x000000 : 0xFFFFFF),
        ground("gradient", (x, _) -> (x / 2 & 255) * 0x010101));
  }

  private static Arguments ground(String name, IntBinaryOperator rgb) {
    return Arguments.of(name, rgb);
  }

  /// Letters and rim are two solid tones; wherever a letter ends, the other tone lies beside it.
  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void isLegibleOnAnyGround(String name, IntBinaryOperator rgb) {
    BufferedImage picture = picture(512, 512, rgb);

    Watermark.draw(picture, TEXT);

    int light = 0;
    int dark = 0;
    for (int y = 485; y < 505; y++) {
      for (int x = 430; x < 505; x++) {
        light += luminance(picture.getRGB(x, y)) > 0.9 ? 1 : 0;
        dark += luminance(picture.getRGB(x, y)) < 0.02 ? 1 : 0;
      }
    }
    assertThat(light).as("light pixels on %s", name).isGreaterThan(150);
    assertThat(dark).as("dark pixels on %s", name).isGreaterThan(150);
    assertThat((0.9 + 0.05) / (0.02 + 0.05)).as("contrast of the two").isGreaterThan(7);
  }

  @Test
  void liesAtTheLowerRightAndInside() {
    for (int[] size : new int[][] {{1024, 1024}, {768, 2700}, {2700, 768}, {90, 400}, {64, 20}}) {
      BufferedImage after = picture(size[0], size[1], (_, _) -> 0x336699);

      Watermark.draw(after, "Qwen-Image");

      int[] box = changed(after, 0x336699);
      assertThat(box[0]).as("left of %s", size[0]).isPositive();
      assertThat(box[1]).isPositive();
      assertThat(box[2]).isLessThan(size[0] - 1);
      assertThat(box[3]).isLessThan(size[1] - 1);
      assertThat(size[0] - box[2]).isLessThanOrEqualTo(box[0] + 1);
    }
  }

  @Test
  void growsWithThePicture() {
    BufferedImage small = picture(512, 512, (_, _) -> 0);
    BufferedImage large = picture(2048, 2048, (_, _) -> 0);

    Watermark.draw(small, TEXT);
    Watermark.draw(large, TEXT);

    int[] smallBox = changed(small, 0);
    int[] largeBox = changed(large, 0);
    assertThat(largeBox[2] - largeBox[0]).isGreaterThan(3 * (smallBox[2] - smallBox[0]));
  }

  @Test
  void neverFailsOnATinyPictureOrABlankText() {
    Watermark.draw(picture(1, 1, (_, _) -> 0), TEXT);
    BufferedImage untouched = picture(20, 20, (_, _) -> 0);
    Watermark.draw(untouched, "  ");

    assertThat(changed(untouched, 0)[2]).isEqualTo(-1);
  }

  private static BufferedImage picture(int width, int height, IntBinaryOperator rgb) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, rgb.applyAsInt(x, y));
      }
    }
    return picture;
  }

  private static int[] changed(BufferedImage picture, int ground) {
    int[] box = {picture.getWidth(), picture.getHeight(), -1, -1};
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if ((picture.getRGB(x, y) & 0xFFFFFF) != ground) {
          box[0] = Math.min(box[0], x);
          box[1] = Math.min(box[1], y);
          box[2] = Math.max(box[2], x);
          box[3] = Math.max(box[3], y);
        }
      }
    }
    return box;
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
