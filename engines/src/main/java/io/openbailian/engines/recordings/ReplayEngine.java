package io.openbailian.engines.recordings;

import io.openbailian.catalog.model.Operation;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCondition;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Plays recordings: the same events at the same times, or faster. What was never recorded is
/// refused, with the recording that is nearest to it.
///
/// @param speed how many times faster; 0 = at once
record ReplayEngine(Recordings recordings, double speed, Time time) implements Engine {
  private static final int MOST_MISTAKES = 5;

  @Override
  public EngineTraits traits() {
    return recordings.traits();
  }

  @Override
  public int width() {
    return recordings.width();
  }

  /// Whatever it is asked: it says best itself what it does not know.
  @Override
  public boolean serves(Operation operation, EngineModel model) {
    return true;
  }

  @Override
  public EngineCondition condition() {
    List<String> mistakes = recordings.mistakes();
    String shown = String.join("; ", mistakes.stream().limit(MOST_MISTAKES).toList());
    return new EngineCondition(
        mistakes.isEmpty(),
        "%d recordings".formatted(recordings.count()),
        recordings.models(),
        mistakes.isEmpty() ? "" : "%d are damaged: %s".formatted(mistakes.size(), shown));
  }

  @Override
  public void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    RequestText asked = RequestText.of(call);
    RecordedCall recording = recordings.next(asked).orElseThrow(() -> unknown(asked));
    List<RecordedCall.Moment> moments;
    try {
      moments = recording.moments();
    } catch (IOException e) {
      throw new EngineFailure.Broken("the recording %s is damaged".formatted(recording.name()), e);
    }
    long begun = time.nanos();
    for (RecordedCall.Moment moment : moments) {
      await(moment.at(), begun, call);
      if (moment.event().isPresent()) {
        sink.emit(moment.event().get());
      }
      if (moment.failure().isPresent()) {
        throw moment.failure().get();
      }
    }
  }

  private void await(Duration at, long begun, EngineCall call) throws InterruptedException {
    long due = speed == 0 ? 0 : (long) (at.toNanos() / speed);
    while (time.nanos() - begun < due) {
      Duration left = Duration.ofNanos(due - (time.nanos() - begun));
      if (time.await(call::stopped, left)) {
        throw new InterruptedException("the call was stopped");
      }
    }
    if (call.stopped()) {
      throw new InterruptedException("the call was stopped");
    }
  }

  /// No other engine is asked, and nothing is tried again: it would not be recorded then either.
  private EngineFailure unknown(RequestText asked) {
    WireError unavailable = ErrorCode.MODEL_UNAVAILABLE.with();
    return new EngineFailure.Refused(
        new WireError(
            unavailable.code(),
            unavailable.status(),
            "This request was never recorded; " + recordings.nearest(asked)));
  }

  @Override
  public void close() {}
}
