package io.openbailian.server.invoke;

import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.protocol.WireException;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.run.Admission;
import io.openbailian.server.run.Inputs;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.Journal;
import io.openbailian.server.run.Owner;
import io.openbailian.server.run.Run;
import io.openbailian.server.run.RunLoop;
import io.openbailian.server.run.StopSignal;
import io.openbailian.server.run.TextDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs invocations whose answers are text, each on its request's own thread: whoever asked, in
/// whichever dialect, and whether the answer comes as a stream or in one piece.
public final class TextInvocations {
  private final RunLoop loop;
  private final EngineRouter router;
  private final Patience patience;
  private final Time time;
  private final AtomicInteger writing = new AtomicInteger();

  public TextInvocations(RunLoop loop, EngineRouter router, Patience patience, Time time) {
    this.loop = loop;
    this.router = router;
    this.patience = patience;
    this.time = time;
  }

  /// Runs an invocation to its end.
  ///
  /// @throws WireException when no answer came, or half of one, or an engine was busy for too long
  /// @throws CallerGoneException when the caller left
  public void run(Invocation invocation, Caller caller, TextDelivery.Listener listener)
      throws InterruptedException {
    StopSignal stop = new StopSignal();
    try (Caller.Watch _ = caller.presence().watch(() -> stop.stop(StopWish.END))) {
      run(invocation, new Owner(caller.requestId(), caller.keyId()), stop, listener);
    }
  }

  private void run(
      Invocation invocation, Owner owner, StopSignal stop, TextDelivery.Listener listener)
      throws InterruptedException {
    Run run =
        new Run(
            owner,
            invocation,
            router.routeFor(invocation.operation(), invocation.model()),
            Inputs.none(invocation.values()),
            stop,
            patience.deadline(invocation.mode(), time),
            Journal.NONE,
            Admission.ENGINE,
            Run.Waits.DIRECT);
    TextDelivery delivery = new TextDelivery(invocation, listener);
    writing.incrementAndGet();
    try {
      switch (loop.run(run, delivery)) {
        case RunLoop.Ran.Over() -> {}
        case RunLoop.Ran.Stopped _ -> throw new CallerGoneException();
        case RunLoop.Ran.Lost _ -> throw Patience.stopping();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
