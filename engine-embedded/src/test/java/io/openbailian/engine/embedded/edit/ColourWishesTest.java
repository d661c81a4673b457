package io.openbailian.engine.embedded.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.imaging.region.Region;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColourWishesTest {
  @Test
  void readsPairsOfColoursAndThings() {
    assertThat(parts("蓝天绿树红裙子"))
        .containsExactly(new Region.Sky(), new Region.Plants(), new Region.Clothes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"天空是蓝色", "蓝色的天空", "a blue sky", "the sky is blue", "把天空变成蓝色"})
  void readsOneWishInManyWords(String clause) {
    assertThat(parts(clause)).containsExactly(new Region.Sky());
  }

  @ParameterizedTest
  @ValueSource(strings = {"蓝色的量子", "让它跳舞", "a blue quantum"})
  void readsNothingInWhatItDoesNotWhollyUnderstand(String clause) {
    assertThat(ColourWishes.of(clause)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"自然真实色彩", "给黑白照片上色", "natural realistic colours"})
  void takesGeneralWordsForNoWishAtAll(String clause) {
    assertThat(Colours.general(clause)).isTrue();
  }

  private static List<Region> parts(String clause) {
    return ColourWishes.of(clause).orElseThrow().stream().map(ColourWishes.Wish::where).toList();
  }
}
