package io.openbailian.illustrator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.illustrator.figure.Actions;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Adornment.Way;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Material;
import io.openbailian.illustrator.scene.Subject;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FiguresTest {
  private static final int SIDE = 160;

  static Stream<Subject> figures() {
    return Figures.all().stream();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void aFigureHasTheColourAskedFor(Subject figure) {
    for (Hue hue : Hue.values()) {
      assertThat(dominant(Figures.picture(Figures.dyed(figure, hue), 4, SIDE)))
          .as("%s %s", hue, figure)
          .isEqualTo(hue);
    }
  }

  @ParameterizedTest
  @MethodSource("figures")
  void seedsDrawDifferentFigures(Subject figure) {
    Set<Integer> pictures = new HashSet<>();
    for (int seed = 1; seed <= 6; seed++) {
      pictures.add(hash(Figures.picture(figure, seed, SIDE)));
    }
    assertThat(pictures).hasSizeGreaterThanOrEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("figures")
  void theSameSeedDrawsTheSameFigure(Subject figure) {
    assertThat(hash(Figures.picture(figure, 3, SIDE)))
        .isEqualTo(hash(Figures.picture(figure, 3, SIDE)));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void aFigureStaysInItsBoxWhateverItDoesAndHas(Subject figure) {
    for (Action action : Action.values()) {
      for (int seed = 1; seed <= 2; seed++) {
        staysInItsBox(Actions.doing(figure, action), seed);
      }
    }
    for (String thing : List.of("hat", "crown", "scarf", "headphones", "cape")) {
      staysInItsBox(Figures.with(figure, new Adornment(Way.WORN, thing, Optional.empty())), 1);
    }
    for (String thing : List.of("flower", "umbrella", "balloon", "lantern", "book")) {
      staysInItsBox(Figures.with(figure, new Adornment(Way.HELD, thing, Optional.empty())), 1);
    }
  }

  @Test
  void whatAFigureWearsIsSeenAtItsPlace() {
    for (String figure :
        List.of("cat", "dog", "rabbit", "bear", "panda", "fox", "person", "robot")) {
      for (String thing :
          List.of("glasses", "headphones", "bow", "scarf", "bell", "tie", "flower")) {
        Subject bare = busy(figure, "mittens");
        Rectangle2D changed = changed(bare, busy(figure, thing));
        assertThat(changed.isEmpty()).as("%s with %s", figure, thing).isFalse();
        assertThat(changed.getHeight()).as("%s with %s", figure, thing).isLessThan(0.5);
        assertThat(changed.getCenterY()).as("%s with %s", figure, thing).isLessThan(0.85);
      }
    }
  }

  @Test
  void whatAFigureHoldsIsBeforeIt() {
    for (String figure :
        List.of("cat", "dog", "rabbit", "bear", "panda", "fox", "person", "fairy", "robot")) {
      for (String thing : List.of("heart", "cup", "book", "ball", "star", "gift", "fish")) {
        Rectangle2D changed =
            changed(
                Figures.with(
                    Figures.of(figure), new Adornment(Way.HELD, "nothing", Optional.empty())),
                Figures.with(Figures.of(figure), new Adornment(Way.HELD, thing, Optional.empty())));
        assertThat(changed.isEmpty()).as("%s with %s", figure, thing).isFalse();
        assertThat(changed.getCenterX()).as("%s with %s", figure, thing).isBetween(0.3, 0.7);
        assertThat(changed.getCenterY()).as("%s with %s", figure, thing).isBetween(0.35, 0.9);
      }
    }
  }

  @Test
  void actionsChangeThePose() {
    for (String figure :
        List.of("cat", "dog", "rabbit", "bear", "panda", "fox", "deer", "horse", "person")) {
      Set<Integer> pictures = new HashSet<>();
      for (Action action :
          List.of(Action.STANDING, Action.WALKING, Action.LYING, Action.RUNNING, Action.JUMPING)) {
        pictures.add(hash(Figures.picture(Actions.doing(Figures.of(figure), action), 2, SIDE)));
      }
      assertThat(pictures).as(figure).hasSize(5);
    }
  }

  @Test
  void whoLiesIsLowAndWide() {
    for (String figure : List.of("cat", "dog", "rabbit", "bear", "fox", "horse", "person")) {
      assertThat(proportion(figure, Action.LYING))
          .as(figure)
          .isGreaterThan(1.25 * proportion(figure, Action.SITTING));
    }
  }

  private static double proportion(String figure, Action action) {
    Rectangle2D box = box(Figures.picture(Actions.doing(Figures.of(figure), action), 2, SIDE));
    return box.getWidth() / box.getHeight();
  }

  @Test
  void everyMaterialLooksItsOwnWay() {
    for (String figure : List.of("cat", "rabbit", "horse", "person", "bird", "fish")) {
      Set<Integer> pictures = new HashSet<>();
      for (Material material : Material.values()) {
        pictures.add(hash(Figures.picture(Figures.made(Figures.of(figure), material), 2, SIDE)));
      }
      assertThat(pictures).as(figure).hasSize(Material.values().length);
    }
  }

  @Test
  void porcelainIsWhiteWithBlue() {
    BufferedImage rabbit =
        Figures.picture(Figures.made(Figures.of("rabbit"), Material.CERAMIC), 2, SIDE);
    assertThat(dominant(rabbit)).isEqualTo(Hue.WHITE);
    assertThat(census(rabbit).getOrDefault(Hue.BLUE, 0)).isGreaterThan(SIDE);
  }

  private static Subject busy(String figure, String worn) {
    return Figures.with(Figures.of(figure), new Adornment(Way.WORN, worn, Optional.empty()));
  }

  private static void staysInItsBox(Subject subject, long seed) {
    double size = Figures.size(subject, SIDE);
    double half = size * Drawings.of(subject.thing()).aspect(subject) / 2;
    double allowed = 0.1 * size + 1;
    Rectangle2D box = box(Figures.picture(subject, seed, SIDE));
    assertThat(box.getMinX()).as("left of %s", subject).isGreaterThan(SIDE / 2.0 - half - allowed);
    assertThat(box.getMaxX()).as("right of %s", subject).isLessThan(SIDE / 2.0 + half + allowed);
    assertThat(box.getMinY())
        .as("top of %s", subject)
        .isGreaterThan(Figures.foot(subject, SIDE) - size - allowed);
    assertThat(box.getMaxY())
        .as("foot of %s", subject)
        .isLessThan(Figures.foot(subject, SIDE) + allowed);
  }

  /// Where two pictures differ, as shares of the figure's height.
  private static Rectangle2D changed(Subject a, Subject b) {
    BufferedImage one = Figures.picture(a, 2, SIDE);
    BufferedImage other = Figures.picture(b, 2, SIDE);
    BufferedImage difference = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        difference.setRGB(x, y, one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 0xFFFFFFFF);
      }
    }
    Rectangle2D box = box(difference);
    double size = Figures.size(a, SIDE);
    double top = Figures.foot(a, SIDE) - size;
    return new Rectangle2D.Double(
        (box.getX() - (SIDE - size) / 2.0) / size,
        (box.getY() - top) / size,
        box.getWidth() / size,
        box.getHeight() / size);
  }

  /// What is clearly painted.
  private static Rectangle2D box(BufferedImage image) {
    Rectangle2D box = new Rectangle2D.Double();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) >>> 24 > 100) {
          Rectangle2D pixel = new Rectangle2D.Double(x, y, 1, 1);
          box = box.isEmpty() ? pixel : box.createUnion(pixel);
        }
      }
    }
    return box;
  }

  private static int hash(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.hashCode(pixels);
  }

  private static Hue dominant(BufferedImage image) {
    return census(image).entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }

  private static Map<Hue, Integer> census(BufferedImage image) {
    Map<Hue, Integer> census = new EnumMap<>(Hue.class);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) >>> 24 > 200 && !beige(image.getRGB(x, y))) {
          census.merge(hue(image.getRGB(x, y)), 1, Integer::sum);
        }
      }
    }
    return census;
  }

  /// Skin and cream, for which there is no hue.
  private static boolean beige(int rgb) {
    float[] hsb = Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, null);
    return hsb[0] * 360 >= 12
        && hsb[0] * 360 < 40
        && hsb[1] >= 0.16
        && hsb[1] < 0.42
        && hsb[2] > 0.6;
  }

  /// What somebody would call a colour.
  private static Hue hue(int rgb) {
    float[] hsb = Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, null);
    double degrees = hsb[0] * 360;
    if (hsb[2] < 0.3) {
      return Hue.BLACK;
    }
    if (hsb[1] < 0.16) {
      return hsb[2] > 0.78 ? Hue.WHITE : hsb[2] > 0.33 ? Hue.GREY : Hue.BLACK;
    }
    if (degrees < 12 || degrees >= 330) {
      return hsb[1] < 0.55 && hsb[2] > 0.6 ? Hue.PINK : Hue.RED;
    }
    if (degrees < 40) {
      return hsb[2] < 0.64 ? Hue.BROWN : Hue.ORANGE;
    }
    return degrees < 70
        ? Hue.YELLOW
        : degrees < 160
            ? Hue.GREEN
            : degrees < 195 ? Hue.CYAN : degrees < 245 ? Hue.BLUE : Hue.PURPLE;
  }
}
