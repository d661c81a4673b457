package io.openbailian.server.routing;

import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineModel;

/// One engine with the gate before it, as many calls at once as the engine is wide, for every way
/// of calling alike.
public final class Lane {
  private final String name;
  private final Engine engine;
  private final boolean builtIn;
  private final Gate gate;
  private final Circuits circuits = new Circuits();

  Lane(String name, Engine engine, boolean builtIn) {
    this.name = name;
    this.engine = engine;
    this.builtIn = builtIn;
    this.gate = new Gate(engine.width());
  }

  /// The engine's name in the configuration.
  public String name() {
    return name;
  }

  public Engine engine() {
    return engine;
  }

  /// Whether it comes with the server, and is no model.
  public boolean isBuiltIn() {
    return builtIn;
  }

  public Gate gate() {
    return gate;
  }

  boolean serves(Operation operation, Model model) {
    return engine.serves(operation, EngineModel.of(model));
  }

  /// Notes that the engine failed with the model in a way that says something about the engine.
  ///
  /// @param nanos of the clock
  public void failed(Model model, long nanos) {
    circuits.failed(model.name(), nanos);
  }

  /// Notes that the engine answered.
  public void succeeded(Model model) {
    circuits.succeeded(model.name());
  }

  /// Whether it is better not to ask the engine for the model just now.
  public boolean isFailing(Model model, long nanos) {
    return circuits.isOpen(model.name(), nanos);
  }

  /// For how many models it is better not to ask the engine just now.
  public long failing(long nanos) {
    return circuits.open(nanos);
  }

  /// How full it is: those inside and waiting for each place.
  double load() {
    return (gate.inside() + gate.waiting()) / (double) gate.width();
  }

  @Override
  public String toString() {
    return name;
  }
}
