package io.openbailian.illustrator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.illustrator.palette.Palettes;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.prompt.Composer;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.text.Dice;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {
  private static final int SIZE = 256;
  private static final int SECTORS = 24;

  /// The chroma from which a pixel is coloured.
  private static final int COLOUR = 24;

  /// The styles that keep a thing's own colour; ink, pencil, neon light and red paper do not.
  private static final List<String> COLOURED =
      List.of("", "水彩画，", "油画，", "扁平插画，", "像素画，", "国潮，", "极简风，", "复古海报，", "摄影，");

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "红色的猫,RED", "蓝色的猫,BLUE", "绿色的猫,GREEN", "紫色的猫,PURPLE", "蓝色的兔子,BLUE",
    "红色热气球,RED", "绿色热气球,GREEN", "蓝色花瓶,BLUE", "红色花瓶,RED", "紫色的狗,PURPLE"
  })
  void theColourOfTheSubjectIsTheOneThatWasNamed(String subject, Hue hue)
      throws InterruptedException {
    List<String> wrong = new ArrayList<>();
    // Cream is the white of these two styles, and these things and their flowers are half white.
    boolean halfWhite = subject.endsWith("热气球") || subject.endsWith("蓝色花瓶");
    for (String style : COLOURED) {
      if (halfWhite && (style.startsWith("国潮") || style.startsWith("复古海报"))) {
        continue;
      }
      double found = dominant(drawn(style + "白天的草地上，" + subject));
      double off = Math.abs((found - Rgb.hue(hue.rgb()) + 540) % 360 - 180);
      if (off > 30) {
        wrong.add(style + " " + found);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"草地上的猫", "像素画，草地上的猫", "剪纸，草地上的猫", "油画，草地上的猫"})
  void aSubjectFillsAPartOfItsOwnBox(String prompt) throws InterruptedException {
    Drawn drawn = drawn(prompt);
    Rectangle box = drawn.box(0).orElseThrow();

    assertThat(box.width * box.height).isBetween(SIZE * SIZE / 20, SIZE * SIZE * 3 / 4);
    assertThat(pixels(drawn, 0)).isGreaterThan(box.width * box.height / 3);
  }

  @Test
  void everySubjectHasAMaskOfItsOwn() throws InterruptedException {
    Drawn drawn = drawn("草地上有三只兔子");

    assertThat(drawn.subjects()).hasSize(3);
    assertThat(List.of(pixels(drawn, 0), pixels(drawn, 1), pixels(drawn, 2)))
        .allSatisfy(count -> assertThat(count).isPositive());
  }

  private static Drawn drawn(String prompt) throws InterruptedException {
    Dice dice = Dice.of(5, prompt);
    SceneDescription scene = Composer.compose(prompt, "", dice.fork("scene"));
    return ScenePainter.drawn(
        scene,
        Palettes.of(scene, dice.fork("palette")),
        SIZE,
        SIZE,
        dice.fork("draw"),
        () -> false);
  }

  private static int pixels(Drawn drawn, int subject) {
    int count = 0;
    for (int i = 0; i < SIZE * SIZE; i++) {
      count += drawn.shows(subject, i % SIZE, i / SIZE) ? 1 : 0;
    }
    return count;
  }

  private static double around(double[] weight, int i) {
    double sides = weight[(i + 1) % SECTORS] + weight[(i + SECTORS - 1) % SECTORS];
    return weight[i] + 0.75 * sides;
  }

  /// The hue that most of the coloured pixels of the first subject have.
  private static double dominant(Drawn drawn) {
    double[] weight = new double[SECTORS];
    for (int i = 0; i < SIZE * SIZE; i++) {
      int rgb = drawn.image().getRGB(i % SIZE, i / SIZE) & 0xFFFFFF;
      if (drawn.shows(0, i % SIZE, i / SIZE) && Rgb.chroma(rgb) > COLOUR) {
        double hue = Rgb.hue(rgb);
        weight[(int) (hue * SECTORS / 360) % SECTORS] += Rgb.chroma(rgb);
      }
    }
    int best = 0;
    for (int i = 1; i < SECTORS; i++) {
      best = around(weight, i) > around(weight, best) ? i : best;
    }
    return (best + 0.5) * 360 / SECTORS;
  }
}
