package io.openbailian.server.invoke;

import io.openbailian.engine.Pcm;
import io.openbailian.server.task.StopSignal;
import java.util.List;
import java.util.Optional;

/// One call of an engine for a task of a socket.
record DuplexCall(String id, Invocation invocation, Optional<Pcm> audio, StopSignal stop)
    implements InvocationCall {
  @Override
  public Pcm incoming() {
    return audio.orElseThrow(() -> new IllegalStateException("nothing comes in during this call"));
  }

  @Override
  public List<Item> items() {
    return List.of(new Item(0, Seeds.ofItem(values(), 0)));
  }
}
