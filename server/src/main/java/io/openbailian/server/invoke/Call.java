package io.openbailian.server.invoke;

import io.openbailian.catalog.Model;
import io.openbailian.catalog.Operation;
import io.openbailian.catalog.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.server.task.StopSignal;
import java.util.List;

/// One call of an engine for an invocation.
record Call(String id, Invocation invocation, List<Item> items, StopSignal stop)
    implements EngineCall {
  Call {
    items = List.copyOf(items);
  }

  @Override
  public Operation operation() {
    return invocation.operation();
  }

  @Override
  public Model model() {
    return invocation.model();
  }

  @Override
  public Values values() {
    return invocation.values();
  }

  @Override
  public boolean stopped() {
    return stop.stopped();
  }
}
