package io.openbailian.engine.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ClocksTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void aSteppedClockStandsStillUntilItIsStepped() {
    SteppedTime time = SteppedTime.atNoon();
    Instant noon = time.now();

    time.step(HOUR);

    assertThat(time.now()).isEqualTo(noon.plus(HOUR));
    assertThat(time.nanos()).isEqualTo(HOUR.toNanos());
  }

  @Test
  void whoWaitsOnASteppedClockWaitsInItsTime() throws ExecutionException, InterruptedException {
    SteppedTime time = SteppedTime.atNoon();
    CompletableFuture<Boolean> held = new CompletableFuture<>();
    Thread.startVirtualThread(() -> complete(held, () -> time.await(() -> false, HOUR)));
    time.untilWaiting(1);

    time.step(HOUR.minusNanos(1));
    assertThat(held).isNotDone();
    time.step(Duration.ofNanos(1));

    assertThat(held.get()).isFalse();
  }

  @Test
  void aConditionEndsAWaitBeforeItsTime() throws ExecutionException, InterruptedException {
    SteppedTime time = SteppedTime.atNoon();
    AtomicBoolean condition = new AtomicBoolean();
    CompletableFuture<Boolean> held = new CompletableFuture<>();
    Thread.startVirtualThread(() -> complete(held, () -> time.await(condition::get, HOUR)));
    time.untilWaitingWithin(HOUR);

    condition.set(true);

    assertThat(held.get()).isTrue();
    assertThat(time.nanos()).isZero();
  }

  @Test
  void aJumpEndsTheWaitsOfItsLength() throws ExecutionException, InterruptedException {
    JumpingTime time = JumpingTime.slow();
    CompletableFuture<Boolean> held = new CompletableFuture<>();
    Thread.startVirtualThread(() -> complete(held, () -> time.await(() -> false, HOUR)));

    time.jumpOver(HOUR);

    assertThat(held.get()).isFalse();
    assertThat(time.nanos()).isGreaterThanOrEqualTo(HOUR.toNanos());
  }

  private static <T> void complete(CompletableFuture<T> future, Callable<T> work) {
    try {
      future.complete(work.call());
    } catch (Exception e) {
      future.completeExceptionally(e);
    }
  }
}
