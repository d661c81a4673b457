package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.server.share.GivenUpException;
import io.openbailian.server.task.WorkMarks;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Of all suspects one at a time does what may kill the process.
class SuspectTurnTest {
  private final Semaphore turn = new Semaphore(1, true);
  private final SuspectTurn one = new SuspectTurn(turn, () -> {});
  private final SuspectTurn other = new SuspectTurn(turn, () -> {});

  private static WorkMarks.Mark begin(SuspectTurn suspect) throws InterruptedException {
    return suspect.begin(() -> false, () -> {});
  }

  /// Begins on a thread of its own; done once it has begun.
  private static CompletableFuture<WorkMarks.Mark> later(
      SuspectTurn suspect, AtomicBoolean over, Runnable meanwhile) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return suspect.begin(over::get, meanwhile);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  @Test
  void oneSuspectMayBeginSeveralThingsAtOnceAndTheNextWaitsForTheLast()
      throws InterruptedException {
    WorkMarks.Mark first = begin(one);
    WorkMarks.Mark second = begin(one);
    CountDownLatch waits = new CountDownLatch(1);
    CompletableFuture<WorkMarks.Mark> next = later(other, new AtomicBoolean(), waits::countDown);
    waits.await();

    first.close();
    assertThat(next).isNotDone();
    second.close();

    next.join().close();
    assertThat(turn.availablePermits()).isEqualTo(1);
  }

  @Test
  void aSuspectThatEndsLeavesTheTurnWhateverItHadBegun() throws InterruptedException {
    AtomicInteger harmless = new AtomicInteger();
    SuspectTurn ending = new SuspectTurn(turn, harmless::incrementAndGet);
    WorkMarks.Mark begun = begin(ending);

    ending.close();
    begun.close();

    assertThat(turn.availablePermits()).isEqualTo(1);
    assertThat(harmless).hasPositiveValue();
  }

  @Test
  void whoIsNotWantedAnyMoreDoesNotBegin() throws InterruptedException {
    WorkMarks.Mark present = begin(one);
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch waits = new CountDownLatch(1);
    CompletableFuture<WorkMarks.Mark> next = later(other, over, waits::countDown);
    waits.await();

    over.set(true);

    assertThatThrownBy(next::join).hasCauseInstanceOf(GivenUpException.class);
    present.close();
    begin(other).close();
    assertThat(turn.availablePermits()).isEqualTo(1);
  }

  /// Its other thread may have begun meanwhile: then there is nothing to wait for.
  @Test
  void whoWaitsGoesOnWithTheTurnOfItsOwnTask() throws InterruptedException {
    WorkMarks.Mark present = begin(one);
    CompletableFuture<WorkMarks.Mark> first = later(other, new AtomicBoolean(), () -> {});
    CompletableFuture<WorkMarks.Mark> second = later(other, new AtomicBoolean(), () -> {});

    present.close();

    WorkMarks.Mark begun = first.join();
    WorkMarks.Mark beside = second.join();
    begun.close();
    assertThat(turn.availablePermits()).isZero();
    beside.close();
    assertThat(turn.availablePermits()).isEqualTo(1);
  }
}
