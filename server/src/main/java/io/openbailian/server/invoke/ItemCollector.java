package io.openbailian.server.invoke;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Media;
import io.openbailian.protocol.WireError;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects what an engine reports, item by item; does nothing that could block inside the engine.
final class ItemCollector implements EventSink {
  private final int expected;
  private final Map<Integer, Outcome> outcomes = new HashMap<>();
  private final Map<Integer, String> rewritten = new HashMap<>();

  ItemCollector(int expected) {
    this.expected = expected;
  }

  /// What became of one item inside the engine.
  sealed interface Outcome {
    record Made(Media media) implements Outcome {}

    record Failed(WireError error) implements Outcome {}
  }

  @Override
  public synchronized void emit(EngineEvent event) {
    switch (event) {
      case EngineEvent.Progress _, EngineEvent.TextDelta _ -> {}
      case EngineEvent.Rewritten(int item, String prompt) -> rewritten.put(item, prompt);
      case EngineEvent.MediaReady(int item, Media media) ->
          outcomes.putIfAbsent(item, new Outcome.Made(media));
      case EngineEvent.ItemFailed(int item, WireError error) ->
          outcomes.putIfAbsent(item, new Outcome.Failed(error));
    }
  }

  synchronized boolean complete() {
    return outcomes.size() >= expected;
  }

  synchronized boolean reported(int item) {
    return outcomes.containsKey(item);
  }

  /// The item's outcome; the error when the engine never reported it.
  synchronized Outcome outcome(int item, WireError unreported) {
    return outcomes.getOrDefault(item, new Outcome.Failed(unreported));
  }

  /// The prompt as the engine used it, if it said so.
  synchronized @Nullable String rewritten(int item) {
    return rewritten.get(item);
  }
}
