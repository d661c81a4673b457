package io.openbailian.illustrator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.illustrator.palette.Palettes;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.prompt.Composer;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Style;
import io.openbailian.text.Dice;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StylesTest {
  private static final String PROMPT = "草地上的猫，晴天";

  @ParameterizedTest
  @EnumSource(Style.class)
  void aStyleDrawsTheSamePixelsEachTime(Style style) throws InterruptedException {
    assertThat(pixels(style, 200, 160)).isEqualTo(pixels(style, 200, 160));
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void aStyleIsFarFromTheHousesOwn(Style style) throws InterruptedException {
    if (style != Style.NATURAL) {
      assertThat(difference(pixels(style, 256, 256), pixels(Style.NATURAL, 256, 256)))
          .isGreaterThan(6);
    }
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void aStyleTakesAnySize(Style style) throws InterruptedException {
    for (int[] size : new int[][] {{1, 1}, {3, 90}, {90, 2}, {17, 16}, {64, 225}, {301, 67}}) {
      assertThat(pixels(style, size[0], size[1])).hasSize(size[0] * size[1]);
    }
  }

  @Test
  void inkAndPencilKnowHardlyAnyColour() throws InterruptedException {
    assertThat(chroma(pixels(Style.SKETCH, 256, 256))).isLessThan(16);
    assertThat(chroma(pixels(Style.INK, 256, 256))).isLessThan(32);
  }

  @Test
  void pixelArtHasFewColoursInWholeSquares() throws InterruptedException {
    int[] pixels = pixels(Style.PIXEL, 512, 512);

    assertThat(Arrays.stream(pixels).distinct().count()).isLessThanOrEqualTo(32);
    for (int i = 0; i < pixels.length; i++) {
      int x = i % 512 / 3 * 3;
      int y = i / 512 / 3 * 3;
      assertThat(pixels[i]).isEqualTo(pixels[y * 512 + x]);
    }
  }

  @Test
  void aPhotographIsSoftBehindItsSubject() throws InterruptedException {
    assertThat(detail(pixels(Style.PHOTO, 512, 512), 512, 0.45, 0.6))
        .isLessThan(detail(pixels(Style.NATURAL, 512, 512), 512, 0.45, 0.6) / 2);
  }

  private static int[] pixels(Style style, int width, int height) throws InterruptedException {
    Dice dice = Dice.of(5, PROMPT);
    SceneDescription scene = styled(Composer.compose(PROMPT, "", dice.fork("scene")), style);
    BufferedImage image =
        ScenePainter.draw(
            scene,
            Palettes.of(scene, dice.fork("palette")),
            width,
            height,
            dice.fork("draw"),
            () -> false);
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    return Arrays.stream(pixels).map(rgb -> rgb & 0xFFFFFF).toArray();
  }

  private static SceneDescription styled(SceneDescription scene, Style style) {
    return new SceneDescription(
        scene.place(),
        scene.time(),
        scene.season(),
        scene.weather(),
        style,
        scene.mood(),
        scene.camera(),
        scene.tint(),
        scene.sky(),
        scene.subjects(),
        scene.letterings(),
        scene.avoided(),
        scene.missed(),
        scene.chinese());
  }

  /// The mean difference of a channel.
  private static double difference(int[] a, int[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        sum += Math.abs((a[i] >> shift & 255) - (b[i] >> shift & 255));
      }
    }
    return sum / a.length / 3;
  }

  private static double chroma(int[] pixels) {
    return Arrays.stream(pixels).map(Rgb::chroma).average().orElseThrow();
  }

  /// How much neighbours differ in a band of rows at the left edge.
  private static double detail(int[] pixels, int width, double from, double to) {
    double sum = 0;
    for (int y = (int) (from * width); y < to * width; y++) {
      for (int x = 1; x < width / 5; x++) {
        double here = Rgb.luminance(pixels[y * width + x]);
        sum += Math.max(0, Math.abs(here - Rgb.luminance(pixels[y * width + x - 1])) - 0.05);
      }
    }
    return sum;
  }
}
