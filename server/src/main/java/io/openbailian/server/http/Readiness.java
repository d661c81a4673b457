package io.openbailian.server.http;

/// Says whether the server can take work.
@FunctionalInterface
public interface Readiness {

  /// Empty when it can, else a sentence that says why not.
  String fault() throws InterruptedException;
}
