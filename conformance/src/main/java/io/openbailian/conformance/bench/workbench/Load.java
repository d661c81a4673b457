package io.openbailian.conformance.bench.workbench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/// A closed loop: each connection sends its next request when it has the answer to the last.
///
/// @param connections how many
/// @param requests sent in turn, by whichever connection is free
public record Load(int connections, List<ByteBuffer> requests) {
  public static final Duration WARM_UP = Duration.ofSeconds(5);
  public static final Duration MEASURED = Duration.ofSeconds(10);

  /// What came of it in the measured time.
  ///
  /// @param perSecond answers with status 200
  /// @param errors answers with any other
  public record Outcome(double perSecond, Histogram latency, long errors, int lastBadStatus) {}

  /// Warms up, then measures.
  public Outcome run(URI server) throws IOException {
    return run(server, WARM_UP, MEASURED);
  }

  public Outcome run(URI server, Duration warmUp, Duration measured) throws IOException {
    try (Connections all = Connections.open(server, connections)) {
      Run run = new Run(requests, System.nanoTime() + warmUp.toNanos(), measured.toNanos());
      for (Connection connection : all.all()) {
        run.send(connection, System.nanoTime());
      }
      all.serve(run::goesOn, run::answered);
      return run.outcome();
    }
  }

  private static final class Run {
    private final List<ByteBuffer> requests;
    private final long from;
    private final long nanos;
    private final Histogram latency = new Histogram();
    private long errors;
    private int lastBadStatus;
    private int turn;
    private long now;

    Run(List<ByteBuffer> requests, long from, long nanos) {
      this.requests = requests;
      this.from = from;
      this.nanos = nanos;
    }

    boolean goesOn() {
      return System.nanoTime() - from < nanos;
    }

    void send(Connection connection, long nanoTime) throws IOException {
      connection.send(requests.get(turn), nanoTime);
      turn = turn + 1 == requests.size() ? 0 : turn + 1;
    }

    void answered(Connection connection) throws IOException {
      now = System.nanoTime();
      if (connection.status() != 200) {
        errors++;
        lastBadStatus = connection.status();
      } else if (now - from >= 0) {
        latency.record(now - connection.sentAt());
      }
      send(connection, now);
    }

    Outcome outcome() {
      return new Outcome(latency.count() * 1e9 / (now - from), latency, errors, lastBadStatus);
    }
  }
}
