package io.openbailian.conformance.bench.hostile;

import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.OldGeneration;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Hostile callers for a long time, beside a polite one who is always answered; and what the old
/// generation holds after a sixth of the time, and at its end, when they have just gone.
final class HostileSoak {
  private static final Duration GONE = Duration.ofSeconds(5);

  private final ServerProcess server;
  private final List<HostileCrowd.Caller> callers;
  private final Workbench bench;
  private final Map<String, LongAdder> made = new ConcurrentHashMap<>();

  HostileSoak(Workbench bench, ServerProcess server) throws IOException, InterruptedException {
    this.bench = bench;
    this.server = server;
    this.callers = new HostileCallers(server.newKey("one"), server.newKey("another")).all();
  }

  /// Kilobytes of the old generation after a full collection.
  ///
  /// @param made what the hostile callers did, and how often
  record Outcome(long early, long late, String made) {
    double growth() {
      return (double) late / early;
    }

    Figure figure(Duration length) {
      return new Figure(
          "old generation after a full collection, %d minutes of 20 hostile callers beside a polite one"
              .formatted(length.toMinutes()),
          Text.format(
              "%,d KB after a sixth of the time, %,d KB at the end: %.2f times",
              early, late, growth()),
          "<= 1.10 times",
          "What is kept for tasks of the polite one. The twenty did: %s.".formatted(made));
    }
  }

  /// Fails when the polite caller is not answered.
  Outcome run(Duration length) throws IOException, InterruptedException {
    long early = after(length.dividedBy(6));
    long late = after(length.minus(length.dividedBy(6)));
    return new Outcome(early, late, HostileCrowd.text(made));
  }

  private long after(Duration time) throws IOException, InterruptedException {
    try (HostileCrowd _ = HostileCrowd.start(server.url(), callers, made);
        PoliteCaller polite = new PoliteCaller(server.url(), bench)) {
      PoliteCaller.Round _ = polite.round(time);
    }
    Thread.sleep(GONE);
    return OldGeneration.usedAfterCollection(server.pid());
  }
}
