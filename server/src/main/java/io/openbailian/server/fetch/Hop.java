package io.openbailian.server.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.client.Destination;

/// What one request may do: connect to addresses that were judged, and bring a file and not much
/// around it.
///
/// It is the tag of its request, and equal to no other. Jetty keeps connections apart by tag, so no
/// request ever goes over a connection that was judged for another.
final class Hop {
  /// What a server may send beside the file: its certificates, heads, provisional answers and the
  /// framing of chunks, of which an endless one would otherwise only end with the time.
  private static final long MOST_BESIDE = 256 << 10;

  private final FetchGuard.Target target;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();

  Hop(FetchGuard.Target target) {
    this.target = target;
  }

  /// The hop that a connection is made for.
  static Hop of(Map<String, Object> context) {
    if (context.get(Destination.CONTEXT_KEY) instanceof Destination destination
        && destination.getOrigin().getTag() instanceof Hop hop) {
      return hop;
    }
    throw new IllegalStateException("a connection was asked for that no fetch needs");
  }

  FetchGuard.Target target() {
    return target;
  }

  /// Where to connect to. The host stays with each address: TLS asks for it and checks it.
  List<InetSocketAddress> addresses() {
    return target.addresses().stream().map(this::named).toList();
  }

  private InetSocketAddress named(InetAddress address) {
    try {
      InetAddress named = InetAddress.getByAddress(target.host(), address.getAddress());
      return new InetSocketAddress(named, target.port());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("the bytes of an address are an address", e);
    }
  }

  /// Bytes of the file have arrived where they belong.
  void took(int bytes) {
    taken.addAndGet(bytes);
  }

  /// Bytes of whatever kind have come from the server.
  ///
  /// @return whether it may have sent that many by now. Those of the file count twice, because
  ///   small pieces have a frame each
  boolean received(int bytes) {
    return received.addAndGet(bytes) <= MOST_BESIDE + 2 * taken.get();
  }

  /// Bytes of whatever kind that have come from the server.
  long received() {
    return received.get();
  }
}
