package io.openbailian.server.invoke;

import io.openbailian.engine.Time;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.StopSignal;
import io.openbailian.server.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// The synchronous and the streamed sink: an invocation that runs on its request's own thread.
public final class DirectInvocations {
  private final InvocationRunner runner;
  private final EngineRouter router;
  private final ArtifactIndex index;
  private final Time time;

  public DirectInvocations(
      InvocationRunner runner, EngineRouter router, ArtifactIndex index, Time time) {
    this.runner = runner;
    this.router = router;
    this.index = index;
    this.time = time;
  }

  /// Learns of an answer while it grows; what it throws ends the invocation.
  public interface Listener {
    /// A part that is done; a picture's file may be downloaded from now on.
    ///
    /// @param expires until when
    void done(ItemResult part, Instant expires);

    /// Called several times a second while nothing is done.
    void idle();
  }

  /// A whole answer.
  ///
  /// @param expires until when its files are kept
  public record Answer(List<ItemResult> items, Instant expires) {
    public Answer {
      items = List.copyOf(items);
    }
  }

  /// Runs an invocation to its end.
  ///
  /// @throws WireException when no picture came, or an engine was busy for too long
  public Answer run(Invocation invocation, String keyId, String requestId)
      throws InterruptedException {
    return run(
        invocation,
        keyId,
        requestId,
        new Listener() {
          @Override
          public void done(ItemResult part, Instant expires) {}

          @Override
          public void idle() {}
        });
  }

  /// Runs an invocation to its end and tells the listener of each part as it is done.
  ///
  /// @throws WireException when no picture came, or an engine was busy for too long
  public Answer run(Invocation invocation, String keyId, String requestId, Listener listener)
      throws InterruptedException {
    Lane lane = router.laneFor(invocation.operation(), invocation.model());
    Waiting.pass(lane, time, listener::idle);
    try {
      return inside(lane, invocation, new InvocationRunner.Owner(requestId, keyId), listener);
    } finally {
      lane.gate().release();
    }
  }

  private Answer inside(
      Lane lane, Invocation invocation, InvocationRunner.Owner owner, Listener listener)
      throws InterruptedException {
    Results results = new Results(owner);
    Instant expires = time.now().plus(Task.LIFETIME);
    boolean over =
        runner.run(
            owner, invocation, lane, new StopSignal(), listener(results, owner, expires, listener));
    if (!over) {
      throw Waiting.stopping();
    }
    results
        .failure()
        .ifPresent(error -> {
          throw new WireException(Waiting.direct(error));
        });
    return new Answer(results.items(), expires);
  }

  private Done.Listener listener(
      Results results, InvocationRunner.Owner owner, Instant expires, Listener listener) {
    Consumer<Done> keep =
        part -> {
          Results.file(owner, part, expires).ifPresent(file -> index.add(List.of(file)));
          results.add(part);
          listener.done(Results.result(part), expires);
        };
    return new Done.Listener() {
      @Override
      public void done(Done part) {
        keep.accept(part);
      }

      @Override
      public void idle() {
        listener.idle();
      }
    };
  }
}
