package io.openbailian.illustrator.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openbailian.illustrator.letters.TextSetting;
import io.openbailian.pixels.Face;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  private static final String LONG = "春眠不觉晓处处闻啼鸟".repeat(400);

  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("io.openbailian.illustrator.stage.Printed#ALL")
  void whatIsQuotedIsReadBack(Printed printed) throws IOException, InterruptedException {
    assumeTrue(ReadBack.possible(), "tesseract with eng and chi_sim is not installed");
    List<TextSetting> settings = printed.settings();

    List<String> read = ReadBack.read(printed.drawn(), settings, folder);

    assertThat(Likeness.of(Likeness.written(settings), read))
        .as("of %s read as %s", Likeness.written(settings), read)
        .isGreaterThanOrEqualTo(0.95);
  }

  @ParameterizedTest
  @FieldSource("io.openbailian.illustrator.stage.Printed#ALL")
  void nothingLeavesThePicture(Printed printed) {
    Rectangle2D page = new Rectangle2D.Double(0, 0, printed.width(), printed.height());

    assertThat(printed.settings())
        .isNotEmpty()
        .allSatisfy(setting -> assertThat(page.contains(setting.bounds())).isTrue())
        .noneMatch(TextSetting::cut);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "海报“%s”",
        "木牌上写着“%s”",
        "封面“%s”",
        "菜单“%s”",
        "横幅“%s”",
        "书法“%s”",
        "中间写着“%s”",
        "名片“%s”",
        "logo，“%s”",
        "信息图“%s”",
        "促销海报“%s”",
        "春联“%s”"
      })
  void whatIsTooLongIsCutAndSaysSo(String prompt) {
    for (int[] size : new int[][] {{1024, 1024}, {512, 768}, {1280, 720}, {768, 2700}}) {
      Printed printed = new Printed("long", prompt.formatted(LONG), size[0], size[1]);
      Rectangle2D page = new Rectangle2D.Double(0, 0, size[0], size[1]);

      assertThat(printed.settings())
          .allSatisfy(setting -> assertThat(page.contains(setting.bounds())).isTrue())
          .anyMatch(TextSetting::cut);
    }
  }

  @Test
  void aWordIsBrokenOnlyWhenNoLineHoldsIt() {
    TextSetting set =
        TextSetting.across(
            "Extraordinary gentlemen",
            Face.SANS_BOLD,
            new Rectangle2D.Double(0, 0, 300, 400),
            120,
            20,
            TextSetting.Anchor.CENTRE);

    assertThat(set.runs())
        .extracting(TextSetting.Run::text)
        .containsExactly("Extraordinary", "gentlemen");
  }

  @Test
  void noLineBeginsWithAComma() {
    TextSetting set =
        TextSetting.across(
            "床前明月光，疑是地上霜。举头望明月，低头思故乡。",
            Face.SERIF_BOLD,
            new Rectangle2D.Double(0, 0, 300, 300),
            60,
            20,
            TextSetting.Anchor.CENTRE);

    assertThat(set.runs())
        .hasSizeGreaterThan(1)
        .allSatisfy(run -> assertThat(run.text()).doesNotStartWith("，").doesNotStartWith("。"));
  }

  @Test
  void whatNoFaceHasIsReported() {
    TextSetting set =
        TextSetting.across(
            "A\uD83D\uDC09B",
            Face.SANS_BOLD,
            new Rectangle2D.Double(0, 0, 300, 100),
            50,
            20,
            TextSetting.Anchor.CENTRE);

    assertThat(set.missing()).isEqualTo("\uD83D\uDC09");
  }

  @Test
  void coupletsHangTheFirstLineOnTheRight() {
    List<TextSetting> settings = Printed.ALL.getFirst().settings();

    Rectangle2D first = settings.get(0).bounds();
    Rectangle2D second = settings.get(1).bounds();
    assertThat(settings.get(0).text()).isEqualTo("春风入喜财入户");
    assertThat(first.getX()).isGreaterThan(second.getMaxX());
    assertThat(settings.get(2).bounds().getMaxY()).isLessThan(first.getY() + 1);
    assertThat(Likeness.written(settings).get(2)).isEqualTo("新春大吉");
    assertThat(settings.get(2).runs().getFirst().shape().getBounds2D().getX())
        .isGreaterThan(settings.get(2).runs().getLast().shape().getBounds2D().getMaxX());
  }

  @Test
  void theSamePromptIsWrittenTheSameWay() throws InterruptedException {
    Printed brush = new Printed("brush", "书法“宁静致远”", 320, 480);

    assertThat(pixels(brush.drawn())).isEqualTo(pixels(brush.drawn()));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
