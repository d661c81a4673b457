package io.openbailian.server.invoke;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.protocol.WireError;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Hands on what is written in one call as it comes.
final class TextEvents implements CallEvents {
  private final EngineCall call;
  private final TextInvocations.Listener listener;
  private final Set<Integer> finished = new HashSet<>();
  private final Set<Integer> failed = new HashSet<>();
  private boolean begun;
  private @Nullable WireError failure;

  TextEvents(EngineCall call, TextInvocations.Listener listener) {
    this.call = call;
    this.listener = listener;
  }

  @Override
  public void happened(EngineEvent event) {
    switch (event) {
      case EngineEvent.Writing writing -> wrote(writing);
      case EngineEvent.Progress _ -> listener.idle();
      case EngineEvent.ItemFailed(int item, WireError error) -> {
        failed.add(item);
        failure = failure == null ? error : failure;
      }
      case EngineEvent.MediaReady _,
          EngineEvent.Frame _,
          EngineEvent.Rewritten _,
          EngineEvent.AudioChunk _,
          EngineEvent.Said _,
          EngineEvent.Transcribed _ ->
          throw new IllegalStateException("an engine of text emitted " + event);
    }
  }

  private void wrote(EngineEvent.Writing writing) {
    begun = true;
    if (writing instanceof EngineEvent.Finished(int item, _)) {
      finished.add(item);
    }
    listener.wrote(writing);
  }

  @Override
  public void idle() {
    listener.idle();
  }

  @Override
  public boolean complete() {
    return finished.size() + failed.size() >= call.items().size();
  }

  @Override
  public boolean repeatable() {
    return !begun;
  }

  @Override
  public void left() {}

  /// Half an answer is none.
  @Override
  public void over(WireError error, boolean clean) {
    if (!complete()) {
      finished.clear();
      failure = error;
    }
  }

  /// Why there is no answer, if there is none.
  Optional<WireError> failure() {
    return finished.isEmpty() ? Optional.ofNullable(failure) : Optional.empty();
  }
}
