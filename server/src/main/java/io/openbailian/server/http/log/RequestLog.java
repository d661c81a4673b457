package io.openbailian.server.http.log;

import io.javalin.http.Context;
import io.openbailian.engine.Time;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.server.TraceDocument;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.config.Settings;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.traces.Traces;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// Counts every request, and writes a line for each: method, path, status, time, key's id and
/// request id. Never a key, a query string or a body.
///
/// The lines are whole, with time and level, and reach the logger `io.openbailian.request` many at
/// a time; its appender is to write them as they are. A log event for each took a tenth of what a
/// query costs.
public final class RequestLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("io.openbailian.request");

  private final Time time;
  private final ServerMetrics metrics;
  private final @Nullable LogLines lines;
  private final boolean json;
  private @Nullable Traces traces;

  public RequestLog(Time time, ServerMetrics metrics, Settings.LogSettings settings) {
    this.time = time;
    this.metrics = metrics;
    this.json = settings.format() == Settings.LogFormat.JSON;
    this.lines = settings.requests() && LOG.isInfoEnabled() ? new LogLines(LOG::info) : null;
    if (lines != null) {
      metrics.gauge(
          "openbailian.log.dropped",
          "Lines of the request log that were dropped because it was read too slowly",
          lines::dropped);
    }
  }

  /// Has each request traced too; before there is any.
  public void traced(Traces by) {
    traces = by;
  }

  /// A request that has been answered.
  ///
  /// @param route the pattern of its path, under which it is counted
  /// @param started of {@link Time#nanos()}
  public record Answered(
      String method,
      String path,
      String route,
      int status,
      long started,
      @Nullable ApiKey key,
      String requestId) {}

  public void log(Context context) {
    log(
        context.header(TraceDocument.PARENT_HEADER),
        new Answered(
            context.req().getMethod(),
            context.path(),
            route(context),
            context.res().getStatus(),
            Exchange.started(context, time.nanos()),
            Exchange.keyIfKnown(context),
            Exchange.requestId(context)));
  }

  /// One that did not say to which trace it belongs.
  public void log(Answered request) {
    log(null, request);
  }

  private void log(@Nullable String parent, Answered request) {
    long nanos = time.nanos() - request.started;
    metrics.request(request.route, request.status, Duration.ofNanos(nanos));
    if (traces != null) {
      traces.request(
          new Traces.Answered(
              request.requestId, request.method, request.route, request.status, nanos),
          parent);
    }
    if (lines != null && json) {
      lines.add(Json.text(document(request, nanos / 1000)));
    } else if (lines != null) {
      lines.add(
          time.now(),
          request.method,
          request.path,
          Integer.toString(request.status),
          nanos / 1000 + "us",
          request.key == null ? "key=-" : "key=" + request.key.id(),
          "request=" + request.requestId);
    }
  }

  private ObjectNode document(Answered request, long micros) {
    return Json.object()
        .put("time", time.now().toString())
        .put("level", "INFO")
        .put("logger", LOG.getName())
        .put("method", request.method)
        .put("path", request.path)
        .put("status", request.status)
        .put("micros", micros)
        .put("key", request.key == null ? null : request.key.id())
        .put("request", request.requestId);
  }

  private static String route(Context context) {
    var endpoint = context.endpoints().lastHttpEndpoint();
    return endpoint == null ? "none" : endpoint.path;
  }

  /// Hands on the lines that wait.
  @Override
  public void close() {
    if (lines != null) {
      lines.close();
    }
  }
}
