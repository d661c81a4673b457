package io.openbailian.server.invoke;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineException;
import io.openbailian.engine.Pcm;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.IdSource;
import io.openbailian.server.task.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The duplex sink: an invocation that runs while its client speaks or listens.
public final class DuplexInvocations {
  private static final Logger LOG = LoggerFactory.getLogger(DuplexInvocations.class);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);
  private static final Duration LOOK_UP = Duration.ofMillis(100);

  /// How long an engine that was stopped may take to come back, before its thread is given up.
  private static final Duration LAST_WAIT = Duration.ofSeconds(10);

  private final EngineRouter router;
  private final IdSource ids;
  private final Time time;

  /// @param ids of calls; those of tasks are their clients' own
  public DuplexInvocations(EngineRouter router, IdSource ids, Time time) {
    this.router = router;
    this.ids = ids;
    this.time = time;
  }

  /// Takes what an engine makes, on the thread of the invocation.
  public interface Listener {
    /// A piece of speech.
    void audio(short[] samples, int rate) throws IOException, InterruptedException;

    /// A sentence that is spoken or was heard.
    void said(Speech.Sentence sentence) throws IOException, InterruptedException;

    /// Called several times a second while nothing comes.
    void idle() throws IOException, InterruptedException;
  }

  /// Refuses an invocation that no engine of this server can carry out.
  ///
  /// @throws WireException `ModelUnavailable`
  public void check(Invocation invocation) {
    Lane _ = router.laneFor(invocation.operation(), invocation.model());
  }

  /// Runs an invocation to its end.
  ///
  /// @param audio what comes in, where anything does
  /// @return why it failed, if it did
  /// @throws IOException of the listener; the engine has been stopped
  /// @throws WireException when an engine was busy for too long
  public Optional<WireError> run(
      Invocation invocation, Optional<Pcm> audio, StopSignal stop, Listener listener)
      throws IOException, InterruptedException {
    Lane lane = router.laneFor(invocation.operation(), invocation.model());
    if (!pass(lane, stop, listener)) {
      return Optional.empty();
    }
    try {
      return enter(lane, new DuplexCall(ids.next(), invocation, audio, stop), stop, listener);
    } finally {
      lane.gate().release();
    }
  }

  /// Waits for the engine to have room; false when nobody waits any more.
  private boolean pass(Lane lane, StopSignal stop, Listener listener)
      throws IOException, InterruptedException {
    long last = time.nanos() + LONGEST_WAIT.toNanos();
    while (!lane.gate().tryAcquire(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS)) {
      if (stop.stopped()) {
        return false;
      }
      listener.idle();
      if (time.nanos() - last > 0) {
        throw new WireException(
            ErrorCode.RATE_QUOTA
                .with()
                .withHint("engine %s was busy for %s".formatted(lane.name(), LONGEST_WAIT)));
      }
    }
    return true;
  }

  private static Optional<WireError> enter(
      Lane lane, DuplexCall call, StopSignal stop, Listener listener)
      throws IOException, InterruptedException {
    EngineRun run = EngineRun.start(lane.engine(), call, stop);
    boolean ended = false;
    try {
      while (!stop.stopped()) {
        Optional<EngineRun.Signal> signal = run.next(LOOK_UP);
        if (signal.isEmpty()) {
          listener.idle();
          continue;
        }
        switch (signal.get()) {
          case EngineRun.Signal.Emitted(EngineEvent event) -> hand(event, listener);
          case EngineRun.Signal.Ended(Throwable thrown) -> {
            ended = true;
            return failure(thrown, call, lane);
          }
        }
      }
      return Optional.empty();
    } finally {
      if (!ended) {
        stop.stop();
        awaitEnd(run, call);
      }
    }
  }

  private static void hand(EngineEvent event, Listener listener)
      throws IOException, InterruptedException {
    switch (event) {
      case EngineEvent.AudioChunk(short[] samples, int rate) -> listener.audio(samples, rate);
      case EngineEvent.Said(Speech.Sentence sentence) -> listener.said(sentence);
      case EngineEvent.ItemFailed(_, WireError error) -> throw new WireException(error);
      case EngineEvent.Progress _,
          EngineEvent.Rewritten _,
          EngineEvent.Writing _,
          EngineEvent.Frame _,
          EngineEvent.Transcribed _,
          EngineEvent.MediaReady _ -> {}
    }
  }

  private static Optional<WireError> failure(
      @Nullable Throwable thrown, DuplexCall call, Lane lane) {
    if (thrown == null || call.stopped()) {
      return Optional.empty();
    }
    if (thrown instanceof EngineException e) {
      return Optional.of(e.error());
    }
    LOG.error("call={} engine={} failed", call.id(), lane.name(), thrown);
    return Optional.of(ErrorCode.INTERNAL_ERROR.with().withHint(String.valueOf(thrown)));
  }

  /// Waits for a stopped engine as long as a well-behaved one needs.
  private static void awaitEnd(EngineRun run, DuplexCall call) throws InterruptedException {
    long last = System.nanoTime() + LAST_WAIT.toNanos();
    while (System.nanoTime() - last < 0) {
      Optional<EngineRun.Signal> signal = run.next(LOOK_UP);
      if (signal.isPresent() && signal.get() instanceof EngineRun.Signal.Ended) {
        return;
      }
    }
    LOG.error("call={} does not stop; its thread is given up", call.id());
  }
}
