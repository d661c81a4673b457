package io.openbailian.engines.scripted;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Channel;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engines.scripted.Reply.Step;
import io.openbailian.protocol.FinishReason;
import java.time.Duration;
import java.util.List;

/// Says one reply as one answer of text, word for word.
final class Recital {
  private final Pause pause;
  private final EventSink sink;
  private final int item;
  private int calls;
  private FinishReason reason = FinishReason.STOP;

  /// How a script waits.
  @FunctionalInterface
  interface Pause {
    void of(Duration duration) throws InterruptedException;
  }

  Recital(Pause pause, EventSink sink, int item) {
    this.pause = pause;
    this.sink = sink;
    this.item = item;
  }

  /// What is said to a call that no rule, or no reply, is for: nobody takes it for an answer.
  static Reply card(EngineCall.Item item) {
    return Reply.of("TEST CARD " + item.seed());
  }

  void say(Reply reply) throws EngineFailure, InterruptedException {
    for (Step step : reply.steps()) {
      play(step);
    }
    sink.emit(new EngineEvent.Finished(item, reason));
  }

  private void play(Step step) throws EngineFailure, InterruptedException {
    switch (step) {
      case Step.Say(String text) ->
          sink.emit(new EngineEvent.TextDelta(item, Channel.ANSWER, text));
      case Step.Think(String text) ->
          sink.emit(new EngineEvent.TextDelta(item, Channel.REASONING, text));
      case Step.Call(String id, String name, List<String> arguments) -> call(id, name, arguments);
      case Step.Wait(Duration duration) -> pause.of(duration);
      case Step.Break(var error) -> throw new EngineFailure.Refused(error);
      case Step.End(FinishReason end) -> reason = end;
      case Step.Count(int input, int output) -> sink.emit(new EngineEvent.Usage(input, output));
    }
  }

  private void call(String id, String name, List<String> arguments) throws InterruptedException {
    int index = calls++;
    String first = id.isEmpty() ? "call_" + calls : id;
    sink.emit(new EngineEvent.ToolCallDelta(item, index, first, name, arguments.getFirst()));
    for (String piece : arguments.subList(1, arguments.size())) {
      sink.emit(new EngineEvent.ToolCallDelta(item, index, "", "", piece));
    }
    reason = FinishReason.TOOL_CALLS;
  }
}
