package io.openbailian.server.routing;

import io.openbailian.engine.Engine;
import java.util.concurrent.Semaphore;

/// One engine with the gate before it: as many calls at once as the engine is wide, first come,
/// first served, for synchronous and asynchronous calls alike.
public final class Lane {
  private final String name;
  private final Engine engine;
  private final Semaphore gate;

  Lane(String name, Engine engine) {
    this.name = name;
    this.engine = engine;
    this.gate = new Semaphore(engine.width(), true);
  }

  /// The engine's name in the configuration.
  public String name() {
    return name;
  }

  public Engine engine() {
    return engine;
  }

  public Semaphore gate() {
    return gate;
  }
}
