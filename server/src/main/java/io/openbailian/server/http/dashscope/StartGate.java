package io.openbailian.server.http.dashscope;

/// Something that opens once, and that work waits for.
@FunctionalInterface
public interface StartGate {

  /// Returns when it is open.
  void await() throws InterruptedException;
}
