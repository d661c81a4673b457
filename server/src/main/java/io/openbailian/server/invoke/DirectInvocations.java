package io.openbailian.server.invoke;

import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.ledger.Delivered;
import io.openbailian.server.ledger.sql.CallCharges;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.routing.Route;
import io.openbailian.server.run.Admission;
import io.openbailian.server.run.Gathered;
import io.openbailian.server.run.Inputs;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.ItemDelivery;
import io.openbailian.server.run.Journal;
import io.openbailian.server.run.Marking;
import io.openbailian.server.run.Owner;
import io.openbailian.server.run.Preparing;
import io.openbailian.server.run.Run;
import io.openbailian.server.run.RunLoop;
import io.openbailian.server.run.StopSignal;
import io.openbailian.server.run.finish.ItemFinisher;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/// The synchronous and the streamed sink: an invocation that runs on its request's own thread.
public final class DirectInvocations {
  private final RunLoop loop;
  private final Preparing preparing;
  private final ItemFinisher finisher;
  private final AdmissionControl control;
  private final ArtifactIndex index;
  private final Patience patience;
  private final Time time;
  private final ServerMetrics metrics;

  public DirectInvocations(
      RunLoop loop,
      Preparing preparing,
      ItemFinisher finisher,
      AdmissionControl control,
      ArtifactIndex index,
      Patience patience,
      Time time,
      ServerMetrics metrics) {
    this.metrics = metrics;
    this.loop = loop;
    this.preparing = preparing;
    this.finisher = finisher;
    this.control = control;
    this.index = index;
    this.patience = patience;
    this.time = time;
  }

  /// Learns of an answer while it grows; what it throws ends the invocation.
  public interface Listener {

    /// An engine begins to work.
    default void begun(Lane lane) {}

    /// A part that is done; a picture's file may be downloaded from now on.
    ///
    /// @param expires until when
    default void done(ItemResult part, Instant expires) {}

    /// Called several times a second while nothing is done.
    default void idle() {}
  }

  /// A whole answer.
  ///
  /// @param expires until when its files are kept
  public record Answer(List<ItemResult> items, Instant expires) {
    public Answer {
      items = List.copyOf(items);
    }
  }

  /// Runs an invocation to its end and tells the listener of each part as it is done.
  ///
  /// @throws WireException when no picture came, or an engine was busy for too long
  /// @throws CallerGoneException when the caller left
  public Answer run(Invocation invocation, Caller caller, Listener listener)
      throws InterruptedException {
    Owner owner = new Owner(caller.requestId(), caller.workspace());
    Route route = control.admit(invocation, caller.key());
    StopSignal stop = new StopSignal();
    try (Caller.Watch _ = caller.presence().watch(() -> stop.stop(StopWish.END));
        CallCharges.Open charge = control.files(invocation, caller);
        Inputs inputs = preparing.inputs(owner, invocation, route, stop, Marking.NONE)) {
      Run run =
          new Run(
              owner,
              invocation,
              route,
              inputs,
              stop,
              patience.deadline(invocation.mode(), time),
              Journal.NONE,
              Admission.ENGINE,
              Run.Waits.DIRECT);
      return run(run, listener, charge);
    }
  }

  private Answer run(Run run, Listener listener, CallCharges.Open charge)
      throws InterruptedException {
    Gathered gathered = new Gathered(run.owner());
    Instant expires = time.now().plus(Task.LIFETIME);
    ItemDelivery delivery =
        new ItemDelivery(
            run, finisher, new Keeping(gathered, index, expires, listener, charge), time);
    try {
      RunLoop.Ran ran = loop.run(run, delivery);
      charge.delivered(Delivered.of(gathered.items())); // stored, whether it can be sent or not
      gathered
          .files(expires)
          .forEach(file -> metrics.made(run.invocation().model().name(), file.mediaType()));
      switch (ran) {
        case RunLoop.Ran.Over() -> {}
        case RunLoop.Ran.Stopped _ -> throw new CallerGoneException();
        case RunLoop.Ran.Lost _ -> throw Patience.stopping();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    gathered
        .failure()
        .ifPresent(error -> {
          throw new WireException(Patience.direct(error));
        });
    return new Answer(gathered.items(), expires);
  }

  /// Keeps each part and tells of it.
  private static final class Keeping implements ItemDelivery.Listener {
    private final Gathered gathered;
    private final ArtifactIndex index;
    private final Instant expires;
    private final Listener listener;
    private final CallCharges.Open charge;

    Keeping(
        Gathered gathered,
        ArtifactIndex index,
        Instant expires,
        Listener listener,
        CallCharges.Open charge) {
      this.charge = charge;
      this.gathered = gathered;
      this.index = index;
      this.expires = expires;
      this.listener = listener;
    }

    @Override
    public void begun(Lane lane) {
      charge.servedBy(lane.name());
      listener.begun(lane);
    }

    @Override
    public void done(int item, ItemResult result) {
      index.add(gathered.files(result, expires));
      gathered.add(item, result);
      listener.done(result, expires);
    }

    @Override
    public void failed(int item, WireError error) {
      gathered.fail(item, error);
      listener.done(new ItemResult.Failed(error.code(), error.message()), expires);
    }

    @Override
    public void between(ItemResult part) {
      gathered.add(part);
      listener.done(part, expires);
    }

    @Override
    public void progressed(int percent) {
      listener.idle();
    }

    @Override
    public void idle() {
      listener.idle();
    }
  }
}
