package io.openbailian.server.invoke;

import io.openbailian.catalog.Mode;
import io.openbailian.catalog.Values;
import io.openbailian.server.task.StopSignal;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// One call of an engine for an invocation.
record Call(String id, Invocation invocation, Inputs inputs, List<Item> items, StopSignal stop)
    implements InvocationCall {
  Call {
    items = List.copyOf(items);
  }

  @Override
  public Values values() {
    return inputs.values();
  }

  @Override
  public List<BufferedImage> images() {
    return inputs.images();
  }

  @Override
  public Optional<BufferedImage> mask() {
    return inputs.mask();
  }

  @Override
  public boolean streamed() {
    return invocation.mode() == Mode.STREAM;
  }
}
