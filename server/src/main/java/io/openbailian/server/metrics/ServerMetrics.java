package io.openbailian.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.openbailian.protocol.TaskStatus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What the server counts, in Prometheus' text form.
public final class ServerMetrics {
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<String, Timer> requests = new ConcurrentHashMap<>();
  private final Map<String, Counter> submitted = new ConcurrentHashMap<>();

  /// Adds something that is read when it is asked for.
  public void gauge(String name, String about, Supplier<Number> value) {
    Gauge.builder(name, value).description(about).register(registry);
  }

  /// Counts one request under its route, which keeps the number of series small.
  public void request(String route, int status, Duration took) {
    requests.computeIfAbsent(route + " " + status, _ -> timer(route, status)).record(took);
  }

  /// Counts one task that was accepted.
  public void submitted(String model) {
    submitted.computeIfAbsent(model, this::counter).increment();
  }

  private Counter counter(String model) {
    return Counter.builder("openbailian.tasks.submitted")
        .description("Tasks accepted, by model")
        .tag("model", model)
        .register(registry);
  }

  /// Counts one task that a worker has carried to its end.
  public void ended(String model, TaskStatus status, Duration took) {
    Timer.builder("openbailian.tasks.ended")
        .description("Tasks carried to their end, by model and state, with the time in the engine")
        .tag("model", model)
        .tag("status", status.name())
        .register(registry)
        .record(took);
  }

  /// Counts one fall of a thread that outlives it.
  public void fell(String thread) {
    Counter.builder("openbailian.threads.restarted")
        .description("Faults that a thread of the server was restarted after, by thread")
        .tag("thread", thread)
        .register(registry)
        .increment();
  }

  private Timer timer(String route, int status) {
    return Timer.builder("openbailian.http.requests")
        .description("Requests by route and status")
        .tag("route", route)
        .tag("status", Integer.toString(status))
        .register(registry);
  }

  /// Everything, as `/metrics` answers it.
  public String scrape() {
    return registry.scrape();
  }
}
