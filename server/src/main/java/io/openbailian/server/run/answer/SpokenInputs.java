package io.openbailian.server.run.answer;

import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.Pcm;
import io.openbailian.protocol.WireError;
import io.openbailian.server.run.Inputs;
import java.util.List;
import java.util.Map;

/// What is being said while the invocation runs.
///
/// @param incoming always the same one
public record SpokenInputs(Values values, Pcm incoming) implements Inputs {
  @Override
  public Map<Integer, WireError> prepare(List<Item> items) {
    return Map.of();
  }
}
