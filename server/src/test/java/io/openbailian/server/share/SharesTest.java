package io.openbailian.server.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
final class SharesTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Shares shares = new Shares(64);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void nobodyIsLeftWaiting() {
    threads.shutdownNow();
  }

  private Shares.Loan holding(String key, long amount) {
    Shares.Loan loan = shares.open(key);
    assertThat(loan.tryGrow(amount)).as("%s may hold %d", key, amount).isTrue();
    return loan;
  }

  /// Asks in a thread of its own, and returns when it waits.
  private Future<Boolean> waiting(Shares.Loan loan, long amount) throws InterruptedException {
    int before = shares.waiting();
    Future<Boolean> answer = threads.submit(() -> loan.grow(amount, LONG));
    untilWaiting(before + 1);
    return answer;
  }

  private void untilWaiting(int loans) throws InterruptedException {
    while (shares.waiting() != loans) {
      Thread.onSpinWait();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  @Test
  void noKeyHoldsMoreThanHalf() {
    Shares.Loan first = holding("a", 30);
    Shares.Loan second = holding("a", 2);

    assertThat(second.tryGrow(1)).isFalse();
    assertThat(first.tryGrow(1)).isFalse();
    assertThat(shares.open("a").tryGrow(1)).isFalse();
    assertThat(shares.open("b").tryGrow(shares.most() + 1)).isFalse();
    assertThat(shares.lent("a")).isEqualTo(32);
  }

  @Test
  void aQuarterStaysFreeForKeysThatHoldNone() {
    holding("a", 32);
    Shares.Loan b = holding("b", 16);

    assertThat(b.tryGrow(1)).isFalse();
    assertThat(shares.open("b").tryGrow(1)).isFalse();
    assertThat(shares.open("c").tryGrow(16)).isTrue();
  }

  @Test
  void aKeyThatHoldsNextToNothingMayGoOnIntoTheLastQuarter() {
    holding("a", 32);
    holding("b", 16);
    Shares.Loan c = holding("c", 1);

    assertThat(c.tryGrow(3)).isTrue();
    assertThat(c.tryGrow(1)).as("a sixteenth is what it may hold of the last quarter").isFalse();
  }

  @Test
  void whatIsMoreThanAKeyMayHoldIsRefusedAtOnce() throws InterruptedException {
    Shares.Loan loan = holding("a", 10);

    assertThat(loan.grow(23, LONG)).isFalse();
    assertThat(loan.grow(Long.MAX_VALUE, LONG)).isFalse();
    assertThat(loan.size()).isEqualTo(10);
  }

  @Test
  void whoGivesUpIsLetGoOf() throws Exception {
    Shares.Loan all = holding("a", 32);
    AtomicBoolean givenUp = new AtomicBoolean();
    Shares.Loan loan = shares.open("a");
    Future<Boolean> answer = threads.submit(() -> loan.grow(1, LONG, givenUp::get));
    untilWaiting(1);

    givenUp.set(true);

    assertThat(answer.get()).isFalse();
    assertThat(shares.waiting()).isZero();
    all.close();
    assertThat(shares.lent()).isZero();
  }

  @Test
  void whoNeedsNothingNeverWaits() throws Exception {
    Shares.Loan all = holding("a", 32);
    Future<Boolean> other = waiting(shares.open("a"), 1);

    assertThat(shares.open("a").grow(0, LONG)).isTrue();
    assertThat(shares.open("a").tryGrow(0)).isTrue();
    all.close();
    assertThat(other.get()).isTrue();
  }

  @Test
  void waitsUntilAnotherGivesBack() throws Exception {
    Shares.Loan first = holding("a", 32);
    Shares.Loan second = shares.open("a");
    Future<Boolean> answer = waiting(second, 5);

    first.shrinkTo(28);
    assertThat(answer).isNotDone();
    first.shrinkTo(27);

    assertThat(answer.get()).isTrue();
    assertThat(second.size()).isEqualTo(5);
    assertThat(shares.lent("a")).isEqualTo(32);
  }

  @Test
  void givesUpAtItsDeadline() throws InterruptedException {
    holding("a", 32);
    Shares.Loan loan = shares.open("a");

    assertThat(loan.grow(1, Duration.ofMillis(2))).isFalse();
    assertThat(loan.grow(1, Duration.ZERO)).isFalse();
    assertThat(shares.waiting()).isZero();
    assertThat(loan.size()).isZero();
  }

  @Test
  void whoGivesUpNoLongerStandsBeforeOthers() throws Exception {
    holding("a", 22);
    Shares.Loan large = shares.open("a");
    CountDownLatch begun = new CountDownLatch(1);
    Future<Boolean> gone =
        threads.submit(() -> {
          begun.countDown();
          return large.grow(32, LONG);
        });
    begun.await();
    untilWaiting(1);
    Future<Boolean> small = waiting(shares.open("a"), 10);

    gone.cancel(true);

    assertThat(small.get()).isTrue();
    assertThat(large.size()).isZero();
  }

  @Test
  void whoseTimeIsUpNoLongerStandsBeforeOthers() throws Exception {
    holding("a", 22);
    Shares.Loan large = shares.open("a");
    Future<Boolean> late = threads.submit(() -> large.grow(32, Duration.ofMillis(50)));
    Shares.Loan next = shares.open("a");

    // Whether it asks before or after the other's time is up, it is served.
    assertThat(next.grow(10, LONG)).isTrue();
    assertThat(late.get()).isFalse();
  }

  @Test
  void anInterruptEndsAWait() throws Exception {
    holding("a", 32);
    Thread[] asking = new Thread[1];
    Future<Boolean> answer =
        threads.submit(() -> {
          asking[0] = Thread.currentThread();
          return shares.open("a").grow(1, LONG);
        });
    untilWaiting(1);

    asking[0].interrupt();

    assertThatThrownBy(answer::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(shares.waiting()).isZero();
  }

  @Test
  void oneKeysWaitingHoldsUpNoOther() throws Exception {
    holding("a", 32);
    List<Future<Boolean>> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(waiting(shares.open("a"), 20));
    }

    assertThat(shares.open("b").tryGrow(16)).isTrue();
    assertThat(shares.open("c").tryGrow(8)).isTrue();
    assertThat(many).noneMatch(Future::isDone);
  }

  @Test
  void withinAKeyALargeLoanIsNotOvertakenForEver() throws Exception {
    Shares.Loan first = holding("a", 20);
    Future<Boolean> large = waiting(shares.open("a"), 30);
    Shares.Loan late = shares.open("a");

    assertThat(late.tryGrow(1)).as("it would fit, and comes later").isFalse();
    Future<Boolean> small = waiting(late, 3);
    first.close();

    assertThat(large.get()).isTrue();
    assertThat(small).isNotDone();
  }

  @Test
  void aLoanThatGrowsGoesBeforeOneThatBegins() throws Exception {
    Shares.Loan first = holding("a", 20);
    Future<Boolean> beginning = waiting(shares.open("a"), 30);

    assertThat(first.grow(5, LONG)).isTrue();
    assertThat(beginning).isNotDone();
    first.close();
    assertThat(beginning.get()).isTrue();
  }

  @Test
  void noneBeginsWhileALoanOfItsKeyWaitsToGrow() throws Exception {
    Shares.Loan running = holding("a", 20);
    Shares.Loan half = holding("a", 10);
    Future<Boolean> growing = waiting(half, 10);

    assertThat(shares.open("a").tryGrow(1)).isFalse();
    running.close();
    assertThat(growing.get()).isTrue();
  }

  @Test
  void keysTakeTurns() throws Exception {
    Shares.Loan a = holding("a", 32);
    Shares.Loan b = holding("b", 32);
    List<String> order = new ArrayList<>();
    AtomicInteger served = new AtomicInteger();
    List<Future<Boolean>> all = new ArrayList<>();
    for (String key : List.of("c", "c", "c", "d", "d")) {
      Shares.Loan loan = shares.open(key);
      int before = shares.waiting();
      all.add(
          threads.submit(() -> {
            boolean lent = loan.grow(32, LONG);
            synchronized (order) {
              order.add(key);
            }
            served.incrementAndGet();
            loan.close();
            return lent;
          }));
      untilWaiting(before + 1);
    }

    a.close();
    for (Future<Boolean> one : all) {
      assertThat(one.get()).isTrue();
    }
    b.close();

    assertThat(order.subList(0, 4)).containsExactly("c", "d", "c", "d");
  }

  @Test
  void loansOfAKeyThatWaitForEachOtherLetTheYoungestGo() throws Exception {
    Shares.Loan older = holding("a", 16);
    Shares.Loan younger = holding("a", 16);
    Future<Boolean> first = waiting(older, 8);

    assertThat(younger.grow(8, LONG)).as("nobody could ever give it back").isFalse();
    assertThat(first).isNotDone();
    younger.close();

    assertThat(first.get()).isTrue();
  }

  @Test
  void loansOfAllKeysThatWaitForEachOtherLetTheYoungestGo() throws Exception {
    Shares.Loan a = holding("a", 24);
    Shares.Loan b = holding("b", 24);
    Future<Boolean> first = waiting(a, 8);

    assertThat(b.grow(8, LONG)).isFalse();
    assertThat(first).isNotDone();
    b.close();

    assertThat(first.get()).isTrue();
  }

  @Test
  void aWaitGoesOnWhileSomebodyWorksWhoWillGiveBack() throws Exception {
    Shares.Loan working = holding("a", 2);
    Shares.Loan older = holding("a", 15);
    Shares.Loan younger = holding("a", 15);
    Future<Boolean> first = waiting(older, 2);
    Future<Boolean> second = waiting(younger, 2);

    working.close();

    assertThat(first.get()).isTrue();
    assertThat(second).isNotDone();
    older.close();
    assertThat(second.get()).isTrue();
  }

  @Test
  void closingALoanEndsItsWaitInAnotherThread() throws Exception {
    holding("a", 16);
    Shares.Loan loan = holding("a", 8);
    Future<Boolean> answer = waiting(loan, 16);

    assertThatThrownBy(() -> loan.tryGrow(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> loan.shrinkTo(0)).isInstanceOf(IllegalStateException.class);
    loan.close();

    assertThat(answer.get()).isFalse();
    assertThat(shares.lent("a")).isEqualTo(16);
  }

  @Test
  void aClosedLoanTakesNothing() {
    Shares.Loan loan = holding("a", 5);
    loan.close();
    loan.close();

    assertThat(shares.lent()).isZero();
    assertThatThrownBy(() -> loan.tryGrow(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> shares.open("a").tryGrow(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ofNothingNothingIsShared() {
    assertThatThrownBy(() -> new Shares(0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Shares(1).open("a").tryGrow(1)).isTrue();
  }
}
