package io.openbailian.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollSharesTest {
  private static final Duration HOLD = Duration.ofSeconds(5);
  private static final Duration LATELY = Duration.ofSeconds(10);

  private final PollShares shares = new PollShares(HOLD);
  private long now;

  /// Polls a task that does not end, for as long as it is held, and a little for the way.
  private Duration poll(String task) {
    Duration held = shares.begin(task, now);
    now += held.plusMillis(2).toNanos();
    shares.end();
    return held;
  }

  @Test
  void holdsThePollsOfOneTaskInFull() {
    assertThat(poll("a")).isEqualTo(HOLD);
    assertThat(poll("a")).isEqualTo(HOLD);
    assertThat(poll("a")).isEqualTo(HOLD);
  }

  @Test
  void holdsPollsInParallelInFull() {
    for (int i = 0; i < 100; i++) {
      assertThat(shares.begin("task-" + i, now)).isEqualTo(HOLD);
    }
  }

  @Test
  void doesNotHoldUpAWalkThroughHundredsOfTasks() {
    for (int i = 0; i < 300; i++) {
      Duration _ = poll("task-" + i);
    }

    assertThat(Duration.ofNanos(now)).isLessThan(Duration.ofSeconds(12));
  }

  @Test
  void doesNotHoldUpASecondWalkEither() {
    for (int i = 0; i < 600; i++) {
      Duration _ = poll("task-" + i % 300);
    }

    assertThat(Duration.ofNanos(now)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void countsNeitherWhatEndedNorWhatWasAskedLongAgo() {
    Duration _ = poll("ended");
    Duration _ = poll("long ago");

    shares.forget("ended");
    now += LATELY.plusSeconds(1).toNanos();

    assertThat(poll("a")).isEqualTo(HOLD);
  }
}
