package io.openbailian.server.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.protocol.WireException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
  private static QueryParameters sent(String value) {
    return name -> name.equals("p") ? value : null;
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "TRUE, true",
    "' true ', true",
    "false, false",
    "False, false",
    "'', false"
  })
  void aFlagIsTrueOrFalse(String text, boolean set) {
    assertThat(sent(text).flag("p")).isEqualTo(set);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "yes", "0", "tru"})
  void whatIsNeitherIsRefusedByName(String text) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> sent(text).flag("p"))
        .satisfies(refused ->
            assertThat(refused.error().message())
                .isEqualTo(
                    "The type or value of p is not in definition. (true or false is legal; sent: "
                        + text
                        + ")"));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "100, 100", "' 7 ', 7", "'', 10"})
  void aNumberIsReadWithinItsRange(String text, int number) {
    assertThat(sent(text).number("p", 10, 100)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "101", "ten", "1.5", "99999999999"})
  void aNumberOutsideOfItIsRefusedWithTheRange(String text) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> sent(text).number("p", 10, 100))
        .satisfies(refused ->
            assertThat(refused.error().message())
                .isEqualTo("Range of p should be [1, 100] (p: " + text + ")"));
  }

  @Test
  void whatWasNotSentIsWhatItUsuallyIs() {
    assertThat(sent("5").flag("other")).isFalse();
    assertThat(sent("5").number("other", 10, 100)).isEqualTo(10);
  }
}
