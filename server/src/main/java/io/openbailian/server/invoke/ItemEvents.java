package io.openbailian.server.invoke;

import io.openbailian.catalog.Meaning;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.Media;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finishes and stores each item of a call as it comes: a picture, a film, what a recording says.
final class ItemEvents implements CallEvents {
  private final EngineCall call;
  private final ItemFinisher finisher;
  private final Takes takes;
  private final Done.Listener listener;
  private final Set<Integer> reported = new HashSet<>();
  private final Map<Integer, String> rewritten = new HashMap<>();

  /// What was noted since the last item.
  private String note = "";

  ItemEvents(EngineCall call, Lane lane, ItemFinisher finisher, Done.Listener listener) {
    this.call = call;
    this.finisher = finisher;
    this.takes = new Takes(finisher, call, lane);
    this.listener = listener;
  }

  @Override
  public void happened(EngineEvent event) {
    switch (event) {
      case EngineEvent.Progress _ -> listener.idle();
      case EngineEvent.TextDelta(_, _, String text) -> listener.done(new Done.Text(text));
      case EngineEvent.Note(String text) -> {
        note = text;
        listener.done(new Done.Note(text));
      }
      case EngineEvent.Frame frame -> takes.add(frame);
      case EngineEvent.Rewritten(int item, String prompt) -> rewritten.put(item, prompt);
      case EngineEvent.MediaReady(int item, Media media) -> {
        if (reported.add(item)) {
          done(item, takes.store(item, media, note));
        }
        note = "";
      }
      case EngineEvent.ItemFailed(int item, WireError error) -> {
        if (reported.add(item)) {
          done(item, new ItemFinisher.Stored.Failed(error));
        }
      }
      case EngineEvent.AudioChunk _, EngineEvent.Said _ -> listener.idle();
      case EngineEvent.Transcribed transcribed -> {
        if (reported.add(transcribed.item())) {
          done(transcribed.item(), finisher.store(call, transcribed));
        }
      }
      case EngineEvent.ToolCallDelta _, EngineEvent.Counted _, EngineEvent.Finished _ ->
          throw new IllegalStateException("an engine of pictures emitted " + event);
    }
  }

  private void done(int index, ItemFinisher.Stored stored) {
    listener.done(new Done.Item(index, stored, actualPrompt(index)));
  }

  /// An engine that does not rewrite leaves the prompt as it is; the wire has an actual_prompt all
  /// the same.
  private @Nullable String actualPrompt(int index) {
    if (!call.values().flag(Meaning.PROMPT_EXTEND)) {
      return null;
    }
    return rewritten.getOrDefault(index, call.values().textOrEmpty(Meaning.PROMPT));
  }

  @Override
  public void idle() {
    listener.idle();
  }

  @Override
  public boolean complete() {
    return reported.size() >= call.items().size();
  }

  /// Pictures that are done stay so.
  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public void left() {
    takes.close();
  }

  /// A story ends where the engine ends it; otherwise every picture that was asked for has a fate.
  @Override
  public void over(WireError error, boolean clean) {
    boolean open = call.values().flag(Meaning.ENABLE_INTERLEAVE);
    if (open && clean && !reported.isEmpty()) {
      return;
    }
    call.items().stream()
        .map(EngineCall.Item::index)
        .filter(reported::add)
        .limit(open ? 1 : Integer.MAX_VALUE)
        .forEach(index -> done(index, new ItemFinisher.Stored.Failed(error)));
  }
}
