package io.openbailian.illustrator.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.illustrator.scene.Lettering;
import io.openbailian.illustrator.scene.Lettering.Where;
import io.openbailian.text.Dice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotesTest {
  private static List<Lettering> letterings(String prompt) {
    return Composer.compose(prompt, "", Dice.of(1)).letterings();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          一只猫，“你好”                         | 你好       | TOP
          一只猫，上面写着「你好」               | 你好       | TOP
          一只狗，木牌上写着『小心』             | 小心       | SIGN
          一只狗举着“小心”的牌子                 | 小心       | SIGN
          a dog with a sign that says "Beware"   | Beware     | SIGN
          a dog with a sign that says 'Don't'    | Don't      | SIGN
          "Beware" on the sign, a dog            | Beware     | SIGN
          a poster design "Beware"               | Beware     | TOP
          a poster titled “Spring”               | Spring     | TOP
          小说封面《西游记》                     | 西游记     | COVER
          a book cover, title "The Sea"          | The Sea    | COVER
          封面，作者“吴承恩”                     | 吴承恩     | AUTHOR
          海报，副标题“一路向西”                 | 一路向西   | SUBTITLE
          画面底部写着“完”                       | 完         | BOTTOM
          “完”写在画面中间                       | 完         | MIDDLE
          红色横幅“欢迎”                         | 欢迎       | BANNER
          a banner that reads "Welcome"          | Welcome    | BANNER
          菜单：“红茶 8元”                       | 红茶 8元   | MENU
          书法“厚德载物”                         | 厚德载物   | CALLIGRAPHY
          海报，右下角小字“二〇二六”             | 二〇二六   | FINE
          """)
  void wordsAroundAQuotationSayWhereItGoes(String prompt, String text, Where where) {
    assertThat(letterings(prompt)).containsExactly(new Lettering(text, where));
  }

  @Test
  void theTextsOfAPosterAreTitleSubtitleAndSmallPrint() {
    assertThat(letterings("海报“夏天”“去海边”“八月一日”"))
        .extracting(Lettering::place)
        .containsExactly(Where.TOP, Where.SUBTITLE, Where.FINE);
  }

  @Test
  void coupletsAreOrderedByTheirNames() {
    assertThat(letterings("春联，横批“丙”，下联“乙”，上联“甲”"))
        .extracting(Lettering::text)
        .containsExactly("甲", "乙", "丙");
  }

  @Test
  void anApostropheIsNoQuotation() {
    assertThat(letterings("the cat's toy and the dog's bone")).isEmpty();
    assertThat(letterings("an unclosed \"quotation")).isEmpty();
  }

  @Test
  void calligraphyWithoutWordsWritesASaying() {
    assertThat(letterings("一幅书法作品"))
        .singleElement()
        .satisfies(one -> assertThat(one.place()).isEqualTo(Where.CALLIGRAPHY))
        .satisfies(one -> assertThat(one.text()).hasSize(4));
  }
}
