package io.openbailian.server.inspection;

import io.openbailian.engine.EngineEvent;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.TextDelivery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands on what is written once it is known that no phrase of the list has begun in it: by the
/// longest phrase later than it came. Used by one thread.
public final class InspectedText implements TextDelivery.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(InspectedText.class);

  private final TextDelivery.Listener listener;
  private final BlockedWords list;
  private final String who;
  private final Map<String, TextScan> scans = new HashMap<>();
  private final Map<Integer, Held> held = new HashMap<>();
  private boolean blocked;

  InspectedText(TextDelivery.Listener listener, BlockedWords list, String who) {
    this.listener = listener;
    this.list = list;
    this.who = who;
  }

  /// What was written of one answer and has not been handed on.
  private static final class Held {
    final Deque<EngineEvent.TextEvent> pieces = new ArrayDeque<>();
    int characters;
  }

  /// Whether something was found: then nobody pays for the answer.
  public boolean blocked() {
    return blocked;
  }

  /// Hands on what is held; after an answer that broke off.
  public void flush() {
    held.values().forEach(one -> release(one, 0));
  }

  @Override
  public void begun(Lane lane) {
    listener.begun(lane);
  }

  /// @throws WireException `DataInspectionFailed`
  @Override
  public void wrote(EngineEvent.TextEvent piece) {
    switch (piece) {
      case EngineEvent.TextDelta(int item, var channel, String text, _) ->
          hold(item, item + " " + channel, text, piece);
      case EngineEvent.ToolCallDelta(int item, int call, _, _, String arguments) ->
          hold(item, item + " call " + call, arguments, piece);
      case EngineEvent.Finished(int item, _) -> {
        for (Map.Entry<String, TextScan> scan : scans.entrySet()) {
          if (scan.getKey().startsWith(item + " ")) {
            refuse(scan.getValue().end());
          }
        }
        Held one = held.remove(item);
        if (one != null) {
          release(one, 0);
        }
        listener.wrote(piece);
      }
    }
  }

  private void hold(int item, String stream, String text, EngineEvent.TextEvent piece) {
    refuse(scans.computeIfAbsent(stream, _ -> new TextScan(list)).next(text));
    Held one = held.computeIfAbsent(item, _ -> new Held());
    one.pieces.add(piece);
    one.characters += text.length();
    release(one, list.longest());
  }

  private void refuse(int line) {
    if (line != PhraseAutomaton.NOTHING) {
      blocked = true;
      held.clear();
      LOG.warn("{}: an answer has the phrase of line {} of the inspection's list", who, line);
      throw new WireException(ErrorCode.DATA_INSPECTION_OUTPUT.with());
    }
  }

  /// @param rest how many characters stay held
  private void release(Held one, int rest) {
    while (!one.pieces.isEmpty() && one.characters - length(one.pieces.getFirst()) >= rest) {
      EngineEvent.TextEvent piece = one.pieces.removeFirst();
      one.characters -= length(piece);
      listener.wrote(piece);
    }
  }

  private static int length(EngineEvent.TextEvent piece) {
    return switch (piece) {
      case EngineEvent.TextDelta(_, _, String text, _) -> text.length();
      case EngineEvent.ToolCallDelta(_, _, _, _, String arguments) -> arguments.length();
      case EngineEvent.Finished _ -> 0;
    };
  }

  @Override
  public void counted(EngineEvent.Usage tokens) {
    listener.counted(tokens);
  }

  @Override
  public void noted(String text) {
    listener.noted(text);
  }

  @Override
  public void caughtUp() {
    listener.caughtUp();
  }

  @Override
  public void idle() {
    listener.idle();
  }
}
