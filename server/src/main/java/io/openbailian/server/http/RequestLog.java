package io.openbailian.server.http;

import io.javalin.http.Context;
import io.openbailian.engine.Time;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.metrics.ServerMetrics;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts every request, and writes a line for each: method, path, status, time, key's id and
/// request id. Never a key, a query string or a body.
final class RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger("io.openbailian.request");

  private final Time time;
  private final ServerMetrics metrics;
  private final boolean lines;

  RequestLog(Time time, ServerMetrics metrics, boolean lines) {
    this.time = time;
    this.metrics = metrics;
    this.lines = lines;
  }

  void log(Context context) {
    long now = time.nanos();
    long nanos = now - Exchange.started(context, now);
    int status = context.res().getStatus();
    metrics.request(route(context), status, Duration.ofNanos(nanos));
    if (lines && LOG.isInfoEnabled()) {
      ApiKey key = Exchange.keyIfKnown(context);
      LOG.info(
          "{} {} {} {}us key={} request={}",
          context.req().getMethod(),
          context.path(),
          status,
          nanos / 1000,
          key == null ? "-" : key.id(),
          Exchange.requestId(context));
    }
  }

  private static String route(Context context) {
    var endpoint = context.endpoints().lastHttpEndpoint();
    return endpoint == null ? "none" : endpoint.path;
  }
}
