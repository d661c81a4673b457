package io.openbailian.engine.embedded.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.imaging.region.Overlay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayWordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"去除图像中的文字和水印标识", "去除图像中的文字", "remove the watermark", "", "让它更好看"})
  void meansAllOverlaysWhenNoneIsNamed(String prompt) {
    assertThat(Functions.overlays(prompt)).containsExactlyInAnyOrder(Overlay.values());
  }

  @ParameterizedTest
  @CsvSource({"去除图像中的中文水印, CHINESE", "去除英文文字, LATIN", "去除品牌标识, BRAND", "remove the logo, BRAND"})
  void meansTheKindThatIsNamed(String prompt, Overlay kind) {
    assertThat(Functions.overlays(prompt)).containsExactly(kind);
  }
}
