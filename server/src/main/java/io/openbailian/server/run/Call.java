package io.openbailian.server.run;

import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.InputPicture;
import io.openbailian.engine.Pcm;
import io.openbailian.engine.Recording;
import io.openbailian.engine.Relay;
import io.openbailian.engine.StopWish;
import java.util.List;
import java.util.Optional;

/// One attempt at some items of an invocation, as its engine sees it.
///
/// @param values what was asked, with the prompt as it is to be used
/// @param handle the engine's own name for the work, when it is taken up again
record Call(
    Owner owner,
    Invocation invocation,
    Values values,
    Inputs inputs,
    List<Item> items,
    Optional<String> handle,
    StopSignal signal)
    implements EngineCall {
  Call {
    items = List.copyOf(items);
  }

  @Override
  public String id() {
    return owner.id();
  }

  @Override
  public String workspace() {
    return owner.workspace();
  }

  @Override
  public Operation operation() {
    return invocation.operation();
  }

  @Override
  public EngineModel model() {
    return EngineModel.of(invocation.model());
  }

  @Override
  public List<InputPicture> images() {
    return inputs.images();
  }

  @Override
  public Optional<InputPicture> mask() {
    return inputs.mask();
  }

  @Override
  public Recording recording(int item) {
    return inputs.recording(item);
  }

  @Override
  public Pcm incoming() {
    return inputs.incoming();
  }

  @Override
  public Relay.Request passed() {
    return inputs.passed();
  }

  @Override
  public boolean streamed() {
    return invocation.mode() == Mode.STREAM;
  }

  @Override
  public StopWish stop() {
    return signal.wish();
  }
}
