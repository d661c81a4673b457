package io.openbailian.server.invoke;

import io.openbailian.engine.Pcm;
import io.openbailian.engine.Time;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.KeyRights;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Route;
import io.openbailian.server.run.Admission;
import io.openbailian.server.run.Deadline;
import io.openbailian.server.run.Inputs;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.Journal;
import io.openbailian.server.run.Owner;
import io.openbailian.server.run.Run;
import io.openbailian.server.run.RunLoop;
import io.openbailian.server.run.SpeechDelivery;
import io.openbailian.server.run.SpokenInputs;
import io.openbailian.server.run.StopSignal;
import io.openbailian.server.task.IdSource;
import java.io.IOException;
import java.util.Optional;

/// The duplex sink: an invocation that runs while its client speaks or listens.
public final class DuplexInvocations {
  private final RunLoop loop;
  private final EngineRouter router;
  private final IdSource ids;
  private final Time time;

  /// @param ids of calls; those of tasks are their clients' own
  public DuplexInvocations(RunLoop loop, EngineRouter router, IdSource ids, Time time) {
    this.loop = loop;
    this.router = router;
    this.ids = ids;
    this.time = time;
  }

  /// Refuses an invocation that no engine of this server can carry out, or that the key may not ask
  /// for.
  ///
  /// @throws WireException `ModelUnavailable`, `Model.AccessDenied`
  public void check(Invocation invocation, ApiKey key) {
    Route route = router.routeFor(invocation.operation(), invocation.model());
    KeyRights.check(key, invocation.model().name(), route.names());
  }

  /// Runs an invocation to its end; its client ends it by leaving.
  ///
  /// @param audio what comes in, where anything does
  /// @param workspace whose turn it is at an engine
  /// @return why it failed, if it did
  /// @throws IOException of the listener; the engine has been stopped
  public Optional<WireError> run(
      Invocation invocation,
      String workspace,
      Optional<Pcm> audio,
      StopSignal stop,
      SpeechDelivery.Listener listener)
      throws IOException, InterruptedException {
    Inputs inputs =
        audio
            .<Inputs>map(pcm -> new SpokenInputs(invocation.values(), pcm))
            .orElseGet(() -> Inputs.none(invocation.values()));
    SpeechDelivery delivery = new SpeechDelivery(invocation, listener);
    RunLoop.Ran _ =
        loop.run(
            new Run(
                new Owner(ids.next(), workspace),
                invocation,
                router.routeFor(invocation.operation(), invocation.model()),
                inputs,
                stop,
                Deadline.never(time),
                Journal.NONE,
                Admission.ENGINE,
                Run.Waits.DIRECT),
            delivery);
    return stop.stopped() ? Optional.empty() : delivery.failure().map(Patience::direct);
  }
}
