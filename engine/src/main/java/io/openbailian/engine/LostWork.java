package io.openbailian.engine;

/// What an engine knows of work whose handle was lost with the process that handed it on.
public sealed interface LostWork {

  /// There is exactly one that it can be.
  record Found(String handle) implements LostWork {}

  /// It never reached the engine: it may be begun.
  record NeverBegun() implements LostWork {}

  /// Nobody can tell: it may have been carried out.
  record Unknown() implements LostWork {}
}
