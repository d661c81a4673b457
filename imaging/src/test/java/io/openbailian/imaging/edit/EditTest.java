package io.openbailian.imaging.edit;

import static io.openbailian.imaging.edit.Measures.colourful;
import static io.openbailian.imaging.edit.Measures.error;
import static io.openbailian.imaging.edit.Measures.steepest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.TestPictures;
import io.openbailian.imaging.region.Overlay;
import io.openbailian.imaging.region.OverlayFinder;
import io.openbailian.imaging.region.Region;
import io.openbailian.imaging.region.RegionFinder;
import io.openbailian.pixels.Resizing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditTest {
  private static final ImagingWork WORK = ImagingWork.of(42);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void enlargesToExactlyThatFactor(int factor) throws InterruptedException {
    BufferedImage out = SuperResolution.apply(TestPictures.house(90, 70), factor, WORK);

    assertThat(out.getWidth()).isEqualTo(90 * factor);
    assertThat(out.getHeight()).isEqualTo(70 * factor);
  }

  @Test
  void enlargesLettersNearerToTheTruthThanBicubicAndSteeper() throws InterruptedException {
    BufferedImage truth = TestPictures.page(640, 640);
    BufferedImage small = Resizing.toExactSize(truth, 160, 160);

    BufferedImage ours = SuperResolution.apply(small, 4, WORK);
    BufferedImage bicubic = bicubic(small, 640, 640);

    assertThat(error(ours, truth)).isLessThan(0.85 * error(bicubic, truth));
    assertThat(steepest(ours)).isGreaterThan(1.25 * steepest(bicubic));
  }

  @Test
  void leavesNoHaloWhereItEnlarges() throws InterruptedException {
    BufferedImage step = Pictures.blank(40, 40);
    for (int i = 0; i < 1600; i++) {
      Pictures.pixels(step)[i] = i % 40 < 20 ? 0x404040 : 0xC0C0C0;
    }

    for (int pixel : Pictures.pixels(SuperResolution.apply(step, 4, WORK))) {
      assertThat(Pictures.luma(pixel)).isBetween(0x40 - 2, 0xC0 + 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"landscape", "house", "portrait", "still life"})
  void expandsToTheSizeAskedForWithoutTouchingThePicture(String name) throws InterruptedException {
    BufferedImage image = picture(name, 256);
    Expand.Scales scales = new Expand.Scales(1.1, 1.05, 1.25, 1.2);

    BufferedImage out = Expand.apply(image, scales, WORK);

    Expand.Frame frame = Expand.Frame.of(256, 256, scales);
    assertThat(out.getWidth()).isEqualTo(frame.width());
    assertThat(out.getHeight()).isEqualTo(frame.height());
    assertThat(Pictures.pixels(Pictures.cut(out, frame.x(), frame.y(), 256, 256)))
        .isEqualTo(Pictures.pixels(image));
  }

  @Test
  void fillsTheSameEveryTimeForOneSeed() throws InterruptedException {
    BufferedImage image = TestPictures.landscape(160, 120);
    Expand.Scales scales = new Expand.Scales(1, 1, 1.4, 1);

    assertThat(Pictures.pixels(Expand.apply(image, scales, ImagingWork.of(7))))
        .isEqualTo(Pictures.pixels(Expand.apply(image, scales, ImagingWork.of(7))));
  }

  @Test
  void stopsWhenToldTo() {
    ImagingWork stopped = new ImagingWork(1, () -> true, percent -> {});

    assertThatThrownBy(
            () -> Expand.apply(picture("house", 128), new Expand.Scales(2, 2, 2, 2), stopped))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void tellsItsProgressWithoutGoingBack() throws InterruptedException {
    List<Integer> told = new ArrayList<>();

    Expand.apply(
        picture("house", 128),
        new Expand.Scales(1.5, 1, 1, 1),
        new ImagingWork(1, () -> false, told::add));

    assertThat(told).isNotEmpty().isSorted().last().isEqualTo(98);
  }

  @Test
  void erasesInTheMaskAndNowhereElse() throws InterruptedException {
    BufferedImage image = TestPictures.landscape(240, 240);
    BufferedImage marred = Pictures.copy(image);
    Rectangle spot = new Rectangle(90, 130, 50, 44);
    Mask mask = Mask.of(240, 240, (x, y) -> spot.contains(x, y) ? 255 : 0);
    fill(marred, spot, 0xFF00FF);

    BufferedImage out = Erase.apply(marred, mask, WORK);

    assertThat(changed(marred, out, mask.inverted())).isZero();
    assertThat(meanDifference(out, image, mask)).isLessThan(22);
  }

  @ParameterizedTest
  @ValueSource(strings = {"landscape", "house", "still life"})
  void takesTextOff(String name) throws InterruptedException {
    BufferedImage clean = picture(name, 512);
    BufferedImage marked = Pictures.copy(clean);
    TestPictures.write(marked, "百炼图库 样张", 40, 300, 34, new Color(250, 250, 250));
    TestPictures.write(marked, "SAMPLE PHOTO", 250, 480, 26, new Color(250, 250, 250));
    Set<Overlay> all = EnumSet.allOf(Overlay.class);

    BufferedImage out = RemoveOverlays.apply(marked, all, WORK).orElseThrow();

    assertThat(error(out, clean)).isLessThan(0.25 * error(marked, clean));
    assertThat(OverlayFinder.rectangles(out))
        .hasSizeLessThan(OverlayFinder.rectangles(marked).size());
  }

  @Test
  void takesOffOnlyTheScriptThatWasNamed() throws InterruptedException {
    BufferedImage marked = TestPictures.stillLife(512, 512);
    TestPictures.write(marked, "样张图库演示", 60, 80, 44, Color.WHITE);
    TestPictures.write(marked, "SAMPLE PHOTO", 60, 160, 36, Color.BLACK);

    BufferedImage out = RemoveOverlays.apply(marked, Set.of(Overlay.CHINESE), WORK).orElseThrow();

    assertThat(same(marked, out, new Rectangle(50, 120, 300, 50))).isTrue();
    assertThat(same(marked, out, new Rectangle(50, 40, 300, 50))).isFalse();
  }

  @Test
  void saysSoWhenThereIsNoTextToTakeOff() throws InterruptedException {
    assertThat(RemoveOverlays.apply(TestPictures.stillLife(400, 400), Set.of(Overlay.LATIN), WORK))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(PictureStyle.class)
  void givesTheWholePictureALook(PictureStyle style) throws InterruptedException {
    BufferedImage image = TestPictures.house(200, 160);

    BufferedImage weak = Stylize.apply(image, style, 0.2, WORK);
    BufferedImage strong = Stylize.apply(image, style, 1, WORK);

    assertThat(Pictures.pixels(Stylize.apply(image, style, 0, WORK)))
        .isEqualTo(Pictures.pixels(image));
    assertThat(error(strong, image)).isGreaterThan(2 * error(weak, image)).isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource(SurfaceMaterial.class)
  void makesAPartOfAnotherMaterialAndLeavesTheRest(SurfaceMaterial material)
      throws InterruptedException {
    BufferedImage image = TestPictures.stillLife(256, 256);
    Mask vase = RegionFinder.find(image, new Region.Subject(), WORK);

    BufferedImage out = Remake.apply(image, material, vase, WORK);

    Mask outside = Mask.of(256, 256, (x, y) -> vase.at(x, y) == 0 ? 255 : 0);
    assertThat(changed(image, out, outside)).isZero();
    assertThat(meanDifference(out, image, vase)).isGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource(Colorize.Palette.class)
  void givesAGreyPictureColoursAndKeepsItsLight(Colorize.Palette palette)
      throws InterruptedException {
    BufferedImage grey = TestPictures.grey(TestPictures.landscape(200, 160));

    BufferedImage out = Colorize.apply(grey, palette, List.of(), WORK);

    assertThat(colourful(grey)).isZero();
    assertThat(colourful(out)).isGreaterThan(10);
    assertThat(error(out, grey)).isLessThan(30);
  }

  @Test
  void coloursWhatIsNamedAsNamed() throws InterruptedException {
    BufferedImage grey = TestPictures.grey(TestPictures.stillLife(200, 200));
    Mask upper = Mask.of(200, 200, (x, y) -> y < 50 ? 255 : 0);

    BufferedImage out =
        Colorize.apply(
            grey, Colorize.Palette.NATURAL, List.of(new Colorize.Tint(upper, 0x2050D0)), WORK);

    int rgb = out.getRGB(100, 20);
    assertThat(Pictures.blue(rgb)).isGreaterThan(Pictures.red(rgb) + 30);
  }

  @Test
  void paintsTheAreasOfADrawingAndKeepsItsLines() throws InterruptedException {
    BufferedImage sketch = Pictures.blank(200, 200);
    Arrays.fill(Pictures.pixels(sketch), 0xFFFFFF);
    fill(sketch, new Rectangle(50, 50, 100, 4), 0);
    fill(sketch, new Rectangle(50, 146, 100, 4), 0);
    fill(sketch, new Rectangle(50, 50, 4, 100), 0);
    fill(sketch, new Rectangle(146, 50, 4, 100), 0);

    BufferedImage out = Doodle.painted(sketch, List.of(0xE0E0C0, 0x4080C0), WORK);

    assertThat(Pictures.luma(out.getRGB(52, 100))).isLessThan(20);
    int inside = out.getRGB(100, 100);
    assertThat(Pictures.blue(inside)).isGreaterThan(Pictures.red(inside) + 60);
    assertThat(Pictures.red(out.getRGB(10, 10))).isGreaterThan(150);
  }

  @Test
  void putsTheSubjectBeforeAnotherBackground() throws InterruptedException {
    BufferedImage image = TestPictures.portrait(256, 256);
    BufferedImage sea = Pictures.blank(300, 200);
    Arrays.fill(Pictures.pixels(sea), 0x2060A0);
    Mask subject = RegionFinder.find(image, new Region.Subject(), WORK);

    BufferedImage out = Compose.onBackground(image, subject, sea, WORK);

    assertThat(out.getRGB(5, 5) & 0xFFFFFF).isEqualTo(0x2060A0);
    int dress = out.getRGB(128, 220);
    assertThat(Pictures.red(dress)).isGreaterThan(Pictures.blue(dress) + 60);
  }

  @Test
  void mirrorsTwiceToTheSame() {
    BufferedImage image = TestPictures.house(33, 21);

    assertThat(Pictures.pixels(Arrange.mirrored(Arrange.mirrored(image, false), false)))
        .isEqualTo(Pictures.pixels(image));
    assertThat(Pictures.pixels(Arrange.turned(Arrange.turned(image, 1), 3)))
        .isEqualTo(Pictures.pixels(image));
  }

  private static BufferedImage picture(String name, int side) {
    return switch (name) {
      case "landscape" -> TestPictures.landscape(side, side);
      case "house" -> TestPictures.house(side, side);
      case "portrait" -> TestPictures.portrait(side, side);
      default -> TestPictures.stillLife(side, side);
    };
  }

  private static void fill(BufferedImage image, Rectangle part, int rgb) {
    for (int y = part.y; y < part.y + part.height; y++) {
      for (int x = part.x; x < part.x + part.width; x++) {
        image.setRGB(x, y, rgb);
      }
    }
  }

  private static BufferedImage bicubic(BufferedImage image, int width, int height) {
    BufferedImage out = Pictures.blank(width, height);
    Graphics2D g = out.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return out;
  }

  private static long changed(BufferedImage a, BufferedImage b, Mask where) {
    long count = 0;
    for (int i = 0; i < where.cover().length; i++) {
      count += where.at(i) == 255 && Pictures.pixels(a)[i] != Pictures.pixels(b)[i] ? 1 : 0;
    }
    return count;
  }

  private static double meanDifference(BufferedImage a, BufferedImage b, Mask where) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < where.cover().length; i++) {
      if (where.in(i)) {
        int p = Pictures.pixels(a)[i];
        int q = Pictures.pixels(b)[i];
        sum +=
            Math.abs(Pictures.red(p) - Pictures.red(q))
                + Math.abs(Pictures.green(p) - Pictures.green(q))
                + Math.abs(Pictures.blue(p) - Pictures.blue(q));
        count++;
      }
    }
    return sum / 3 / Math.max(1, count);
  }

  private static boolean same(BufferedImage a, BufferedImage b, Rectangle part) {
    return Arrays.equals(
        Pictures.pixels(Pictures.cut(a, part.x, part.y, part.width, part.height)),
        Pictures.pixels(Pictures.cut(b, part.x, part.y, part.width, part.height)));
  }
}
