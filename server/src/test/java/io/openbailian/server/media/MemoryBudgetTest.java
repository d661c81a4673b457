package io.openbailian.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.server.share.GivenUpException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
final class MemoryBudgetTest {
  private final MemoryBudget budget = new MemoryBudget(64);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void nobodyIsLeftWaiting() {
    threads.shutdownNow();
  }

  private MemoryBudget.Loan borrow(String key, long bytes) throws InterruptedException {
    return budget.borrow(key, bytes, () -> false);
  }

  /// Asked twice: the second time it waits already.
  private static final class Waits implements BooleanSupplier {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean givenUp = new AtomicBoolean();

    @Override
    public boolean getAsBoolean() {
      asked.incrementAndGet();
      return givenUp.get();
    }

    void await() throws InterruptedException {
      while (asked.get() < 2) {
        Thread.onSpinWait();
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    }
  }

  /// Borrows and gives back, whenever it is its turn.
  private Future<?> passing(String key, long bytes) {
    return threads.submit(() -> {
      borrow(key, bytes).close();
      return key;
    });
  }

  private Future<MemoryBudget.Loan> waiting(String key, long bytes) throws InterruptedException {
    Waits waits = new Waits();
    Future<MemoryBudget.Loan> loan = threads.submit(() -> budget.borrow(key, bytes, waits));
    waits.await();
    return loan;
  }

  @Test
  void aKeyThatHasFilledItsShareKeepsNobodyElseWaiting() throws Exception {
    MemoryBudget.Loan first = borrow("a", 20);
    MemoryBudget.Loan second = borrow("a", 12);
    Future<MemoryBudget.Loan> third = waiting("a", 20);

    borrow("b", 16).close();
    assertThat(third.isDone()).isFalse();

    first.close();
    third.get().close();
    second.close();
    assertThat(budget.lent()).isZero();
  }

  @Test
  void whatIsMoreThanAShareIsLentAlone() throws Exception {
    MemoryBudget.Loan other = borrow("b", 8);
    Future<MemoryBudget.Loan> large = waiting("a", 60);
    assertThat(large.isDone()).isFalse();

    other.close();
    MemoryBudget.Loan alone = large.get();
    assertThat(budget.lent()).isEqualTo(60);
    Future<?> small = passing("b", 8);
    Future<?> nextLarge = passing("a", 100);
    assertThat(small.isDone()).isFalse();

    alone.close();
    small.get();
    nextLarge.get();
    assertThat(budget.lent()).isZero();
    assertThat(budget.free()).isEqualTo(64);
  }

  @Test
  void whoGivesUpHoldsNothing() throws Exception {
    MemoryBudget.Loan all = borrow("a", 32);
    for (long bytes : new long[] {1, 60}) {
      AtomicBoolean givenUp = new AtomicBoolean(true);
      assertThatThrownBy(() -> budget.borrow("a", bytes, givenUp::get))
          .isInstanceOf(GivenUpException.class);
    }
    all.close();
    all.close();

    assertThat(budget.lent()).isZero();
    borrow("a", 64).close();
  }
}
