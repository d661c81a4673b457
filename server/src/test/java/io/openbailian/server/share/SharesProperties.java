package io.openbailian.server.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Shares under many threads with random wishes.
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class SharesProperties {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Shares shares = new Shares(64);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void nobodyIsLeftWaiting() {
    threads.shutdownNow();
  }

  /// Many threads with random wishes: whatever happens, the bounds hold, all of them end although
  /// nobody's time runs out, and nothing stays lent.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void losesNoWakeUpAndBreaksNoBound(long seed) throws Exception {
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      String key = "key" + i % 6;
      RandomGenerator random =
          RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(seed * 1000 + i);
      all.add(threads.submit(wishes(key, random)));
    }
    int lent = 0;
    for (Future<Integer> one : all) {
      lent += one.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    assertThat(lent).as("seed %d", seed).isPositive();
    assertThat(shares.lent()).isZero();
    assertThat(shares.waiting()).isZero();
  }

  private Callable<Integer> wishes(String key, RandomGenerator random) {
    return () -> {
      int lent = 0;
      for (int round = 0; round < 200; round++) {
        try (Shares.Loan loan = shares.open(key)) {
          boolean more = true;
          for (int step = 0; more && step < 1 + random.nextInt(4); step++) {
            // Every few asks one gives up early, which must not lose anybody else's turn.
            Duration atMost =
                random.nextInt(10) == 0 ? Duration.ofNanos(random.nextInt(50_000)) : LONG;
            more = loan.grow(random.nextInt(12), atMost);
            lent += more ? 1 : 0;
            assertThat(shares.lent(key)).isLessThanOrEqualTo(shares.most());
            assertThat(shares.lent()).isBetween(0L, shares.total());
          }
          loan.shrinkTo(random.nextInt(8));
        }
      }
      return lent;
    };
  }
}
