package io.openbailian.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void theFirstAreThemselvesAndThoseAfterThemShareAName() {
    Names names = new Names(2);

    assertThat(names.of("a")).isEqualTo("a");
    assertThat(names.of("b")).isEqualTo("b");
    assertThat(names.of("c")).isEqualTo(Names.OTHER);
    assertThat(names.of("a")).isEqualTo("a");
  }

  @Test
  void manyModelsMakeFewSeries() throws InterruptedException {
    try (ServerMetrics metrics = new ServerMetrics()) {
      for (int i = 0; i < 5_000; i++) {
        metrics.submitted("model-" + i);
        metrics.tokens("model-" + i, 1, 1);
      }

      assertThat(metrics.scrape().lines().filter(line -> line.startsWith("openbailian_")))
          .hasSizeLessThan(1_600);
    }
  }
}
