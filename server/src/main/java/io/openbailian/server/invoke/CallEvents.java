package io.openbailian.server.invoke;

import io.openbailian.engine.EngineEvent;
import io.openbailian.protocol.WireError;

/// What is made of the events of one call, on the invocation's own thread; what it throws ends the
/// call.
interface CallEvents {
  void happened(EngineEvent event);

  /// Called several times a second while nothing happens.
  void idle();

  /// Whether every item has its end.
  boolean complete();

  /// Whether nothing has gone out that a second try would repeat.
  boolean repeatable();

  /// A stay in the engine is over, well or not; what it left unfinished is gone.
  void left();

  /// The engine has ended; items without an end have this error.
  ///
  /// @param clean whether it returned, rather than threw
  void over(WireError error, boolean clean);
}
