package io.openbailian.imaging.edit;

import static io.openbailian.imaging.edit.Measures.colourful;
import static io.openbailian.imaging.edit.Measures.error;
import static io.openbailian.imaging.edit.Measures.steepest;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Photos;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Tesseract;
import io.openbailian.imaging.TestPictures;
import io.openbailian.imaging.region.Overlay;
import io.openbailian.imaging.region.Region;
import io.openbailian.imaging.region.RegionFinder;
import io.openbailian.pixels.Resizing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every function on photographs as well as on drawings.
class PhotographsTest {
  private static final ImagingWork WORK = ImagingWork.of(42);
  private static final Set<Overlay> ALL = EnumSet.allOf(Overlay.class);

  @ParameterizedTest
  @CsvSource({
    "astronaut, 220, 120, 60, 480, 440, 30",
    "chelsea, 150, 120, 120, 230, 420, 40",
    "coffee, 300, 120, 150, 250, 30, 30",
    "rocket, 322, 230, 322, 320, 60, 30",
    "house, 266, 200, 180, 300, 40, 400",
    "still life, 256, 330, 230, 360, 40, 40"
  })
  void findsWhatThePictureIsOf(
      String name, int x1, int y1, int x2, int y2, int outsideX, int outsideY)
      throws InterruptedException {
    Mask subject = RegionFinder.find(Photos.of(name), new Region.Subject(), WORK);

    assertThat(subject.at(x1, y1)).isGreaterThan(200);
    assertThat(subject.at(x2, y2)).isGreaterThan(200);
    assertThat(subject.at(outsideX, outsideY)).isLessThan(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"astronaut", "chelsea", "coffee", "rocket", "house", "still life"})
  void findsNothingToTakeOffACleanPicture(String name) throws InterruptedException {
    assertThat(RemoveOverlays.apply(Photos.of(name), ALL, WORK)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"chelsea", "coffee", "rocket", "house", "still life"})
  void takesTextOffSoThatNobodyCanReadIt(String name, @TempDir Path folder)
      throws IOException, InterruptedException {
    BufferedImage clean = Photos.of(name);
    BufferedImage marked = Pictures.copy(clean);
    double em = marked.getHeight() / 11.0;
    TestPictures.write(marked, "SAMPLE PHOTO", 20, 0.5 * marked.getHeight(), em, Color.WHITE);

    BufferedImage out = RemoveOverlays.apply(marked, ALL, WORK).orElseThrow();

    assertThat(Tesseract.read(whites(marked), folder)).contains("AMPLE");
    assertThat(Tesseract.read(whites(out), folder)).doesNotContain("AMP", "PHOT");
    assertThat(error(out, clean)).isLessThan(0.25 * error(marked, clean));
  }

  @ParameterizedTest
  @ValueSource(strings = {"astronaut", "chelsea", "coffee", "rocket", "house", "landscape"})
  void expandsWithoutASeamOnAnySide(String name) throws InterruptedException {
    BufferedImage image = Photos.of(name);
    Expand.Scales scales = new Expand.Scales(1.15, 1.15, 1.15, 1.15);

    BufferedImage out = Expand.apply(image, scales, WORK);

    Expand.Frame frame = Expand.Frame.of(image.getWidth(), image.getHeight(), scales);
    Rectangle known = new Rectangle(frame.x(), frame.y(), image.getWidth(), image.getHeight());
    assertThat(Pictures.pixels(Pictures.cut(out, known.x, known.y, known.width, known.height)))
        .isEqualTo(Pictures.pixels(image));
    assertThat(seam(out, known.x, known.y, known.height, true)).isLessThan(1.5);
    assertThat(seam(out, known.x + known.width, known.y, known.height, true)).isLessThan(1.5);
    assertThat(seam(out, known.y, known.x, known.width, false)).isLessThan(1.5);
    assertThat(seam(out, known.y + known.height, known.x, known.width, false)).isLessThan(1.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"astronaut", "chelsea", "coffee", "rocket", "house"})
  void enlargesSteeperThanBicubicAndKeepsTheLight(String name) throws InterruptedException {
    BufferedImage image = Photos.of(name);
    int width = image.getWidth() / 3;
    int height = image.getHeight() / 3;
    BufferedImage small = Pictures.opaque(Resizing.toExactSize(image, width, height));

    BufferedImage ours = SuperResolution.apply(small, 3, WORK);
    BufferedImage bicubic = scaled(small, 3 * width, 3 * height);

    assertThat(steepest(ours)).isGreaterThan(1.2 * steepest(bicubic));
    BufferedImage truth = Pictures.cut(image, 0, 0, 3 * width, 3 * height);
    assertThat(error(ours, truth)).isLessThan(1.5 * error(bicubic, truth));
  }

