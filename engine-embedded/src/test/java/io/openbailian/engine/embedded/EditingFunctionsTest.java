package io.openbailian.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.TestCall;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditingFunctionsTest {
  private static TestCall call(String function, String prompt, BufferedImage image) {
    return TestCall.textToImage(prompt)
        .operation("image2image")
        .without(Meaning.SIZE)
        .with(Meaning.FUNCTION, function)
        .images(image);
  }

  @Test
  void enlargesByTheFactor() throws EngineFailure, InterruptedException {
    BufferedImage out =
        Pictures.of(call("super_resolution", "", Scenes.ball()).with(Meaning.UPSCALE_FACTOR, 3.0));

    assertThat(out.getWidth()).isEqualTo(3 * Scenes.SIDE);
    assertThat(out.getHeight()).isEqualTo(3 * Scenes.SIDE);
  }

  @Test
  void expandsBySidesAndKeepsThePictureToThePixel() throws EngineFailure, InterruptedException {
    BufferedImage image = Scenes.ball();
    BufferedImage out =
        Pictures.of(
            call("expand", "更大的草地", image)
                .with(Meaning.TOP_SCALE, 1.25)
                .with(Meaning.RIGHT_SCALE, 1.5));

    assertThat(out.getWidth()).isEqualTo(288);
    assertThat(out.getHeight()).isEqualTo(240);
    assertThat(Pictures.difference(out.getSubimage(0, 48, 192, 192), image)).isZero();
  }

  @Test
  void tellsItsProgressWhileItExpands() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = new ArrayList<>();
    try (EmbeddedEngine engine = Engines.wide(1)) {
      engine.run(call("expand", "草地", Scenes.ball()).with(Meaning.TOP_SCALE, 1.5), events::add);
    }

    List<Integer> told =
        events.stream()
            .filter(EngineEvent.Progress.class::isInstance)
            .map(event -> ((EngineEvent.Progress) event).percent())
            .toList();
    assertThat(told).hasSizeGreaterThan(2).isSorted();
    assertThat(events.getLast()).isInstanceOf(EngineEvent.MediaReady.class);
  }

  @Test
  void takesTextOff() throws EngineFailure, InterruptedException {
    BufferedImage out = Pictures.of(call("remove_watermark", "去除图像中的文字", Scenes.written()));

    assertThat(brightest(out, 20, 130, 150, 40)).isLessThan(210);
  }

  @Test
  void saysWhenThereIsNoTextToTakeOff() {
    refused(call("remove_watermark", "去除图像中的文字", Scenes.plain(0x808080)))
        .withMessageContaining("no text or mark");
  }

  @Test
  void colorsGreyByThePrompt() throws EngineFailure, InterruptedException {
    BufferedImage out =
        Pictures.of(call("colorization", "给照片上色，蓝色的背景", Scenes.grey(Scenes.ball())));

    Color sky = new Color(out.getRGB(20, 10));
    assertThat(sky.getBlue()).isGreaterThan(sky.getRed() + 15);
  }

  @Test
  void saysWhichColouringItDoesNotUnderstand() {
    refused(call("colorization", "上色，紫色的独角兽", Scenes.grey(Scenes.ball())))
        .withMessageContaining("独角兽");
  }

  @Test
  void paintsASketchWithinItsLines() throws EngineFailure, InterruptedException {
    BufferedImage out =
        Pictures.of(call("doodle", "北欧极简风格的客厅", Scenes.sketch()).with(Meaning.IS_SKETCH, true));

    assertThat(out.getWidth()).isEqualTo(Scenes.SIDE);
    assertThat(light(out.getRGB(60, 20))).isLessThan(110);
    assertThat(out.getRGB(60, 80)).isNotEqualTo(out.getRGB(140, 90));
  }

  @Test
  void paintsThePictureItselfFromItsLines() throws EngineFailure, InterruptedException {
    assertThat(changed("doodle", "客厅", Scenes.ball())).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @CsvSource({"转换成法国绘本风格", "转换成金箔艺术风格"})
  void paintsInAStyle(String prompt) throws EngineFailure, InterruptedException {
    assertThat(changed("stylization_all", prompt, Scenes.ball())).isGreaterThan(0.5);
  }

  @Test
  void leavesAPictureAloneAtNoStrength() throws EngineFailure, InterruptedException {
    BufferedImage image = Scenes.ball();
    BufferedImage out =
        Pictures.of(call("stylization_all", "转换成法国绘本风格", image).with(Meaning.STRENGTH, 0.0));

    assertThat(Pictures.difference(out, image)).isZero();
    assertThat(out).isNotSameAs(image);
  }

  @Test
  void saysThatNoStyleWasNamed() {
    refused(call("stylization_all", "变亮", Scenes.ball())).withMessageContaining("变亮");
  }

  @Test
  void makesTheSubjectOfAMaterialAndLeavesTheRest() throws EngineFailure, InterruptedException {
    BufferedImage image = Scenes.ball();
    BufferedImage out = Pictures.of(call("stylization_local", "把物体变成木板风格", image));

    assertThat(difference(out, image, 80, 80, 30, 30)).isGreaterThan(0.8);
    assertThat(difference(out, image, 0, 0, 192, 20)).isZero();
  }

  @Test
  void editsByDescription() throws EngineFailure, InterruptedException {
    BufferedImage image = Scenes.ball();
    BufferedImage out = Pictures.of(call("description_edit", "把红色变成蓝色", image));

    Color ball = new Color(out.getRGB(96, 100));
    assertThat(ball.getBlue()).isGreaterThan(ball.getRed());
  }

  @Test
  void saysWhichWordsOfADescriptionItDoesNotKnow() {
    refused(call("description_edit", "把女孩改为站立姿势", Scenes.portrait()))
        .withMessageContaining("站立姿势")
        .withMessageContaining("model")
        .satisfies(e -> assertThat(e.error().code()).isEqualTo("UnsupportedOperation"));
  }

  @ParameterizedTest
  @CsvSource({"''", "陶瓷兔子抱着陶瓷小花", "把它变成蓝色", "blue", "戴着红色帽子", "写上“春”", "添加一只兔子"})
  void changesNoPixelOutsideTheMask(String prompt) throws EngineFailure, InterruptedException {
    BufferedImage image = Scenes.ball();
    BufferedImage mask = Scenes.mask(50, 56, 92, 92);
    BufferedImage out = Pictures.of(call("description_edit_with_mask", prompt, image).mask(mask));

    assertThat(differenceWhere(out, image, mask, false)).isZero();
    assertThat(differenceWhere(out, image, mask, true)).isGreaterThan(0.04);
  }

  @Test
  void erasesWhatTheMaskCoversWhenThePromptIsEmpty() throws EngineFailure, InterruptedException {
    BufferedImage out =
        Pictures.of(
            call("description_edit_with_mask", "", Scenes.ball())
                .mask(Scenes.mask(50, 56, 92, 92)));

    Color middle = new Color(out.getRGB(96, 120));
    assertThat(middle.getGreen()).isGreaterThan(middle.getRed());
  }

  @Test
  void refusesAMaskThatAllowsNothing() {
    refused(call("description_edit_with_mask", "", Scenes.ball()).mask(Scenes.plain(0)))
        .withMessageContaining("black everywhere");
  }

  @Test
  void putsTheFigureIntoAScene() throws EngineFailure, InterruptedException {
    BufferedImage image = Scenes.portrait();
    BufferedImage out = Pictures.of(call("control_cartoon_feature", "卡通形象站在海边", image));

    Color dress = new Color(out.getRGB(96, 160));
    assertThat(dress.getRed()).isGreaterThan(dress.getGreen() + 60);
    assertThat(difference(out, image, 0, 0, 40, 40)).isGreaterThan(0.9);
  }

  @Test
  void hidesTheLowerPartOfAFigureThatPeeks() throws EngineFailure, InterruptedException {
    BufferedImage out =
        Pictures.of(call("control_cartoon_feature", "卡通形象探出头，看着房间里的蓝色宝石", Scenes.portrait()));

    Color above = new Color(out.getRGB(96, 30));
    assertThat(new Color(52, 34, 26)).isNotEqualTo(above);
  }

  @Test
  void refusesAnUnknownFunction() {
    refused(call("levitate", "", Scenes.ball())).withMessageContaining("levitate");
  }

  @Test
  void refusesAPictureTooLargeToHold() {
    refused(
            call("super_resolution", "", new BufferedImage(4096, 2048, BufferedImage.TYPE_INT_RGB))
                .with(Meaning.UPSCALE_FACTOR, 4.0))
        .withMessageContaining("4096*2048 can become 2 times as large at most");
  }

  @Test
  void endsWhenStopped() {
    TestCall call = call("expand", "", Scenes.ball()).with(Meaning.TOP_SCALE, 2.0);
    call.end();

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> Pictures.of(call));
  }

  @Test
  void makesTheSamePixelsOfTheSameSeed() throws EngineFailure, InterruptedException {
    TestCall call = call("control_cartoon_feature", "卡通形象在花园", Scenes.portrait());

    assertThat(Pictures.difference(Pictures.of(call), Pictures.of(call))).isZero();
  }

  private static ThrowableAssertAlternative<EngineFailure> refused(TestCall call) {
    return assertThatExceptionOfType(EngineFailure.class).isThrownBy(() -> Pictures.of(call));
  }

  private static double changed(String function, String prompt, BufferedImage image)
      throws EngineFailure, InterruptedException {
    return Pictures.difference(Pictures.of(call(function, prompt, image)), image);
  }

  private static int light(int rgb) {
    Color colour = new Color(rgb);
    return (colour.getRed() + colour.getGreen() + colour.getBlue()) / 3;
  }

  private static int brightest(BufferedImage image, int x, int y, int width, int height) {
    int[] pixels = image.getRGB(x, y, width, height, null, 0, width);
    return Arrays.stream(pixels).map(EditingFunctionsTest::light).max().orElseThrow();
  }

  private static double difference(
      BufferedImage one, BufferedImage other, int x, int y, int width, int height) {
    return Pictures.difference(
        one.getSubimage(x, y, width, height), other.getSubimage(x, y, width, height));
  }

  /// The share of pixels that differ where the mask is white, or where it is black.
  private static double differenceWhere(
      BufferedImage one, BufferedImage other, BufferedImage mask, boolean white) {
    int all = 0;
    int different = 0;
    for (int y = 0; y < mask.getHeight(); y++) {
      for (int x = 0; x < mask.getWidth(); x++) {
        if ((light(mask.getRGB(x, y)) > 127) == white) {
          all++;
          different += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
        }
      }
    }
    return different / (double) all;
  }
}
