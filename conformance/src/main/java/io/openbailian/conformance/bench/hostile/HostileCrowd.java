package io.openbailian.conformance.bench.hostile;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Callers who do their worst, each on a virtual thread, each again and again with a pause between,
/// until the crowd is closed; then every connection is closed under its caller.
final class HostileCrowd implements AutoCloseable {
  private final CountDownLatch over = new CountDownLatch(1);
  private final Set<HostileLine> lines = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong unreached = new AtomicLong();
  private final Map<String, LongAdder> made;

  private HostileCrowd(Map<String, LongAdder> made) {
    this.made = made;
  }

  /// What one of them does once.
  @FunctionalInterface
  interface Act {
    void on(HostileLine line) throws IOException, InterruptedException;
  }

  /// One of them.
  ///
  /// @param name of what it does
  /// @param pause before it does it again
  record Caller(String name, Duration pause, Act act) {}

  /// Starts them all.
  ///
  /// @param made counts what was done, by its name
  static HostileCrowd start(URI server, List<Caller> callers, Map<String, LongAdder> made) {
    HostileCrowd crowd = new HostileCrowd(made);
    for (Caller caller : callers) {
      crowd.threads.add(
          Thread.ofVirtual()
              .name("hostile-" + caller.name())
              .start(() -> crowd.run(server, caller)));
    }
    return crowd;
  }

  private void run(URI server, Caller caller) {
    try {
      do {
        once(server, caller);
      } while (!over.await(caller.pause().toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void once(URI server, Caller caller) throws InterruptedException {
    made.computeIfAbsent(caller.name(), _ -> new LongAdder()).increment();
    try (HostileLine line = HostileLine.open(server, over)) {
      lines.add(line);
      try {
        if (over.getCount() > 0) {
          caller.act().on(line);
        }
      } catch (IOException e) {
        return; // refused: what the server is to do
      } finally {
        lines.remove(line);
      }
    } catch (IOException e) {
      unreached.incrementAndGet();
    }
  }

  /// How often a server was not to be reached at all.
  long unreached() {
    return unreached.get();
  }

  static String text(Map<String, LongAdder> made) {
    List<String> each = new ArrayList<>();
    new TreeMap<>(made).forEach((name, count) -> each.add(name + " " + count));
    return String.join(", ", each);
  }

  @Override
  public void close() {
    over.countDown();
    try {
      for (Thread thread : threads) {
        do {
          closeLines(); // a line may open after the last look
        } while (!thread.join(Duration.ofMillis(10)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeLines() {
    lines.forEach(HostileCrowd::close);
  }

  private static void close(HostileLine line) {
    try {
      line.close();
    } catch (IOException e) {
      return; // closed all the same
    }
  }
}
