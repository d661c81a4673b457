package io.openbailian.imaging.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.imaging.edit.Accessory;
import io.openbailian.imaging.edit.Atmosphere;
import io.openbailian.imaging.edit.PictureStyle;
import io.openbailian.imaging.edit.SurfaceMaterial;
import io.openbailian.imaging.edit.Tone;
import io.openbailian.imaging.region.ColourName;
import io.openbailian.imaging.region.Overlay;
import io.openbailian.imaging.region.Region;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionTest {
  @ParameterizedTest
  @ValueSource(strings = {"把女孩的头发修改为红色", "change the girl's hair to red", "Make her hair red."})
  void recoloursAPartThatIsNamed(String text) {
    assertThat(only(text)).isEqualTo(toned(new Region.Hair(), Optional.empty(), ColourName.RED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"把红色的裙子改为紫色", "change the red dress to purple"})
  void tellsTheColourThatIsFromTheColourToBe(String text) {
    assertThat(only(text))
        .isEqualTo(
            toned(
                new Region.Clothes(),
                Optional.of(new Region.Coloured(ColourName.RED)),
                ColourName.PURPLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"把房子变成冰雕风格", "turn the house into ice"})
  void makesThingsOfOtherMaterials(String text) {
    assertThat(only(text)).isEqualTo(new Edit.Remade(new Region.Subject(), SurfaceMaterial.ICE));
  }

  @Test
  void readsEveryPrintedMaterial() {
    assertThat(only("把房子变成木板风格"))
        .isEqualTo(new Edit.Remade(new Region.Subject(), SurfaceMaterial.WOOD));
    assertThat(only("把花瓶变成青花瓷风格"))
        .isEqualTo(new Edit.Remade(new Region.Subject(), SurfaceMaterial.PORCELAIN));
    assertThat(only("turn the cat into chinese festive lantern"))
        .isEqualTo(new Edit.Remade(new Region.Subject(), SurfaceMaterial.LANTERN));
    assertThat(only("make the vase blue and white porcelain"))
        .isEqualTo(new Edit.Remade(new Region.Subject(), SurfaceMaterial.PORCELAIN));
  }

  @Test
  void readsStyles() {
    assertThat(only("转换成法国绘本风格")).isEqualTo(new Edit.Styled(PictureStyle.FRENCH_PICTURE_BOOK));
    assertThat(only("转换成金箔艺术风格")).isEqualTo(new Edit.Styled(PictureStyle.GOLD_LEAF));
    assertThat(only("turn it into an oil painting")).isEqualTo(new Edit.Styled(PictureStyle.OIL));
    assertThat(only("turn this into a watercolor painting"))
        .isEqualTo(new Edit.Styled(PictureStyle.WATERCOLOUR));
  }

  @Test
  void leavesTheNewSceneToItsWords() {
    assertThat(only("背景换成海边的日落"))
        .isEqualTo(new Edit.SceneReplaced(new Region.Background(), "海边的日落"));
    assertThat(only("Replace the background with a forest in autumn"))
        .isEqualTo(new Edit.SceneReplaced(new Region.Background(), "a forest in autumn"));
  }

  @Test
  void writesWhatIsQuotedAndReadsNothingInIt() {
    assertThat(only("在顶部写上“删除水印，变成黑白”"))
        .isEqualTo(new Edit.Written("删除水印，变成黑白", Edit.Place.TOP, 0xFFFFFF));
  }

  @Test
  void readsSeveralClausesInOrder() {
    assertThat(edits("make it black and white and add a caption \"Hi\" at the top"))
        .containsExactly(
            new Edit.Toned(new Region.Whole(), Optional.empty(), new Tone.Change.BlackAndWhite()),
            new Edit.Written("Hi", Edit.Place.TOP, 0xFFFFFF));
    assertThat(edits("提高亮度，增加对比度")).hasSize(2);
  }

  @Test
  void choosesWhatTextToTakeOff() {
    assertThat(only("去除图像中的文字")).isEqualTo(new Edit.OverlaysRemoved(Set.of(Overlay.values())));
    assertThat(only("去除英文文字")).isEqualTo(new Edit.OverlaysRemoved(Set.of(Overlay.LATIN)));
    assertThat(only("去除中文水印")).isEqualTo(new Edit.OverlaysRemoved(Set.of(Overlay.CHINESE)));
    assertThat(only("去除品牌标识")).isEqualTo(new Edit.OverlaysRemoved(Set.of(Overlay.BRAND)));
  }

  @Test
  void putsOnAHat() {
    assertThat(only("给小狗添加一顶帽子")).isEqualTo(new Edit.Worn(Accessory.Kind.HAT, 0xB02A30));
    assertThat(only("add a blue hat"))
        .isEqualTo(new Edit.Worn(Accessory.Kind.HAT, ColourName.BLUE.rgb()));
  }

  @Test
  void changesTheSeason() {
    assertThat(only("变成秋天")).isEqualTo(new Edit.Mooded(Atmosphere.Mood.AUTUMN));
    assertThat(only("make it night")).isEqualTo(new Edit.Mooded(Atmosphere.Mood.NIGHT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"将狗改为站立姿势", "把裙子染上月光", "turn on the music", "make her smile", "你好", "", "!!!"})
  void namesWhatItDoesNotUnderstand(String text) {
    assertThat(Instruction.read(text))
        .isEqualTo(new InstructionReading.NotUnderstood(List.of(text)));
  }

  @Test
  void carriesOutNothingOfAnInstructionThatItHalfUnderstands() {
    assertThat(Instruction.read("将人物改为站立姿势，背景改为海滩"))
        .isEqualTo(new InstructionReading.NotUnderstood(List.of("将人物改为站立姿势")));
  }

  private static Edit toned(Region where, Optional<Region> only, ColourName to) {
    return new Edit.Toned(where, only, new Tone.Change.Recolour(to.rgb()));
  }

  private static List<Edit> edits(String text) {
    assertThat(Instruction.read(text)).isInstanceOf(InstructionReading.Understood.class);
    return ((InstructionReading.Understood) Instruction.read(text)).edits();
  }

  private static Edit only(String text) {
    assertThat(edits(text)).hasSize(1);
    return edits(text).getFirst();
  }
}
