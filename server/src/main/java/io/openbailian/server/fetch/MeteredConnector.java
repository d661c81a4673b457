package io.openbailian.server.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Map;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/// Makes connections that end when their server sends much beside the file that was asked for.
///
/// Jetty bounds the head of an answer, but neither the number of provisional answers nor the
/// extensions of chunks: a server that sends these for ever would keep one of the few threads busy.
final class MeteredConnector extends ClientConnector {

  @Override
  @SuppressWarnings("unchecked") // Jetty attaches the context of the connection to its key
  protected EndPoint newEndPoint(
      SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
    Hop hop = Hop.of((Map<String, Object>) key.attachment());
    return new Metered((SocketChannel) channel, selector, key, getScheduler(), hop);
  }

  private static final class Metered extends SocketChannelEndPoint {
    private final Hop hop;

    Metered(
        SocketChannel channel,
        ManagedSelector selector,
        SelectionKey key,
        Scheduler scheduler,
        Hop hop) {
      super(channel, selector, key, scheduler);
      this.hop = hop;
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
      int filled = super.fill(buffer);
      if (!hop.received(Math.max(0, filled))) {
        throw new TooMuchBesideException();
      }
      return filled;
    }
  }

  /// Says that a server sends more around the file than belongs there.
  static final class TooMuchBesideException extends IOException {
    TooMuchBesideException() {
      super("the answer is endless beside the file");
    }
  }
}
