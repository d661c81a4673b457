package io.openbailian.server.invoke;

import io.openbailian.engine.Pcm;
import io.openbailian.engine.Time;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.routing.Route;
import io.openbailian.server.run.Admission;
import io.openbailian.server.run.Deadline;
import io.openbailian.server.run.Inputs;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.Journal;
import io.openbailian.server.run.Owner;
import io.openbailian.server.run.Run;
import io.openbailian.server.run.RunLoop;
import io.openbailian.server.run.StopSignal;
import io.openbailian.server.run.answer.SpeechDelivery;
import io.openbailian.server.run.answer.SpokenInputs;
import io.openbailian.server.task.IdSource;
import java.io.IOException;
import java.util.Optional;

/// The duplex sink: an invocation that runs while its client speaks or listens.
public final class DuplexInvocations {
  private final RunLoop loop;
  private final AdmissionControl control;
  private final IdSource ids;
  private final Time time;

  /// @param ids of calls; those of tasks are their clients' own
  public DuplexInvocations(RunLoop loop, AdmissionControl control, IdSource ids, Time time) {
    this.loop = loop;
    this.control = control;
    this.ids = ids;
    this.time = time;
  }

  /// Refuses an invocation that no engine of this server can carry out, that the key may not ask
  /// for, or that nobody would pay for.
  ///
  /// @throws WireException `ModelUnavailable`, `Model.AccessDenied`, `Arrearage`
  public void check(Invocation invocation, ApiKey key) throws InterruptedException {
    Route _ = control.admit(invocation, key);
    control.payable(invocation, key, ids.next());
  }

  /// Runs an invocation to its end; its client ends it by leaving.
  ///
  /// @param audio what comes in, where anything does
  /// @param key whose turn it is at an engine
  /// @return why it failed, if it did
  /// @throws IOException of the listener; the engine has been stopped
  /// @throws WireException when nobody pays for it, or not for all of it
  public Optional<WireError> run(
      Invocation invocation,
      ApiKey key,
      Optional<Pcm> audio,
      StopSignal stop,
      SpeechDelivery.Listener listener)
      throws IOException, InterruptedException {
    String id = ids.next();
    try (SpokenUse use = new SpokenUse(invocation, listener, control.speech(invocation, key, id))) {
      Inputs inputs =
          audio
              .<Inputs>map(pcm -> new SpokenInputs(invocation.values(), use.counted(pcm)))
              .orElseGet(() -> Inputs.none(invocation.values()));
      SpeechDelivery delivery = new SpeechDelivery(invocation, use);
      RunLoop.Ran _ = loop.run(run(id, invocation, key, inputs, stop), delivery);
      if (stop.stopped()) {
        return Optional.empty();
      }
      if (delivery.failure().isEmpty()) {
        use.finished();
      }
      return delivery.failure().map(Patience::direct);
    }
  }

  private Run run(String id, Invocation invocation, ApiKey key, Inputs inputs, StopSignal stop) {
    return new Run(
        new Owner(id, key.workspace()),
        invocation,
        control.route(invocation, key),
        inputs,
        stop,
        Deadline.never(time),
        Journal.NONE,
        Admission.ENGINE,
        Run.Waits.DIRECT);
  }
}
