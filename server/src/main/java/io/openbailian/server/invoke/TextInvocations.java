package io.openbailian.server.invoke;

import io.openbailian.engine.Time;
import io.openbailian.protocol.WireException;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.RunLoop;
import io.openbailian.server.run.answer.TextDelivery;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs invocations whose answers are text, each on its request's own thread: whoever asked, in
/// whichever dialect, and whether the answer comes as a stream or in one piece.
public final class TextInvocations {
  private final AwaitedRuns runs;
  private final AtomicInteger writing = new AtomicInteger();

  public TextInvocations(RunLoop loop, AdmissionControl control, Patience patience, Time time) {
    this.runs = new AwaitedRuns(loop, control, patience, time);
  }

  /// Runs an invocation to its end.
  ///
  /// @throws WireException when no answer came, or half of one, or an engine was busy for too long
  /// @throws CallerGoneException when the caller left
  public void run(Invocation invocation, Caller caller, TextDelivery.Listener listener)
      throws InterruptedException {
    TextDelivery delivery = new TextDelivery(invocation, listener);
    writing.incrementAndGet();
    try {
      runs.run(invocation, caller, delivery);
    } finally {
      writing.decrementAndGet();
    }
    delivery
        .failure()
        .ifPresent(error -> {
          throw new WireException(Patience.direct(error));
        });
  }

  /// How many answers are being written, or wait for an engine.
  public int writing() {
    return writing.get();
  }
}
