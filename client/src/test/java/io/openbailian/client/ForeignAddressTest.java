package io.openbailian.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignAddressTest {

  @Test
  void isWhatTheServerTold() {
    assertThat(ResultAddress.of("HTTPS://files.test/a.png?Signature=x%2F"))
        .hasToString("HTTPS://files.test/a.png?Signature=x%2F");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "http://a b/c", "file:///etc/passwd", "mailto:x", "/a.png", "http:///"})
  void isNoneThatCannotBeFetched(String told) {
    assertThatExceptionOfType(UnreachableException.class)
        .isThrownBy(() -> ResultAddress.of(told))
        .withMessageContaining("cannot be fetched");
  }

  @Test
  void isSaidInPart() {
    assertThatExceptionOfType(UnreachableException.class)
        .isThrownBy(() -> ResultAddress.of("a ".repeat(10_000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }
}
