package io.openbailian.server.invoke;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.Time;
import io.openbailian.protocol.WireException;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.StopSignal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs invocations whose answers are text, each on its request's own thread: whoever asked, in
/// whichever dialect, and whether the answer comes as a stream or in one piece.
public final class TextInvocations {
  private final EngineRouter router;
  private final Time time;
  private final Duration timeout;
  private final AtomicInteger writing = new AtomicInteger();

  /// @param timeout how long an invocation may run in all
  public TextInvocations(EngineRouter router, Time time, Duration timeout) {
    this.router = router;
    this.time = time;
    this.timeout = timeout;
  }

  /// Learns of an answer while it is written; while it looks at one piece the engine is at most a
  /// few ahead. What it throws stops the engine.
  public interface Listener {
    void wrote(EngineEvent.Writing writing);

    /// Called several times a second while nothing is written.
    void idle();
  }

  /// Runs an invocation to its end.
  ///
  /// @throws WireException when no answer came, or half of one, or an engine was busy for too long
  public void run(Invocation invocation, String requestId, Listener listener)
      throws InterruptedException {
    Lane lane = router.laneFor(invocation.operation(), invocation.model());
    Waiting.pass(lane, time, listener::idle);
    writing.incrementAndGet();
    try {
      inside(lane, invocation, requestId, listener);
    } finally {
      writing.decrementAndGet();
      lane.gate().release();
    }
  }

  /// How many answers are being written.
  public int writing() {
    return writing.get();
  }

  private void inside(Lane lane, Invocation invocation, String requestId, Listener listener)
      throws InterruptedException {
    long deadline = time.nanos() + timeout.toNanos();
    StopSignal stop = new StopSignal();
    Inputs none = Inputs.none(invocation.values());
    for (EngineCall call : InvocationRunner.calls(requestId, invocation, none, lane, stop)) {
      TextEvents events = new TextEvents(call, listener);
      if (!new CallRun(call, lane, stop, events, time, deadline).execute()) {
        throw Waiting.stopping();
      }
      events
          .failure()
          .ifPresent(error -> {
            throw new WireException(Waiting.direct(error));
          });
    }
  }
}