  @ParameterizedTest
  @ValueSource(strings = {"astronaut", "chelsea", "coffee", "rocket", "house", "landscape"})
  void changesNoPixelOutsideTheMaskWhenItErases(String name) throws InterruptedException {
    BufferedImage image = Photos.of(name);
    Rectangle box = new Rectangle(image.getWidth() / 3, image.getHeight() / 3, 90, 70);
    Mask mask =
        Mask.of(image.getWidth(), image.getHeight(), (x, y) -> box.contains(x, y) ? 255 : 0);

    int[] after = Pictures.pixels(Erase.apply(image, mask, WORK));

    int[] before = Pictures.pixels(image);
    for (int i = 0; i < before.length; i++) {
      if (!mask.in(i)) {
        assertThat(after[i]).isEqualTo(before[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"astronaut", "chelsea", "coffee", "rocket", "house", "portrait"})
  void givesGreyPicturesQuietColoursAndKeepsTheirLight(String name) throws InterruptedException {
    BufferedImage grey = TestPictures.grey(Photos.of(name));

    BufferedImage out = Colorize.apply(grey, Colorize.Palette.NATURAL, List.of(), WORK);

    assertThat(colourful(grey)).isZero();
    assertThat(colourful(out)).isBetween(3.0, 70.0);
    assertThat(error(out, grey)).isLessThan(12);
    assertThat(greens(out)).isLessThan("house".equals(name) ? 0.6 : 0.1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"astronaut", "chelsea", "coffee", "house", "portrait"})
  void drawsCleanLinesOfAPicture(String name) throws InterruptedException {
    BufferedImage lines = Doodle.lines(Photos.of(name), WORK);

    int[] pixels = Pictures.pixels(lines);
    double ink = Arrays.stream(pixels).filter(p -> Pictures.luma(p) < 128).count();
    assertThat(ink / pixels.length).isBetween(0.005, 0.2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"astronaut", "coffee", "house", "portrait"})
  void redrawsAPictureInThePaletteAndLosesNoPaleArea(String name) throws InterruptedException {
    BufferedImage image = Photos.of(name);

    BufferedImage out = Doodle.redrawn(image, List.of(0xEDE6D8, 0x9DB4A8, 0x6E7F8D), WORK);

    int[] pixels = Pictures.pixels(out);
    assertThat(Arrays.stream(pixels).filter(p -> (p & 0xFFFFFF) == 0xFFFFFF).count()).isZero();
    assertThat(correlation(image, out)).isGreaterThan(0.6);
  }

  @Test
  void namesTheMaterialOfAPartOfAPhotograph() throws InterruptedException {
    BufferedImage coffee = Photos.of("coffee");
    Mask cup = RegionFinder.find(coffee, new Region.Subject(), WORK);

    BufferedImage out = Remake.apply(coffee, SurfaceMaterial.CERAMIC, cup, WORK);

    int[] before = Pictures.pixels(coffee);
    int[] after = Pictures.pixels(out);
    for (int i = 0; i < before.length; i++) {
      if (cup.at(i) == 0) {
        assertThat(after[i]).isEqualTo(before[i]);
      }
    }
    int saucer = out.getRGB(150, 250);
    assertThat(Pictures.green(saucer)).isGreaterThan(Pictures.red(saucer));
  }

  /// What is white as black on white: over a photograph Tesseract reads nothing at all.
  private static BufferedImage whites(BufferedImage image) {
    BufferedImage out = Pictures.like(image);
    int[] from = Pictures.pixels(image);
    int[] to = Pictures.pixels(out);
    for (int i = 0; i < to.length; i++) {
      to[i] = 0x010101 * Math.clamp(3L * (255 - Pictures.luma(from[i])), 0, 255);
    }
    return out;
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage out = Pictures.blank(width, height);
    Graphics2D g = out.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return out;
  }

  /// The mean step over a line against the mean of the eight beside it on both sides.
  private static double seam(BufferedImage image, int at, int from, int length, boolean vertical) {
    double beside = 0;
    for (int off = 1; off <= 8; off++) {
      beside += step(image, at + off, from, length, vertical);
      beside += step(image, at - off, from, length, vertical);
    }
    return step(image, at, from, length, vertical) / (beside / 16);
  }

  private static double step(BufferedImage image, int at, int from, int length, boolean vertical) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      int a = vertical ? image.getRGB(at - 1, i) : image.getRGB(i, at - 1);
      int b = vertical ? image.getRGB(at, i) : image.getRGB(i, at);
      sum += Math.abs(Pictures.luma(a) - Pictures.luma(b));
    }
    return sum / length;
  }

  private static double greens(BufferedImage image) {
    return Arrays.stream(Pictures.pixels(image))
            .filter(p -> Pictures.green(p) > Math.max(Pictures.red(p), Pictures.blue(p)) + 12)
            .count()
        / (double) Pictures.pixels(image).length;
  }

  /// How much lightness goes with lightness, 1 when wholly.
  private static double correlation(BufferedImage a, BufferedImage b) {
    double[] p = Arrays.stream(Pictures.pixels(a)).mapToDouble(Pictures::luma).toArray();
    double[] q = Arrays.stream(Pictures.pixels(b)).mapToDouble(Pictures::luma).toArray();
    double meanP = Arrays.stream(p).average().orElse(0);
    double meanQ = Arrays.stream(q).average().orElse(0);
    double both = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < p.length; i++) {
      both += (p[i] - meanP) * (q[i] - meanQ);
      first += (p[i] - meanP) * (p[i] - meanP);
      second += (q[i] - meanQ) * (q[i] - meanQ);
    }
    return both / Math.sqrt(first * second);
  }
}
