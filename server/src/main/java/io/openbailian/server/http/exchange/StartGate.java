package io.openbailian.server.http.exchange;

/// Something that opens once, and that work waits for.
@FunctionalInterface
public interface StartGate {

  /// Returns when it is open.
  void await() throws InterruptedException;
}
