package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {
  private static final Instant MOMENT = Instant.parse("2025-12-31T17:04:35.073Z");

  @Test
  void timesAreThoseOfShanghai() {
    assertThat(WireTime.format(MOMENT)).isEqualTo("2026-01-01 01:04:35.073");
    assertThat(WireTime.seconds(MOMENT)).isEqualTo("2026-01-01 01:04:35");
    assertThat(WireTime.formatCompact(MOMENT)).isEqualTo("20260101010435");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(WireTime.parse(WireTime.format(MOMENT))).contains(MOMENT);
    assertThat(WireTime.parseCompact(WireTime.formatCompact(MOMENT)))
        .contains(Instant.parse("2025-12-31T17:04:35Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-13-01 00:00:00.000", "2026-01-01T00:00:00.000", "yesterday"})
  void whatIsNoTimeIsNone(String text) {
    assertThat(WireTime.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "20261301000000", "2026010100000", "2026-01-01"})
  void whatIsNoCompactTimeIsNone(String text) {
    assertThat(WireTime.parseCompact(text)).isEmpty();
  }
}
