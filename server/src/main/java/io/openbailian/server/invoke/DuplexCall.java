package io.openbailian.server.invoke;

import io.openbailian.catalog.Model;
import io.openbailian.catalog.Operation;
import io.openbailian.catalog.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.Pcm;
import io.openbailian.server.task.StopSignal;
import java.util.List;
import java.util.Optional;

/// One call of an engine for a task of a socket.
record DuplexCall(String id, Invocation invocation, Optional<Pcm> audio, StopSignal stop)
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
  public Pcm incoming() {
    return audio.orElseThrow(() -> new IllegalStateException("nothing comes in during this call"));
  }

  @Override
  public List<Item> items() {
    return List.of(new Item(0, Seeds.ofItem(values(), 0)));
  }

  @Override
  public boolean stopped() {
    return stop.stopped();
  }
}
