package io.openbailian.server.invoke;

import io.openbailian.catalog.Model;
import io.openbailian.catalog.Operation;
import io.openbailian.catalog.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.server.task.StopSignal;

/// A call of an engine for an invocation.
interface InvocationCall extends EngineCall {
  Invocation invocation();

  StopSignal stop();

  @Override
  default Operation operation() {
    return invocation().operation();
  }

  @Override
  default Model model() {
    return invocation().model();
  }

  @Override
  default Values values() {
    return invocation().values();
  }

  @Override
  default boolean stopped() {
    return stop().stopped();
  }
}
