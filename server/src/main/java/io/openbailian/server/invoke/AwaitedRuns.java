package io.openbailian.server.invoke;

import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.server.admission.KeyRights;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Route;
import io.openbailian.server.run.Admission;
import io.openbailian.server.run.Delivery;
import io.openbailian.server.run.Inputs;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.Journal;
import io.openbailian.server.run.Owner;
import io.openbailian.server.run.Run;
import io.openbailian.server.run.RunLoop;
import io.openbailian.server.run.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Runs invocations that bring no files, for callers who wait for the answer, each on its request's
/// own thread. A caller's leaving ends the run.
record AwaitedRuns(RunLoop loop, EngineRouter router, Patience patience, Time time) {

  /// Runs one to its end; what came of it is the delivery's to say.
  ///
  /// @throws CallerGoneException when the caller left
  void run(Invocation invocation, Caller caller, Delivery delivery) throws InterruptedException {
    Route route = router.routeFor(invocation.operation(), invocation.model());
    KeyRights.check(caller.key(), invocation.model().name(), route.names());
    StopSignal stop = new StopSignal();
    try (Caller.Watch _ = caller.presence().watch(() -> stop.stop(StopWish.END))) {
      Run run =
          new Run(
              new Owner(caller.requestId(), caller.workspace()),
              invocation,
              route,
              Inputs.none(invocation.values()),
              stop,
              patience.deadline(invocation.mode(), time),
              Journal.NONE,
              Admission.ENGINE,
              Run.Waits.DIRECT);
      switch (loop.run(run, delivery)) {
        case RunLoop.Ran.Over() -> {}
        case RunLoop.Ran.Stopped _ -> throw new CallerGoneException();
        case RunLoop.Ran.Lost _ -> throw Patience.stopping();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
