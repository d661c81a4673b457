package io.openbailian.outbound;

import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Opens WebSockets to one engine's server, with its key, through its proxy and by its
/// certificates.
public final class TaskSockets implements AutoCloseable {
  private final UpstreamSettings settings;
  private @Nullable HttpClient http;

  public TaskSockets(UpstreamSettings settings) {
    this.settings = settings;
  }

  /// The server did not make a socket of a request.
  public static final class Unopened extends Exception {
    private final int status;

    Unopened(int status) {
      super("the server answered " + status);
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  /// Connects.
  ///
  /// @param path of the whole address, behind the host
  /// @throws Unopened when it answers with something else
  public TaskSocket open(String path) throws EngineFailure, Unopened, InterruptedException {
    URI base = settings.base();
    String scheme = "https".equalsIgnoreCase(base.getScheme()) ? "wss://" : "ws://";
    TaskSocket socket = new TaskSocket(settings.timeouts().silence());
    WebSocket.Builder builder =
        client().newWebSocketBuilder().connectTimeout(settings.timeouts().connect());
    if (settings.key().isPresent()) {
      builder.header(Wire.AUTHORIZATION, "Bearer " + settings.key().get().value());
    }
    CompletableFuture<WebSocket> opening =
        builder.buildAsync(URI.create(scheme + base.getRawAuthority() + path), socket.listener());
    try {
      long patience = settings.timeouts().connect().plus(settings.timeouts().silence()).toMillis();
      socket.opened(opening.get(patience, TimeUnit.MILLISECONDS));
      return socket;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        throw new Unopened(refused.getResponse().statusCode());
      }
      throw new EngineFailure.Down("the socket of its server cannot be reached", e);
    } catch (TimeoutException e) {
      throw new EngineFailure.Down("the socket of its server does not open", e);
    } finally {
      if (!opening.isDone() || opening.isCompletedExceptionally()) {
        var _ = opening.thenAccept(WebSocket::abort);
      }
    }
  }

  private synchronized HttpClient client() throws EngineFailure {
    if (http == null) {
      try {
        http = EventSockets.started(settings);
      } catch (IOException e) {
        throw new EngineFailure.Down("the client for sockets does not start", e);
      }
    }
    return http;
  }

  @Override
  public synchronized void close() {
    if (http != null) {
      http.shutdownNow();
    }
  }
}
