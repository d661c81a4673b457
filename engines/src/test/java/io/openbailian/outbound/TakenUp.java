package io.openbailian.outbound;

import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.test.TestCall;
import java.util.List;
import java.util.Optional;

/// A call whose work was handed on before.
public record TakenUp(TestCall call, String name) implements EngineCall {

  @Override
  public String id() {
    return call.id();
  }

  @Override
  public Operation operation() {
    return call.operation();
  }

  @Override
  public EngineModel model() {
    return call.model();
  }

  @Override
  public Values values() {
    return call.values();
  }

  @Override
  public List<Item> items() {
    return call.items();
  }

  @Override
  public Optional<String> handle() {
    return Optional.of(name);
  }

  @Override
  public StopWish stop() {
    return call.stop();
  }
}
