package io.openbailian.engine.embedded.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.imaging.region.Region;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairGrammarTest {
  private static Optional<Pair> read(String sentence) {
    return PairGrammar.read(PictureSentence.of(sentence), 3, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "让图1中的女孩穿上图2的裙子",
        "图1中的女生穿着图2中的黑色裙子",
        "给图1的人物换上图2的衣服",
        "把图2的裙子穿在图1的女孩身上",
        "把图1的衣服换成图2的花纹",
        "用图2的裙子替换图1的裙子",
        "Make the girl from Image 1 wear the dress from Image 2",
        "the woman in image 1 wears the red coat of image 2",
        "replace the dress of the girl in image 1 with the one in image 2"
      })
  void dressesTheOneInTheOther(String sentence) {
    assertThat(read(sentence)).contains(new Pair.Texture(1, new Region.Clothes(), 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "把图1的背景换成图2",
        "将图1的主体放到图2的背景中",
        "用图2做图1的背景",
        "以图2为背景，放入图1的人物",
        "图1的人物和图2的背景合成",
        "replace the background of image 1 with image 2",
        "change image 1's background to that of image 2",
        "use image 2 as the background of image 1",
        "put the cat of image 1 into image 2"
      })
  void putsTheSubjectOfOneBeforeTheOther(String sentence) {
    assertThat(read(sentence)).contains(new Pair.Background(1, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"将图2的背景换成图1", "把图2的背景替换为图1的背景", "replace the backdrop of image 2 with image 1"})
  void knowsWhoseBackgroundChanges(String sentence) {
    assertThat(read(sentence)).contains(new Pair.Background(2, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "put the dog of image 2 next to the cat in image 1",
        "把图2的狗放在图1的猫旁边",
        "在图1的猫旁边放上图2的狗",
        "place the dog from the second picture beside the cat in the first picture"
      })
  void putsOneBesideTheOther(String sentence) {
    assertThat(read(sentence)).contains(new Pair.Beside(1, 2, "BESIDE"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "把图1变成图2的风格",
        "图1转换为图2的画风",
        "将图2的风格应用到图1",
        "用图2的风格重绘图1",
        "apply the style of image 2 to image 1",
        "redraw image 1 in the style of image 2",
        "make image 1 look like image 2's style",
        "transfer the painting style of the second image to the first image"
      })
  void paintsTheOneAsTheOther(String sentence) {
    assertThat(read(sentence)).contains(new Pair.Styled(1, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "把图1的颜色改成图2的色调",
        "将图2的配色应用到图1",
        "apply the colours of image 2 to image 1",
        "use the palette of image 2 for image 1"
      })
  void coloursTheOneAsTheOther(String sentence) {
    assertThat(read(sentence))
        .contains(new Pair.Colours(1, new Region.Whole(), 2, new Region.Whole()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"把背景换成图2", "背景换成图2的背景", "replace the background with image 2"})
  void aSourceAloneGoesToThePictureThatIsSpokenOf(String sentence) {
    assertThat(read(sentence)).contains(new Pair.Background(0, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"参考图1的风格和图2的背景，生成番茄炒蛋", "用图1的画风和图2的背景画番茄炒蛋", "生成番茄炒蛋，图1的风格，图2的背景"})
  void drawsSomethingInTheStyleOfOneBeforeAnother(String sentence) {
    assertThat(read(sentence)).contains(new Pair.Drawn("番茄炒蛋", Optional.of(1), Optional.of(2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"把图1和图3并排", "put image 1 and image 3 side by side", "将图1、图3拼接"})
  void setsPicturesSideBySide(String sentence) {
    assertThat(read(sentence)).contains(new Pair.SideBySide(List.of(1, 3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "图1中的女生按图2的姿势坐下",
        "把图1的猫换成图2的表情",
        "make the man in image 1 shake hands with the woman in image 2",
        "把图1变成黑白照片",
        "改变图1的颜色"
      })
  void whatItDoesNotUnderstandIsNoPair(String sentence) {
    assertThat(read(sentence)).isEmpty();
  }
}
