package io.openbailian.server.socket;

import java.io.IOException;

/// The other end of a WebSocket. Frames go out one after the other: a send returns once the frame
/// has been handed to the network, so a slow reader slows its writer and fills no memory.
interface Peer {
  void send(String text) throws IOException, InterruptedException;

  void send(byte[] binary) throws IOException, InterruptedException;

  /// Closes the connection; may be called at any time by any thread, and waits for nothing.
  void close(int code, String reason);
}
