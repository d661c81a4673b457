package io.openbailian.engine.embedded.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.text.words.Dictionary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "宫保鸡丁 | Kung Pao Chicken",
        "小心地滑 | Caution: Wet Floor",
        "牛肉炒饭 | Beef Fried Rice",
        "新鲜的苹果 | Fresh Apple",
        "38元 | ¥38",
        "38元/份 | ¥38/Portion",
        "8折 | 20% Off",
        "全场7.5折 | Storewide 25% Off",
        "净含量：500克 | Net Content: 500 g",
        "啤酒（大） | Beer (Large)",
        "茶，咖啡 | Tea, Coffee",
        "WiFi免费 | WiFi Free",
      })
  void saysChineseInEnglish(String chinese, String english) {
    assertThat(said(chinese, PictureLanguage.EN)).containsExactly(english);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NO PARKING | 禁止停车",
        "Beef Noodles | 牛肉面",
        "Fried Rice with Shrimp | 炒饭有虾",
        "Tomatoes 500 g | 番茄500 g",
        "The Menu | 菜单",
        "Orange Juice $3.50 | 橙汁$3.50",
      })
  void saysEnglishInChinese(String english, String chinese) {
    assertThat(said(english, PictureLanguage.ZH)).containsExactly(chinese);
  }

  @Test
  void saysNothingOfALineWithAnUnknownWord() {
    assertThat(said("宫保鸡丁之魑魅", PictureLanguage.EN)).isEmpty();
    assertThat(said("Quantum Noodles", PictureLanguage.ZH)).isEmpty();
  }

  @Test
  void findsNoWordInsideAnother() {
    assertThat(said("Steam", PictureLanguage.ZH)).isEmpty();
  }

  @Test
  void letsTheOperatorsWordsWin() {
    Dictionary own = Dictionary.parse("# ours\n宫保鸡丁 | Gong Bao Chicken\n");

    Dictionary both = Dictionary.bundled().with(own);

    assertThat(both.at("宫保鸡丁", 0, Dictionary.Target.ENGLISH))
        .contains(new Dictionary.Entry(4, "Gong Bao Chicken"));
    assertThat(both.at("米饭", 0, Dictionary.Target.ENGLISH))
        .contains(new Dictionary.Entry(2, "Rice"));
  }

  @Test
  void namesALineThatIsNoEntry() {
    assertThatThrownBy(() -> Dictionary.parse("茶 | Tea\n只有中文\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("只有中文");
  }

  private static List<String> said(String line, PictureLanguage target) {
    String folded = Spans.folded(line);
    return new WordByWord(Dictionary.bundled(), target)
        .said(new Spans(List.of(), List.of()).of(folded)).stream().toList();
  }
}
