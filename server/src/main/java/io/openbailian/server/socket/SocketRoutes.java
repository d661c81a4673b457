package io.openbailian.server.socket;

import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsBinaryMessageContext;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The paths at which WebSockets are opened; whoever gets here has shown a key.
public final class SocketRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(SocketRoutes.class);
  private static final String CONNECTION = "openbailian.socket";

  private final Sockets sockets;

  public SocketRoutes(Sockets sockets) {
    this.sockets = sockets;
  }

  /// Adds one path.
  ///
  /// @param path without a slash at its end; it is also reached with one
  public void register(RoutesConfig routes, String path) {
    routes.ws(path, config -> configure(config, path));
  }

  private void configure(WsConfig config, String path) {
    config.onConnect(context ->
        context.attribute(CONNECTION, sockets.opened(path, new JettyPeer(context.session))));
    config.onMessage(context -> {
      SocketConnection connection = connection(context);
      if (connection != null) {
        carryOut(connection, () -> connection.text(context.message()));
      }
    });
    config.onBinaryMessage(SocketRoutes::binary);
    config.onClose(this::closed);
    config.onError(this::closed);
  }

  private static void binary(WsBinaryMessageContext context) throws InterruptedException {
    SocketConnection connection = connection(context);
    if (connection != null) {
      ByteBuffer data = context.data();
      byte[] frame = new byte[data.remaining()];
      data.get(frame);
      carryOut(connection, () -> connection.binary(frame));
    }
  }

  /// What a frame leads to.
  private interface Step {
    void run() throws InterruptedException;
  }

  /// A fault ends this connection and no other; its client is told nothing of Java.
  private static void carryOut(SocketConnection connection, Step step) throws InterruptedException {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a frame could not be carried out; its connection is closed", e);
      connection.fail();
    }
  }

  private void closed(WsContext context) {
    SocketConnection connection = connection(context);
    if (connection != null) {
      sockets.closed(connection);
    }
  }

  private static @Nullable SocketConnection connection(WsContext context) {
    return context.attribute(CONNECTION);
  }
}
