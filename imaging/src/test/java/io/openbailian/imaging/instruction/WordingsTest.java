package io.openbailian.imaging.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.TestPictures;
import io.openbailian.pixels.Resizing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every wording of `wordings.txt` makes its change, to a photograph and to a drawn picture.
class WordingsTest {
  private static final Pattern SEMICOLON = Pattern.compile(";\\s*");
  private static final int WIDTH = 240;
  private static final int HEIGHT = 200;
  private static final double AS_ASKED = 0.5;

  static Stream<Arguments> wordings() throws IOException {
    return text("wordings.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> {
          String[] parts = line.split(": ", 2);
          return Arguments.of(parts[0], SEMICOLON.splitAsStream(parts[1]).toList());
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wordings")
  void everyWordingMakesItsChange(String change, List<String> wordings)
      throws IOException, InterruptedException {
    assertThat(wordings).filteredOn(WordingsTest::chinese).hasSizeGreaterThanOrEqualTo(4);
    assertThat(wordings).filteredOn(words -> !chinese(words)).hasSizeGreaterThanOrEqualTo(4);
    for (BufferedImage picture : pictures(change)) {
      for (String words : wordings) {
        BufferedImage edited = edited(picture, words, AS_ASKED);

        assertThat(made(change, picture, edited)).as(words).isTrue();
        assertThat(same(picture, edited)).as(words).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "变亮",
        "make it darker",
        "增加对比度",
        "暖色调",
        "更鲜艳",
        "blur",
        "锐化",
        "夜晚",
        "变成油画",
        "sepia"
      })
  void aStrongerEditChangesMore(String words) throws IOException, InterruptedException {
    for (BufferedImage picture : List.of(photograph("astronaut"), drawn("portrait"))) {
      double weak = apart(picture, edited(picture, words, 0.15));
      double usual = apart(picture, edited(picture, words, AS_ASKED));
      double strong = apart(picture, edited(picture, words, 1));

      assertThat(usual).as(words).isGreaterThan(weak);
      assertThat(strong).as(words).isGreaterThanOrEqualTo(usual);
    }
  }

  @Test
  void aNamedColourOfANamedRegionChangesNothingElse() throws IOException, InterruptedException {
    BufferedImage before = drawn("portrait");
    BufferedImage after = edited(before, "把女孩的头发修改为蓝色", AS_ASKED);

    assertThat(after.getRGB(WIDTH / 2, HEIGHT - 10))
        .isEqualTo(before.getRGB(WIDTH / 2, HEIGHT - 10));
    assertThat(after.getRGB(4, 4)).isEqualTo(before.getRGB(4, 4));
    assertThat(blue(after)).isGreaterThan(blue(before) + 0.03);
  }

  @ParameterizedTest
  @ValueSource(strings = {"让他坐下", "make her smile", "把猫变成独角兽", "换一个视角", "旋转45度", "add a dragon"})
  void whatCannotBeDoneIsNotUnderstood(String words) {
    assertThat(Instruction.read(words)).isInstanceOf(InstructionReading.NotUnderstood.class);
  }

  private static boolean made(String change, BufferedImage before, BufferedImage after) {
    return switch (change) {
      case "BRIGHTER" -> light(after) > light(before) + 6;
      case "DARKER" -> light(after) < light(before) - 6;
      case "CONTRAST" -> spread(after) > spread(before) + 3;
      case "FLAT" -> spread(after) < spread(before) - 3;
      case "WARMER", "SUNSET", "AUTUMN" -> warmth(after) > warmth(before) + 2;
      case "SEPIA" -> brown(after) > 0.98;
      case "COOLER" -> warmth(after) < warmth(before) - 5;
      case "VIVID" -> colour(after) > colour(before) + 4;
      case "MUTED", "RAIN", "WINTER" -> colour(after) < colour(before) - 4;
      case "GREY" -> colour(after) == 0;
      case "BLURRED" -> detail(after) < 0.8 * detail(before);
      case "SHARPER" -> detail(after) > 1.1 * detail(before);
      case "NIGHT" -> light(after) < 0.6 * light(before) && warmth(after) < warmth(before);
      case "SNOW" -> white(after) > white(before) + 0.005;
      case "FOG" -> spread(after) < 0.75 * spread(before);
      case "MIRRORED" -> after.getRGB(9, 70) == before.getRGB(WIDTH - 10, 70);
      case "OVERTURNED" -> after.getRGB(9, 70) == before.getRGB(9, HEIGHT - 71);
      case "TURNED" ->
          after.getWidth() == HEIGHT && after.getRGB(HEIGHT - 1, 40) == before.getRGB(40, 0);
      case "SQUARE" -> after.getWidth() == HEIGHT && after.getHeight() == HEIGHT;
      case "BORDERED" -> white(part(after, 0, 0, WIDTH, 4)) == 1;
      case "WRITTEN" -> onlyIn(before, after, 0, HEIGHT / 4);
      case "RECOLOURED" -> blue(after) > blue(before) + 0.02 && red(after) < red(before) - 0.02;
      case "WORN" -> apart(before, after) > 0.2 && same(lower(before), lower(after));
      case "BACKDROP" -> magenta(part(after, 0, 0, 20, 20)) && !magenta(middle(after));
      case "SKIED" -> green(after) < green(before) - 10 && same(lower(before), lower(after));
      case "OIL" -> apart(before, after) > 1 && Math.abs(light(after) - light(before)) < 20;
      default -> throw new IllegalArgumentException("no check of " + change);
    };
  }

  private static List<BufferedImage> pictures(String change) throws IOException {
    return switch (change) {
      case "SKIED" -> List.of(drawn("house"));
      case "RECOLOURED" -> List.of(photograph("coffee"), drawn("portrait"));
      default -> List.of(photograph("astronaut"), drawn("portrait"));
    };
  }

  private static BufferedImage edited(BufferedImage picture, String words, double strength)
      throws InterruptedException {
    InstructionReading reading = Instruction.read(words);
    assertThat(reading).as(words).isInstanceOf(InstructionReading.Understood.class);
    Editor editor =
        new Editor(
            strength,
            (scene, width, height, seed) -> plain(width, height),
            Optional.<Mask>empty(),
            ImagingWork.of(3));
    EditOutcome outcome = editor.apply(picture, ((InstructionReading.Understood) reading).edits());
    assertThat(outcome).as(words).isInstanceOf(EditOutcome.Edited.class);
    return ((EditOutcome.Edited) outcome).image();
  }

  private static BufferedImage plain(int width, int height) {
    BufferedImage image = Pictures.blank(width, height);
    Arrays.fill(Pictures.pixels(image), 0xC020C0);
    return image;
  }

  private static BufferedImage photograph(String name) throws IOException {
    try (InputStream in = resource("/photos/" + name + ".jpg")) {
      BufferedImage read = ImageIO.read(in);
      BufferedImage sized =
          Resizing.toExactSize(read, WIDTH, WIDTH * read.getHeight() / read.getWidth());
      BufferedImage image = Pictures.blank(WIDTH, Math.max(HEIGHT, sized.getHeight()));
      Pictures.paste(Pictures.opaque(sized), image, 0, 0);
      return sized.getHeight() < HEIGHT
          ? Resizing.toExactSize(Pictures.opaque(sized), WIDTH, HEIGHT)
          : Pictures.cut(image, 0, 0, WIDTH, HEIGHT);
    }
  }

  private static BufferedImage drawn(String name) {
    return name.equals("house")
        ? TestPictures.house(WIDTH, HEIGHT)
        : TestPictures.portrait(WIDTH, HEIGHT);
  }

  private static String text(String name) throws IOException {
    try (InputStream in = resource(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(WordingsTest.class.getResourceAsStream(name), name);
  }

  private static boolean chinese(String words) {
    return words.codePoints().anyMatch(Character::isIdeographic);
  }

  private interface Measure {
    double of(int rgb);
  }

  private static double mean(BufferedImage image, Measure measure) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(pixels).mapToDouble(measure::of).average().orElseThrow();
  }

  private static double light(BufferedImage image) {
    return mean(image, Pictures::luma);
  }

  private static double spread(BufferedImage image) {
    double light = light(image);
    return Math.sqrt(mean(image, rgb -> Math.pow(Pictures.luma(rgb) - light, 2)));
  }

  private static double warmth(BufferedImage image) {
    return mean(image, rgb -> Pictures.red(rgb) - Pictures.blue(rgb));
  }

  private static double colour(BufferedImage image) {
    return mean(image, WordingsTest::chroma);
  }

  private static double chroma(int rgb) {
    int most = Math.max(Pictures.red(rgb), Math.max(Pictures.green(rgb), Pictures.blue(rgb)));
    int least = Math.min(Pictures.red(rgb), Math.min(Pictures.green(rgb), Pictures.blue(rgb)));
    return most - least;
  }

  private static double white(BufferedImage image) {
    return mean(image, rgb -> Pictures.luma(rgb) > 235 ? 1 : 0);
  }

  private static double red(BufferedImage image) {
    return mean(
        image,
        rgb -> Pictures.red(rgb) > 1.6 * Math.max(Pictures.green(rgb), Pictures.blue(rgb)) ? 1 : 0);
  }

  private static double blue(BufferedImage image) {
    return mean(
        image,
        rgb -> Pictures.blue(rgb) > 1.4 * Math.max(Pictures.green(rgb), Pictures.red(rgb)) ? 1 : 0);
  }

  private static double brown(BufferedImage image) {
    return mean(
        image,
        rgb ->
            Pictures.red(rgb) >= Pictures.green(rgb) && Pictures.green(rgb) >= Pictures.blue(rgb)
                ? 1
                : 0);
  }

  private static double green(BufferedImage image) {
    return mean(part(image, 0, 0, WIDTH, HEIGHT / 4), Pictures::green);
  }

  private static boolean magenta(BufferedImage image) {
    return mean(image, Pictures::green) < 60 && mean(image, Pictures::blue) > 150;
  }

  private static double detail(BufferedImage image) {
    double sum = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 1; x < image.getWidth(); x++) {
        sum += Math.abs(Pictures.luma(image.getRGB(x, y)) - Pictures.luma(image.getRGB(x - 1, y)));
      }
    }
    return sum;
  }

  private static BufferedImage part(BufferedImage image, int x, int y, int width, int height) {
    return image.getSubimage(x, y, width, height);
  }

  private static BufferedImage lower(BufferedImage image) {
    return part(image, 0, HEIGHT * 4 / 5, WIDTH, HEIGHT / 5);
  }

  private static BufferedImage middle(BufferedImage image) {
    return part(image, WIDTH / 2 - 15, HEIGHT * 3 / 4, 30, 30);
  }

  private static boolean onlyIn(BufferedImage before, BufferedImage after, int from, int to) {
    BufferedImage below = part(before, 0, to, WIDTH, HEIGHT - to);
    return !same(part(before, 0, from, WIDTH, to), part(after, 0, from, WIDTH, to))
        && same(below, part(after, 0, to, WIDTH, HEIGHT - to));
  }

  private static boolean same(BufferedImage one, BufferedImage other) {
    return one.getWidth() == other.getWidth() && apart(one, other) == 0;
  }

  /// How far apart two pictures are, in levels.
  private static double apart(BufferedImage one, BufferedImage other) {
    double sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        int a = one.getRGB(x, y);
        int b = other.getRGB(x, y);
        sum +=
            Math.abs(Pictures.red(a) - Pictures.red(b))
                + Math.abs(Pictures.green(a) - Pictures.green(b))
                + Math.abs(Pictures.blue(a) - Pictures.blue(b));
      }
    }
    return sum / (3.0 * one.getWidth() * one.getHeight());
  }
}
