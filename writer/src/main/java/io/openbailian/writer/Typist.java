package io.openbailian.writer;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Channel;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Time;
import io.openbailian.engine.text.TextRequest;
import io.openbailian.engine.text.Turn;
import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.TokenChance;
import io.openbailian.text.Match;
import io.openbailian.text.Pattern;
import io.openbailian.tokenizer.Tokenizer;
import java.time.Duration;
import java.util.List;

/// Types a draft, no further than the request allows; piece by piece when somebody watches.
final class Typist {
  /// About a token: a word of Latin letters with the space before it, or two Han characters.
  private static final Pattern PIECE =
      Pattern.compile("\\s*(?:\\p{IsHan}{1,2}\\p{P}?|[^\\s\\p{IsHan}]{1,12})|\\s+");

  private final EngineCall call;
  private final TextRequest request;
  private final Time time;
  private final Duration pace;
  private final EventSink sink;

  Typist(EngineCall call, TextRequest request, Time time, Duration pace, EventSink sink) {
    this.call = call;
    this.request = request;
    this.time = time;
    this.pace = pace;
    this.sink = sink;
  }

  /// What is left of a text, and why it ends there.
  private record Cut(String text, FinishReason reason) {}

  void type(int item, Draft.Thought thought) throws InterruptedException {
    for (String piece : pieces(thought.reasoning())) {
      pause();
      sink.emit(new EngineEvent.TextDelta(item, Channel.REASONING, piece));
    }
    switch (thought.answer()) {
      case Draft.Words(String text) -> {
        Cut cut = cut(text);
        for (String piece : pieces(cut.text())) {
          pause();
          sink.emit(new EngineEvent.TextDelta(item, Channel.ANSWER, piece, chances(piece)));
        }
        sink.emit(new EngineEvent.Finished(item, cut.reason()));
      }
      case Draft.Calls(List<Turn.Call> calls) ->
          sink.emit(new EngineEvent.Finished(item, callTools(item, calls)));
    }
  }

  /// The writer writes what it writes: each of its tokens was certain, and there was no other.
  private List<TokenChance> chances(String piece) {
    if (request.output().chances().isEmpty()) {
      return List.of();
    }
    boolean tells = request.output().chances().getAsInt() > 0;
    return PIECE
        .matcher(piece)
        .results()
        .map(Match::group)
        .map(token ->
            new TokenChance(token, 0, tells ? List.of(new TokenChance(token, 0)) : List.of()))
        .toList();
  }

  /// Stop words come first: what they cut off does not count.
  private Cut cut(String text) {
    int end = text.length();
    for (String stop : request.stop()) {
      int at = text.indexOf(stop);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    String stopped = text.substring(0, end);
    int within = Tokenizer.within(stopped, request.maxTokens());
    return within < stopped.length()
        ? new Cut(stopped.substring(0, within), FinishReason.LENGTH)
        : new Cut(stopped, FinishReason.STOP);
  }

  private FinishReason callTools(int item, List<Turn.Call> calls) throws InterruptedException {
    int left = request.maxTokens();
    for (int i = 0; i < calls.size(); i++) {
      Turn.Call one = calls.get(i);
      String arguments = one.arguments();
      int room = left - Tokenizer.count(one.name());
      String within = arguments.substring(0, Tokenizer.within(arguments, Math.max(0, room)));
      sink.emit(new EngineEvent.ToolCallDelta(item, i, one.id(), one.name(), ""));
      for (String piece : pieces(within)) {
        pause();
        sink.emit(new EngineEvent.ToolCallDelta(item, i, "", "", piece));
      }
      if (within.length() < arguments.length()) {
        return FinishReason.LENGTH;
      }
      left = room - Tokenizer.count(arguments);
    }
    return FinishReason.TOOL_CALLS;
  }

  private List<String> pieces(String text) {
    if (!call.streamed()) {
      return text.isEmpty() ? List.of() : List.of(text);
    }
    return PIECE.matcher(text).results().map(Match::group).toList();
  }

  private void pause() throws InterruptedException {
    boolean slow = call.streamed() && pace.isPositive();
    if (slow ? time.await(call::stopped, pace) : call.stopped()) {
      throw new InterruptedException("the call was stopped while it was written");
    }
  }
}
