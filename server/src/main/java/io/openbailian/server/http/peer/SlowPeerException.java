package io.openbailian.server.http.peer;

import java.io.IOException;

/// The other end of a connection was too slow, and the connection was closed.
final class SlowPeerException extends IOException {
  SlowPeerException(String why) {
    super("the client " + why);
  }
}
