package io.openbailian.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Who is woken by what, seen from one thread: whatever would wait here would wait for ever.
class TaskSignalsTest {
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final TaskSignals signals = new TaskSignals();

  @Test
  void aLaneThatWasWokenBeforeDoesNotWait() throws InterruptedException {
    signals.pending(Set.of("a", "b"));
    signals.wake("a");

    signals.awaitPending("a");
    signals.awaitPending("b");
    signals.suspects();
    signals.awaitPending(TaskSignals.SUSPECTS);
  }

  @Test
  void severalCallsWakeALaneOnce() throws InterruptedException {
    signals.wake("a");
    signals.wake("a");
    signals.awaitPending("a");
    CountDownLatch waits = new CountDownLatch(1);
    Thread second =
        Thread.ofVirtual()
            .start(() -> {
              waits.countDown();
              try {
                signals.awaitPending("a");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    waits.await();
    while (second.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    signals.wake("a");
    second.join();
  }

  @Test
  void everybodyWhoWaitsForATaskLearnsOfItsEnd() throws InterruptedException {
    List<String> heard = new ArrayList<>();
    signals.watch(heard::add, (id, wish) -> heard.add(id + " " + wish));
    try (TaskSignals.Waiter one = signals.expect("t");
        TaskSignals.Waiter other = signals.expect("t")) {
      signals.ended(Set.of("t"));

      one.await(FOR_EVER);
      other.await(FOR_EVER);
    }
    signals.cancelWish("t", CancelWish.END);

    assertThat(heard).containsExactly("t", "t " + CancelWish.END);
  }

  @Test
  void whoDoesNotWaitAnyMoreIsForgottenAndTheOthersAreNot() throws InterruptedException {
    try (TaskSignals.Waiter stays = signals.expect("t")) {
      signals.expect("t").close();
      signals.ended(Set.of("t"));

      stays.await(FOR_EVER);
    }
  }

  @Test
  void aWaitIsOverWhenItsTimeIs() throws InterruptedException {
    try (TaskSignals.Waiter waiter = signals.expect("t")) {
      waiter.await(Duration.ZERO);
    }

    assertThat(signals.isClosed()).isFalse();
  }

  @Test
  void nobodyWaitsForAServerThatStops() throws InterruptedException {
    try (TaskSignals.Waiter before = signals.expect("t")) {
      signals.close();
      before.await(FOR_EVER);
    }
    try (TaskSignals.Waiter after = signals.expect("u")) {
      after.await(FOR_EVER);
    }

    assertThat(signals.isClosed()).isTrue();
  }
}
