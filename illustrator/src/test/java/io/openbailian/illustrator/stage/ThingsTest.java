package io.openbailian.illustrator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Palettes;
import io.openbailian.illustrator.prompt.Composer;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pose;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Things and buildings, each by itself on transparent ground.
class ThingsTest {
  /// The height of a thing; around it is half as much space.
  private static final int UNIT = 96;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "balloon",
        "bamboo",
        "bed",
        "bicycle",
        "boat",
        "book",
        "bookshelf",
        "bridge",
        "cake",
        "car",
        "castle",
        "chair",
        "church",
        "fruit",
        "house",
        "houseplant",
        "lamp",
        "lantern",
        "lighthouse",
        "pavilion",
        "shop",
        "sofa",
        "tea",
        "temple",
        "tower",
        "train",
        "tree",
        "umbrella",
        "vase",
        "windmill"
      })
  void theColourAskedForDominates(String thing) {
    for (Hue hue : new Hue[] {Hue.RED, Hue.GREEN, Hue.BLUE, Hue.PURPLE}) {
      for (int seed = 0; seed < 3; seed++) {
        BufferedImage image = draw(thing, Optional.of(hue), seed);
        double wanted = angle(hue.rgb());

        assertThat(apart(modalAngle(image), wanted))
            .as("%s %s, seed %d", hue, thing, seed)
            .isLessThan(0.09);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "balloon",
        "bamboo",
        "bed",
        "bicycle",
        "boat",
        "book",
        "bookshelf",
        "bridge",
        "cake",
        "car",
        "castle",
        "chair",
        "dish",
        "fruit",
        "house",
        "houseplant",
        "lamp",
        "lighthouse",
        "pavilion",
        "shop",
        "sofa",
        "tea",
        "temple",
        "tower",
        "train",
        "tree",
        "umbrella",
        "vase",
        "waterfall",
        "windmill"
      })
  void anotherSeedDrawsAnother(String thing) {
    long differing = 0;
    BufferedImage first = draw(thing, Optional.empty(), 1);
    for (int seed = 2; seed < 6; seed++) {
      differing = Math.max(differing, differing(first, draw(thing, Optional.empty(), seed)));
    }

    assertThat(differing).isGreaterThan(covered(first) / 12);
    assertThat(differing(first, draw(thing, Optional.empty(), 1))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "balloon",
        "bamboo",
        "bed",
        "bicycle",
        "boat",
        "book",
        "bookshelf",
        "bridge",
        "cake",
        "car",
        "castle",
        "chair",
        "dish",
        "fruit",
        "house",
        "houseplant",
        "lamp",
        "lantern",
        "lighthouse",
        "pavilion",
        "shop",
        "sofa",
        "tea",
        "temple",
        "tower",
        "train",
        "tree",
        "umbrella",
        "vase",
        "waterfall",
        "windmill"
      })
  void staysWithinItsBox(String thing) {
    for (int seed = 0; seed < 4; seed++) {
      BufferedImage image = draw(thing, Optional.empty(), seed);
      double half = Drawings.of(thing).aspect() * UNIT / 2;

      assertThat(outside(image, half)).as(thing).isLessThan(covered(image) / 25);
    }
  }

  private static BufferedImage draw(String thing, Optional<Hue> hue, int seed) {
    Drawing drawing = Drawings.of(thing);
    int width = (int) ((drawing.aspect() + 1) * UNIT);
    BufferedImage image = new BufferedImage(width, 2 * UNIT, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    Subject subject = Subject.of(thing, Role.THING).with(1, hue, Position.ANYWHERE);
    Look look = new Look(subject, Dice.of(seed, thing), "", Pose.STILL, Drawings::find);
    drawing.draw(new Sheet(g, daylight(), true).at(width / 2.0, 1.5 * UNIT, UNIT), look);
    g.dispose();
    return image;
  }

  private static Palette daylight() {
    Dice dice = Dice.of(1);
    SceneDescription scene = Composer.compose("白天，白色背景", "", dice);
    return Palettes.of(scene, dice);
  }

  private static boolean solid(int argb) {
    return argb >>> 24 > 160;
  }

  private static long covered(BufferedImage image) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += solid(image.getRGB(x, y)) ? 1 : 0;
      }
    }
    return count;
  }

  private static long outside(BufferedImage image, double half) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        boolean within =
            Math.abs(x - image.getWidth() / 2.0) <= half * 1.06 + 2
                && y >= 0.5 * UNIT - 0.06 * UNIT
                && y <= 1.5 * UNIT + 0.08 * UNIT;
        count += solid(image.getRGB(x, y)) && !within ? 1 : 0;
      }
    }
    return count;
  }

  private static long differing(BufferedImage one, BufferedImage two) {
    long count = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        int a = one.getRGB(x, y);
        int b = two.getRGB(x, y);
        int apart =
            Math.abs((a >> 16 & 255) - (b >> 16 & 255))
                + Math.abs((a >> 8 & 255) - (b >> 8 & 255))
                + Math.abs((a & 255) - (b & 255));
        count += (solid(a) || solid(b)) && apart > 24 ? 1 : 0;
      }
    }
    return count;
  }

  /// Where on the colour circle most of the coloured pixels are.
  private static double modalAngle(BufferedImage image) {
    double[] bins = new double[24];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int argb = image.getRGB(x, y);
        float[] hsb = hsb(argb);
        if (solid(argb) && hsb[1] > 0.22 && hsb[2] > 0.2) {
          int bin = (int) (hsb[0] * 24) % 24;
          bins[bin] += 2;
          bins[(bin + 1) % 24]++;
          bins[(bin + 23) % 24]++;
        }
      }
    }
    int best = 0;
    for (int i = 1; i < bins.length; i++) {
      best = bins[i] > bins[best] ? i : best;
    }
    return (best + 0.5) / 24;
  }

  private static double angle(int rgb) {
    return hsb(rgb)[0];
  }

  private static float[] hsb(int rgb) {
    return Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, null);
  }

  private static double apart(double a, double b) {
    double off = Math.abs(a - b);
    return Math.min(off, 1 - off);
  }
}
