package io.openbailian.server.invoke;

import io.openbailian.catalog.Model;
import io.openbailian.catalog.Operation;
import io.openbailian.catalog.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.Recording;
import io.openbailian.server.task.StopSignal;
import java.util.List;

/// One call of an engine for one recording.
record TranscriptionCall(
    String id, Invocation invocation, Item item, Recording recording, StopSignal stop)
    implements EngineCall {
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
  public Recording recording(int index) {
    return recording;
  }

  @Override
  public List<Item> items() {
    return List.of(item);
  }

  @Override
  public boolean stopped() {
    return stop.stopped();
  }
}
