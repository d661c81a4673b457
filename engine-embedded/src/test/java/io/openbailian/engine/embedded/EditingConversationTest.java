package io.openbailian.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.TestCall;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditingConversationTest {
  private static TestCall call(String prompt, BufferedImage... images) {
    return TestCall.textToImage(prompt)
        .operation("multimodal_generation")
        .without(Meaning.SIZE)
        .images(images);
  }

  @Test
  void saysWhatWasTakenForTheHeadOfNobodyNamed() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = new ArrayList<>();

    try (Engine engine = Engines.wide(1)) {
      engine.run(call("加一副眼镜", Scenes.ball()), events::add);
    }

    assertThat(events)
        .anySatisfy(event ->
            assertThat(event)
                .isInstanceOfSatisfying(
                    EngineEvent.Note.class,
                    note -> assertThat(note.text()).contains("taken for the head")));
  }

  @Test
  void editsTheFirstPictureWhenNoneIsNamed() throws EngineFailure, InterruptedException {
    BufferedImage out = Pictures.of(call("变成黑白照片", Scenes.ball(), Scenes.plain(0x0000FF)));

    Color grey = new Color(out.getRGB(96, 100));
    assertThat(grey.getRed()).isEqualTo(grey.getBlue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"把图2变成黑白照片", "turn image 2 into black and white", "把第二张图变成黑白"})
  void editsThePictureThatIsNamed(String prompt) throws EngineFailure, InterruptedException {
    BufferedImage out = Pictures.of(call(prompt, Scenes.plain(0x0000FF), Scenes.ball()));

    Color ball = new Color(out.getRGB(96, 100));
    assertThat(ball.getRed()).isEqualTo(ball.getBlue()).isBetween(40, 220);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "把图1的背景换成图2",
        "将图1的主体放到图2的背景中",
        "用图2做图1的背景",
        "把背景换成图2",
        "replace the background of image 1 with image 2",
        "Put the subject of image 1 onto the background of image 2"
      })
  void putsTheSubjectOfOneBeforeAnother(String prompt) throws EngineFailure, InterruptedException {
    BufferedImage out = Pictures.of(call(prompt, Scenes.ball(), Scenes.plain(0x8040C0)));

    Color behind = new Color(out.getRGB(8, 8));
    assertThat(behind).isEqualTo(new Color(0x8040C0));
    Color ball = new Color(out.getRGB(96, 100));
    assertThat(ball.getRed()).isGreaterThan(ball.getBlue() + 40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"图1中的女生穿着图2中的裙子", "把图1的衣服换成图2的花纹"})
  void dressesSomeoneInAnotherPicturesTexture(String prompt)
      throws EngineFailure, InterruptedException {
    BufferedImage out = Pictures.of(call(prompt, Scenes.portrait(), Scenes.plain(0x2050C0)));

    Color dress = new Color(out.getRGB(96, 160));
    assertThat(dress.getBlue()).isGreaterThan(dress.getRed() + 30);
  }

  @Test
  void takesTheColoursOfAnotherPicture() throws EngineFailure, InterruptedException {
    BufferedImage out = Pictures.of(call("把图1的颜色改成图2的色调", Scenes.ground(), Scenes.plain(0xC04020)));

    Color sky = new Color(out.getRGB(96, 20));
    assertThat(sky.getRed()).isGreaterThan(sky.getBlue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"把图1和图2并排", "put image 1 and image 2 side by side", "拼接在一起"})
  void setsPicturesSideBySide(String prompt) throws EngineFailure, InterruptedException {
    BufferedImage out = Pictures.of(call(prompt, Scenes.ball(), Scenes.plain(0x00FF00)));

    assertThat(out.getWidth()).isEqualTo(2 * Scenes.SIDE);
    assertThat(new Color(out.getRGB(300, 100))).isEqualTo(new Color(0x00FF00));
  }

  @Test
  void showsAllOfWhatStandsSideBySideAtTheSizeAskedFor()
      throws EngineFailure, InterruptedException {
    BufferedImage out =
        Pictures.of(
            call("把图1和图2并排", Scenes.plain(0xFF0000), Scenes.plain(0x00FF00)).size("200*200"));

    assertThat(out.getWidth()).isEqualTo(200);
    assertThat(new Color(out.getRGB(4, 100))).isEqualTo(Color.RED);
    assertThat(new Color(out.getRGB(195, 100))).isEqualTo(Color.GREEN);
    assertThat(new Color(out.getRGB(100, 4))).isEqualTo(Color.WHITE);
  }

  @Test
  void drawsADishInTheStyleOfOneBeforeAnother() throws EngineFailure, InterruptedException {
    BufferedImage behind = Scenes.ground();
    BufferedImage out = Pictures.of(call("参考图1的风格和图2的背景，生成番茄炒蛋", Scenes.portrait(), behind));

    assertThat(Pictures.difference(out, behind)).isBetween(0.05, 0.6);
    assertThat(out.getRGB(4, 4)).isEqualTo(behind.getRGB(4, 4));
  }

  @Test
  void goesOnWithWhatCameOfTwoPictures() throws EngineFailure, InterruptedException {
    BufferedImage out =
        Pictures.of(call("把图1的背景换成图2，变成黑白照片", Scenes.ball(), Scenes.plain(0x8040C0)));

    Color behind = new Color(out.getRGB(8, 8));
    assertThat(behind.getRed()).isEqualTo(behind.getBlue());
  }

  @Test
  void saysWhichWordsAboutSeveralPicturesItDoesNotKnow() {
    assertThatExceptionOfType(EngineFailure.class)
        .isThrownBy(() ->
            Pictures.of(
                call(
                    "图1中的女生穿着图2中的黑色裙子按图3的姿势坐下",
                    Scenes.portrait(),
                    Scenes.portrait(),
                    Scenes.portrait())))
        .withMessageContaining("姿势坐")
        .withMessageContaining("model");
  }

  @Test
  void saysThatAPictureIsNotThere() {
    assertThatExceptionOfType(EngineFailure.class)
        .isThrownBy(() -> Pictures.of(call("把图3变成黑白", Scenes.ball())))
        .withMessageContaining("image 3");
  }

  @Test
  void bringsAnEditToTheSizeAskedFor() throws EngineFailure, InterruptedException {
    BufferedImage out = Pictures.of(call("变亮", Scenes.ball()).size("160*90"));

    assertThat(out.getWidth()).isEqualTo(160);
    assertThat(out.getHeight()).isEqualTo(90);
  }

  @Test
  void drawsSceneryBehindASubject() throws EngineFailure, InterruptedException {
    BufferedImage image = Scenes.ball();
    BufferedImage out = Pictures.of(call("背景换成雪山", image));

    assertThat(
            Pictures.difference(out.getSubimage(0, 0, 192, 40), image.getSubimage(0, 0, 192, 40)))
        .isGreaterThan(0.8);
  }

  @Test
  void leavesThePictureItWasGivenAlone() throws EngineFailure, InterruptedException {
    BufferedImage image = Scenes.ball();
    Pictures.of(call("变成夜晚", image));

    assertThat(Pictures.difference(image, Scenes.ball())).isZero();
  }

  @Test
  void tellsAStoryInTheColoursOfThePictureThatCameWithIt()
      throws EngineFailure, InterruptedException {
    TestCall story = call("雪山和湖泊").size("96*96").with(Meaning.ENABLE_INTERLEAVE, true);
    BufferedImage plain = Pictures.of(story);
    BufferedImage warm = Pictures.of(story.images(Scenes.plain(0xC04020)));

    assertThat(red(warm)).isGreaterThan(red(plain) + 20);
  }

  @ParameterizedTest
  @CsvSource({"戴一顶帽子, '文字，帽子'", "Add a red hat, 'blurry, hat'"})
  void addsNothingThatTheNegativePromptNames(String prompt, String negative) {
    TestCall call = call(prompt, Scenes.ball()).with(Meaning.NEGATIVE_PROMPT, negative);

    assertThatExceptionOfType(EngineFailure.class)
        .isThrownBy(() -> Pictures.of(call))
        .withMessageContaining("negative prompt rules out");
  }

  private static double red(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(pixels)
        .mapToObj(Color::new)
        .mapToInt(colour -> colour.getRed() - colour.getBlue())
        .average()
        .orElseThrow();
  }
}
