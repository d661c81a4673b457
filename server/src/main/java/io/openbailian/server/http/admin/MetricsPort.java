package io.openbailian.server.http.admin;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import io.openbailian.server.metrics.ServerMetrics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// A port of its own for those who watch: `/metrics`, `/health/live` and `/health/ready`, and
/// nothing else. No key is asked for, so it belongs where only they come.
public final class MetricsPort implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final Server server;
  private final ServerConnector connector;

  /// Listens.
  ///
  /// @param port 0 takes any free one
  /// @throws IllegalStateException with a sentence when the address cannot be taken
  public MetricsPort(String host, int port, Readiness readiness, ServerMetrics metrics) {
    QueuedThreadPool threads = new QueuedThreadPool(8, 1);
    threads.setName("metrics");
    this.server = new Server(threads);
    this.connector = new ServerConnector(server, 1, 1);
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(SILENCE.toMillis());
    server.addConnector(connector);
    server.setHandler(new Answers(readiness, metrics));
    try {
      server.start();
    } catch (Exception e) { // as Jetty declares it
      close();
      throw new IllegalStateException(
          "cannot listen on %s port %d for metrics: %s".formatted(host, port, e.getMessage()), e);
    }
  }

  /// The port that is listened on.
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // as Jetty declares it
      throw new IllegalStateException("the port of metrics did not close", e);
    }
  }

  private static final class Answers extends Handler.Abstract {
    private final Readiness readiness;
    private final ServerMetrics metrics;

    Answers(Readiness readiness, ServerMetrics metrics) {
      this.readiness = readiness;
      this.metrics = metrics;
    }

    @Override
    @SuppressWarnings("InterruptedExceptionSwallowed") // Jetty tells of whatever it is
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      boolean reads =
          HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
      String path = reads ? Request.getPathInContext(request) : "";
      switch (path) {
        case HealthRoutes.METRICS ->
            write(response, callback, 200, ServerMetrics.CONTENT_TYPE, metrics.scrape());
        case HealthRoutes.LIVE -> health(response, callback, HealthRoutes.live());
        case HealthRoutes.READY -> health(response, callback, HealthRoutes.ready(readiness));
        default -> health(response, callback, new HealthRoutes.Answer(404, Json.object()));
      }
      return true;
    }

    private static void health(Response response, Callback callback, HealthRoutes.Answer answer) {
      write(response, callback, answer.status(), Wire.JSON, Json.text(answer.document()));
    }

    private static void write(
        Response response, Callback callback, int status, String type, String body) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      response.setStatus(status);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
      response.write(true, ByteBuffer.wrap(bytes), callback);
    }
  }
}
