package io.openbailian.server.socket;

import io.openbailian.server.admission.HeldKey;
import io.openbailian.server.share.Shares;
import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where Jetty hands over what a client sends; messages are put together here, out of the pieces in
/// which they come, so that unfinished ones are counted and bounded. The next piece comes once a
/// call has returned: who cannot keep up is not sent more.
public final class SocketEndpoint implements Session.Listener.AutoDemanding {
  private static final Logger LOG = LoggerFactory.getLogger(SocketEndpoint.class);
  private static final int TOO_BIG = 1009;
  private static final int TRY_AGAIN_LATER = 1013;

  private final String path;
  private final HeldKey key;
  private final Sockets sockets;
  private final PartialMessage message;
  private final Shares.Loan place;
  private @Nullable SocketConnection connection;
  private @Nullable Session session;

  /// @param room of unfinished messages
  /// @param place among all connections, not yet taken
  SocketEndpoint(String path, HeldKey key, Sockets sockets, Shares.Loan room, Shares.Loan place) {
    this.place = place;
    this.path = path;
    this.key = key;
    this.sockets = sockets;
    this.message = new PartialMessage(room);
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    SocketConnection begun = sockets.opened(path, key, new JettyPeer(opened));
    connection = begun;
    if (!place.tryGrow(1)) {
      begun.close(TRY_AGAIN_LATER, "too many WebSockets of this key are open");
    }
  }

  @Override
  public void onWebSocketPartialText(String piece, boolean last) {
    taken(message.add(piece), last);
  }

  @Override
  public void onWebSocketPartialBinary(ByteBuffer piece, boolean last, Callback callback) {
    taken(message.add(piece), last);
    callback.succeed();
  }

  private void taken(PartialMessage.Taken taken, boolean last) {
    SocketConnection open = connection;
    if (open == null) {
      return;
    }
    switch (taken) {
      case TOO_LARGE -> close(open, TOO_BIG, "a message is too large");
      case NO_ROOM -> close(open, TRY_AGAIN_LATER, "too many messages are unfinished");
      case YES -> {
        if (last) {
          open.whole();
          hand(open);
        } else {
          open.unfinished();
        }
      }
    }
  }

  private void close(SocketConnection open, int code, String reason) {
    message.forget();
    open.close(code, reason);
  }

  /// A fault ends this connection and no other; its client is told nothing of Java.
  private void hand(SocketConnection open) {
    try {
      try {
        carryOut(open);
      } catch (RuntimeException | Error e) {
        LOG.error("a frame could not be carried out; its connection is closed", e);
        open.fail();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (session != null) {
        session.disconnect();
      }
    }
  }

  private void carryOut(SocketConnection open) throws InterruptedException {
    switch (message.take()) {
      case PartialMessage.Whole.Text(String text) -> open.text(text);
      case PartialMessage.Whole.Binary binary -> open.binary(binary.bytes());
    }
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    closed();
    callback.succeed();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    closed();
  }

  private void closed() {
    message.close();
    place.close();
    if (connection != null) {
      sockets.closed(connection);
    }
  }
}
