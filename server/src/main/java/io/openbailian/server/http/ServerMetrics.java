package io.openbailian.server.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What the server counts, in Prometheus' text form.
public final class ServerMetrics {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<String, Timer> requests = new ConcurrentHashMap<>();

  /// Adds something that is read when it is asked for.
  public void gauge(String name, String about, Supplier<Number> value) {
    Gauge.builder(name, value).description(about).register(registry);
  }

  /// Counts one request under its route, which keeps the number of series small.
  void request(String route, int status, Duration took) {
    requests.computeIfAbsent(route + " " + status, _ -> timer(route, status)).record(took);
  }

  private Timer timer(String route, int status) {
    return Timer.builder("openbailian.http.requests")
        .description("Requests by route and status")
        .tag("route", route)
        .tag("status", Integer.toString(status))
        .register(registry);
  }

  String scrape() {
    return registry.scrape();
  }
}
