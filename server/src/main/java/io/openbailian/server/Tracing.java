package io.openbailian.server;

import io.openbailian.engine.Time;
import io.openbailian.server.config.Settings.TraceSettings;
import io.openbailian.server.fetch.GuardedPost;
import io.openbailian.server.http.log.RequestLog;
import io.openbailian.server.metrics.Attempts;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.supervision.Supervisor;
import io.openbailian.server.traces.TraceSender;
import io.openbailian.server.traces.Traces;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The part of the composition root that knows who makes spans of requests and attempts, and where
/// they go; all of it only where the settings name a collector.
record Tracing(TraceSettings settings, Optional<Traces> traces, Time time, ServerMetrics metrics) {

  static Tracing of(
      TraceSettings settings, Time time, RandomGenerator random, ServerMetrics metrics) {
    return new Tracing(
        settings, settings.endpoint().map(_ -> new Traces(time, random)), time, metrics);
  }

  /// Who is told of attempts.
  Attempts attempts() {
    return traces.<Attempts>map(metrics::and).orElse(metrics);
  }

  /// Makes spans of requests.
  void of(RequestLog log) {
    traces.ifPresent(log::traced);
  }

  /// Begins to send them.
  ///
  /// @param collector which is there if the settings name one
  void send(Optional<GuardedPost> collector, Supervisor supervisor, ClosingOrder closing) {
    traces.ifPresent(made -> {
      metrics.counter(
          "openbailian.traces.dropped",
          "Spans that were dropped because no collector took them",
          made::dropped);
      closing.add(
          "traces",
          new TraceSender(
              made,
              settings.endpoint().orElseThrow(),
              settings.service(),
              collector.orElseThrow(),
              time,
              supervisor));
    });
  }
}
