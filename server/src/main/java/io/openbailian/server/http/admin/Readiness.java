package io.openbailian.server.http.admin;

/// Says whether the server can take work.
@FunctionalInterface
public interface Readiness {

  /// How it is now.
  State state() throws InterruptedException;

  /// What `/health/ready` tells.
  sealed interface State {}

  /// It can.
  record Ready() implements State {}

  /// It is about to: what comes in is accepted and waits.
  ///
  /// @param what it waits for, a sentence
  record Loading(String what) implements State {}

  /// It cannot, or not all of it.
  ///
  /// @param why a sentence
  record NotReady(String why) implements State {}
}
