package io.openbailian.server.invoke;

import io.openbailian.engine.Recording;
import io.openbailian.server.task.StopSignal;
import java.util.List;

/// One call of an engine for one recording.
record TranscriptionCall(
    String id, Invocation invocation, Item item, Recording recording, StopSignal stop)
    implements InvocationCall {
  @Override
  public Recording recording(int index) {
    return recording;
  }

  @Override
  public List<Item> items() {
    return List.of(item);
  }
}
