package io.openbailian.server.traces;

import io.openbailian.engine.Time;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.server.TraceDocument;
import io.openbailian.protocol.server.TraceDocument.Span;
import io.openbailian.server.fetch.FetchException;
import io.openbailian.server.fetch.GuardedPost;
import io.openbailian.server.supervision.SupervisedThread;
import io.openbailian.server.supervision.Supervisor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends spans to a collector, many at a time. One that does not take them gets the next; those are
/// lost, and it is said once until it takes some again.
public final class TraceSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TraceSender.class);
  private static final int AT_ONCE = 512;

  private final Traces traces;
  private final URI collector;
  private final String service;
  private final GuardedPost post;
  private final Time time;
  private final SupervisedThread thread;
  private boolean failing;
  private volatile boolean closing;

  /// @param collector where OTLP's JSON is taken, for example `http://127.0.0.1:4318/v1/traces`
  /// @param service the name under which the spans are kept
  public TraceSender(
      Traces traces,
      URI collector,
      String service,
      GuardedPost post,
      Time time,
      Supervisor supervisor) {
    this.traces = traces;
    this.collector = collector;
    this.service = service;
    this.post = post;
    this.time = time;
    this.thread = supervisor.startVirtual("traces", this::run);
  }

  private void run() throws InterruptedException {
    while (!closing) {
      List<Span> some = traces.take(AT_ONCE);
      send(some);
      if (some.size() < AT_ONCE) {
        boolean _ = time.await(() -> closing, Traces.GATHERING);
      }
    }
  }

  private void send(List<Span> spans) throws InterruptedException {
    try {
      int status = post.send(collector, Map.of(), Json.bytes(TraceDocument.of(service, spans)));
      if (status / 100 == 2) {
        failing = false;
        return;
      }
      failed(spans, "it answered " + status);
    } catch (FetchException e) {
      failed(spans, String.valueOf(e.getMessage()));
    }
  }

  private void failed(List<Span> spans, String why) {
    traces.lost(spans.size());
    if (!failing) {
      failing = true;
      LOG.warn("traces cannot be sent to {}: {}", collector, why);
    }
  }

  /// Sends what is there, once.
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    List<Span> rest = traces.rest(AT_ONCE);
    try {
      if (!rest.isEmpty()) {
        send(rest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // then these are lost
    }
  }
}
