package io.openbailian.text.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotationTest {
  private static List<String> quoted(String text) {
    return Quotation.in(text, _ -> true).stream().map(Quotation::text).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"“店”", "\"店\"", "‘店’", "「店」", "『店』", "《店》", "'店'"})
  void eachKindOfMarkQuotes(String text) {
    assertThat(quoted("写着" + text + "的牌子")).containsExactly("店");
  }

  @Test
  void aQuotationIsWhereItsMarksAre() {
    assertThat(Quotation.in("a “b” c", _ -> true)).containsExactly(new Quotation("b", 2, 5));
  }

  @Test
  void marksOfAnotherKindInsideBelongToTheText() {
    assertThat(quoted("“say 'cheese'” and “run”")).containsExactly("say 'cheese'", "run");
  }

  @Test
  void aMarkThatIsNeverClosedQuotesNothing() {
    assertThat(quoted("“open 「closed」")).containsExactly("closed");
  }

  @Test
  void anApostropheInsideAWordClosesNothing() {
    assertThat(quoted("'it's fine'")).containsExactly("it's fine");
  }

  @Test
  void whoReadsTheTextSaysWhetherAnApostropheOpens() {
    assertThat(Quotation.in("the dog's and the cat's", _ -> false)).isEmpty();
  }

  @Test
  void manyMarksThatAreNeverClosedAreReadOnce() {
    assertThat(quoted("“".repeat(200_000))).isEmpty();
    assertThat(quoted("'a".repeat(100_000))).isEmpty();
  }
}
