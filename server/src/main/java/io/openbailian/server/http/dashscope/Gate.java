package io.openbailian.server.http.dashscope;

/// Something that opens once, and that work waits for.
@FunctionalInterface
public interface Gate {

  /// Returns when it is open.
  void await() throws InterruptedException;
}
