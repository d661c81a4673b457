package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.StopWish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who is told to stop, and who is interrupted.
class StopSignalTest {
  private final StopSignal invocation = new StopSignal();

  @AfterEach
  void clear() {
    boolean _ = Thread.interrupted();
  }

  @Test
  void theFirstWishStaysAndReachesEveryAttempt() {
    StopSignal before = invocation.attempt();
    assertThat(invocation.stopped()).isFalse();
    assertThat(before.wish()).isEqualTo(StopWish.NONE);

    invocation.stop(StopWish.LEAVE);
    invocation.stop(StopWish.END);
    StopSignal after = invocation.attempt();

    assertThat(invocation.wish()).isEqualTo(StopWish.LEAVE);
    assertThat(before.wish()).isEqualTo(StopWish.LEAVE);
    assertThat(after.wish()).isEqualTo(StopWish.LEAVE);
    assertThat(after.stopped()).isTrue();
  }

  @Test
  void anAttemptThatIsStoppedStopsNobodyElse() {
    StopSignal one = invocation.attempt();
    StopSignal other = invocation.attempt();

    one.stop(StopWish.END);

    assertThat(one.stopped()).isTrue();
    assertThat(other.stopped()).isFalse();
    assertThat(invocation.stopped()).isFalse();
  }

  @Test
  void anAttemptThatIsOverIsNotStopped() {
    StopSignal attempt = invocation.attempt();

    attempt.close();
    invocation.close();
    invocation.stop(StopWish.END);

    assertThat(attempt.stopped()).isFalse();
  }

  @Test
  void onlyAThreadInsideAnEngineIsInterrupted() {
    StopSignal attempt = invocation.attempt();
    attempt.stop(StopWish.END);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();

    attempt.enterEngine();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    attempt.leaveEngine();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aStopInterruptsWhoIsInsideAndNobodyAfterwards() {
    StopSignal attempt = invocation.attempt();
    attempt.enterEngine();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();

    invocation.stop(StopWish.END);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    attempt.leaveEngine();
    invocation.stop(StopWish.END);

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
