package io.openbailian.server.socket;

import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsBinaryMessageContext;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The paths at which WebSockets are opened; whoever gets here has shown a key.
public final class SocketRoutes {
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
        connection.text(context.message());
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
      connection.binary(frame);
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
