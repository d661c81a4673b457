package io.openbailian.engines.dashscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.OptionReader;
import io.openbailian.outbound.OutboundClient;
import io.openbailian.outbound.UpstreamSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How soon the end of a task is told where many wait, by a clock that a test steps.
@Tag("slow") // it steps its clock thousands of times
class TaskQueriesTest {
  private static final Duration STEP = Duration.ofMillis(100);
  private static final int PER_SECOND = 20;

  private final SteppedTime time = SteppedTime.atNoon();
  private final ConcurrentLinkedQueue<Duration> delays = new ConcurrentLinkedQueue<>();

  /// Tasks that end within a time that leaves the rate room for their results.
  @ParameterizedTest
  @CsvSource({
    "200, true, 30, 1500",
    "1000, true, 150, 2000",
    "200, false, 40, 5000",
    "1000, false, 200, 25000"
  })
  void tellsTheEndOfATaskSoonAlthoughManyWait(
      int tasks, boolean lists, int seconds, int medianMillis, TestReporter reporter)
      throws InterruptedException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    try (ManyTasks service = new ManyTasks(time, lists);
        ServiceAccount account = account(service)) {
      for (int i = 0; i < tasks; i++) {
        service.add("task-" + i, Duration.ofMillis(random.nextInt(1000, seconds * 1000)));
      }
      for (int i = 0; i < tasks; i++) {
        String task = "task-" + i;
        Thread.ofVirtual().start(() -> wait(account, service, task));
      }
      awaitAll(account, tasks);
      int steps = 0;
      while (delays.size() < tasks) {
        settle(account, service, tasks);
        assertThat(service.queries())
            .as("questions after %d steps", steps)
            .isLessThanOrEqualTo(1 + steps * PER_SECOND / 10);
        time.step(STEP);
        steps++;
      }
    }
    List<Duration> sorted = delays.stream().sorted().toList();
    reporter.publishEntry(
        "%d tasks, %s".formatted(tasks, lists ? "listed" : "one by one"),
        "median %s, last %s".formatted(sorted.get(tasks / 2), sorted.getLast()));
    assertThat(sorted.get(tasks / 2)).isLessThanOrEqualTo(Duration.ofMillis(medianMillis));
  }

  private static void awaitAll(ServiceAccount account, int tasks) {
    while (account.queries().waiting() < tasks) {
      LockSupport.parkNanos(200_000);
    }
  }

  /// Until nothing happens before the clock goes on, or nobody waits any more.
  private void settle(ServiceAccount account, ManyTasks service, int tasks) {
    while (delays.size() < tasks
        && (!account.queries().isSettled() || delays.size() < service.toldEnds())) {
      LockSupport.parkNanos(200_000); // others need the core
    }
  }

  private void wait(ServiceAccount account, ManyTasks service, String task) {
    try {
      Instant submitted = time.now();
      account.queries().await(task, Optional.of(submitted), TestCall.textToImage("a cat"));
      delays.add(Duration.ofNanos(time.nanos() - service.end(task)));
    } catch (EngineFailure | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private ServiceAccount account(ManyTasks service) {
    Map<String, Object> options = new HashMap<>(Map.of("base-url", service.base()));
    UpstreamSettings settings =
        UpstreamSettings.read(new OptionReader(options), "http://a.example", 16);
    return new ServiceAccount(
        "main", new OutboundClient(settings, true), List.of(), PER_SECOND, time);
  }
}
