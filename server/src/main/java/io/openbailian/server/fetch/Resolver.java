package io.openbailian.server.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/// Asks for the addresses of a name.
@FunctionalInterface
public interface Resolver {

  /// The addresses, never none.
  ///
  /// @throws UnknownHostException when there is no such name, or nobody knows it in time
  List<InetAddress> resolve(String host, Duration atMost)
      throws UnknownHostException, InterruptedException;
}
