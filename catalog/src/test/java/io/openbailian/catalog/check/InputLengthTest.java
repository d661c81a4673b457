package io.openbailian.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much a model takes in, at its bounds.
class InputLengthTest {
  private static Values values(String json) {
    return Values.of(Json.parseObject(json.replace('\'', '"')));
  }

  private static String said(Optional<WireError> error) {
    return error.map(WireError::message).orElse("fits");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "10, 20",
    "1073741823, 2147483646",
    "1073741824, 2147483647",
    "9223372036854775807, 2147483647"
  })
  void tokensAreCountedTwiceAsFarAsTheyMayGo(long most, int counted) {
    assertThat(InputLength.counted(most)).isEqualTo(counted);
    assertThat(InputLength.counted(values("{'input_tokens': %d}".formatted(most))))
        .isEqualTo(counted);
  }

  @Test
  void whereTheCatalogueNamesNoLimitThereIsNone() {
    assertThat(InputLength.counted(values("{}"))).isEqualTo(Integer.MAX_VALUE);
    assertThat(InputLength.tooLong(values("{}"), Integer.MAX_VALUE)).isEmpty();
    assertThat(InputLength.outside(values("{}"), "texts", List.of(1, Integer.MAX_VALUE))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "10 | fits",
        "11 | Range of input length should be [1, 10] (prompt: 11 tokens)",
        "20 | Range of input length should be [1, 10] (prompt: 20 tokens)",
        "21 | Range of input length should be [1, 10] (prompt: more than 20 tokens)",
      })
  void whoIsNearTheLimitIsToldByHowMuch(int tokens, String told) {
    Values prompt = values("{'input_tokens': 10, 'prompt': 'p'}");
    Values messages = values("{'input_tokens': 10, 'messages': []}");

    assertThat(said(InputLength.tooLong(prompt, tokens))).isEqualTo(told);
    assertThat(said(InputLength.tooLong(messages, tokens)))
        .isEqualTo(told.replace("prompt", "messages"));
    assertThat(said(InputLength.tooLong(tokens, 10))).isEqualTo(told.replace("prompt", "input"));
  }

  @Test
  void ofSeveralTextsNoneIsEmptyAndNoneTooLong() {
    Values values = values("{'input_tokens': 10}");

    assertThat(InputLength.outside(values, "texts", List.of(1, 10))).isEmpty();
    assertThat(said(InputLength.outside(values, "texts", List.of(1, 0))))
        .isEqualTo("Range of input length should be [1, 10] (texts[1]: 0 tokens)");
    assertThat(said(InputLength.outside(values, "texts", List.of(11, 0))))
        .isEqualTo("Range of input length should be [1, 10] (texts[0]: 11 tokens)");
  }
}
