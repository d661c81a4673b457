package io.openbailian.server.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.server.invoke.CallerGoneException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ComputingTest {
  private static final long LARGE = 1 << 20;

  @Test
  void whatIsComputedForOneThatLeavesIsInterrupted() throws InterruptedException {
    CompletableFuture<Runnable> leave = new CompletableFuture<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    try (Computing computing = new Computing()) {
      Thread client =
          Thread.ofVirtual()
              .start(() -> {
                awaitBegin(begun);
                leave.join().run();
              });

      assertThatThrownBy(() ->
              computing.<Integer, RuntimeException>compute(
                  LARGE,
                  gone -> {
                    leave.complete(gone);
                    return () -> {};
                  },
                  () -> {
                    begun.countDown();
                    while (!Thread.interrupted()) {
                      LockSupport.park();
                    }
                    interrupted.countDown();
                    return 1;
                  }))
          .isInstanceOf(CallerGoneException.class);
      client.join();
      interrupted.await();
    }
  }

  private static void awaitBegin(CountDownLatch begun) {
    try {
      begun.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whoStaysHasTheResult() throws InterruptedException {
    try (Computing computing = new Computing()) {
      assertThat(computing.<Integer, RuntimeException>compute(LARGE, _ -> () -> {}, () -> 7))
          .isEqualTo(7);
    }
  }
}
