package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sizes as requests spell them.
class PixelSizeTest {
  @ParameterizedTest
  @CsvSource({
    "1024*768, 1024, 768",
    "1*1, 1, 1",
    "999999*999999, 999999, 999999",
    "001024*768, 1024, 768",
    "1024x768, 1024, 768",
    "1024X768, 1024, 768",
    "1024×768, 1024, 768",
    "' 1024 * 768 ', 1024, 768"
  })
  void readsASize(String text, int width, int height) {
    assertThat(PixelSize.parse(text)).contains(new PixelSize(width, height));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "1024*",
        "*768",
        "0*768",
        "1024*0",
        "1024",
        "1024**768",
        "1024*768*1",
        "-1*768",
        "1000000*1",
        "1*1000000",
        "1024*7a8",
        "１０２４*768",
        "1024*768.0",
        "4294968320*768"
      })
  void readsNothingElse(String text) {
    assertThat(PixelSize.parse(text)).isEmpty();
  }

  @Test
  void pixelsAreCountedBeyondWhatAnIntHolds() {
    assertThat(new PixelSize(999_999, 999_999).pixels()).isEqualTo(999_998_000_001L);
    assertThat(new PixelSize(3, 2)).hasToString("3*2");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 1"})
  void aPictureHasAtLeastOnePixel(int width, int height) {
    assertThatThrownBy(() -> new PixelSize(width, height))
        .hasMessageContaining(width + "*" + height);
  }
}
