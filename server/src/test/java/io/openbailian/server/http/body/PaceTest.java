package io.openbailian.server.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private static final Pacing PACING =
      new Pacing(4096, Duration.ofSeconds(20), Duration.ofMinutes(15));

  private final Pace pace = new Pace(PACING);

  private void waitFor(Duration time, int bytes) {
    pace.waited(time);
    pace.came(bytes);
  }

  @Test
  void aBodyMayBeSilentForAWhile() {
    waitFor(Duration.ofSeconds(20), 0);

    assertThat(pace.isTooSlow()).isFalse();
  }

  @Test
  void aTrickleIsTooSlow() {
    for (int second = 0; second < 20; second++) {
      waitFor(Duration.ofSeconds(1), 400);
      assertThat(pace.isTooSlow()).isFalse();
    }
    waitFor(Duration.ofSeconds(1), 400);

    assertThat(pace.isTooSlow()).isTrue();
  }

  @Test
  void whatCameLongAgoDoesNotCount() {
    waitFor(Duration.ofMillis(1), 10_000_000);
    waitFor(Duration.ofSeconds(22), 0);

    assertThat(pace.isTooSlow()).isTrue();
  }

  @Test
  void isMeasuredOverAnyStretch() {
    for (int second = 0; second < 60; second++) {
      waitFor(Duration.ofSeconds(1), 4096);
    }
    assertThat(pace.isTooSlow()).isFalse();
    for (int second = 0; second < 21; second++) {
      waitFor(Duration.ofSeconds(1), second == 3 ? 70_000 : 0);
    }

    assertThat(pace.isTooSlow()).as("81920 bytes in 20 s are the least").isTrue();
  }

  @Test
  void evenASteadyBodyEndsAtSomeTime() {
    for (int second = 0; second < 900; second++) {
      waitFor(Duration.ofSeconds(1), 5000);
      assertThat(pace.isTooSlow()).isFalse();
    }
    waitFor(Duration.ofSeconds(1), 5000);

    assertThat(pace.isTooSlow()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void neverCutsWhoKeepsUpHoweverItsBytesCome(int seed) {
    Random random = new Random(seed);
    long waited = 0;
    long came = 0;
    while (waited < Duration.ofMinutes(10).toNanos()) {
      long next = random.nextLong(3_000_000_000L);
      waited += next;
      pace.waited(Duration.ofNanos(next));
      long due = Math.ceilDiv(waited * 4096, 1_000_000_000L);
      pace.came(due - came);
      came = due;
      assertThat(pace.isTooSlow()).as("seed %d", seed).isFalse();
    }
  }
}
