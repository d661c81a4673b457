package io.openbailian.server.invoke;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineException;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.StopSignal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call of an engine from its first event to its last, tried again where the engine says that
/// this may help.
final class CallRun {
  private static final Logger LOG = LoggerFactory.getLogger(CallRun.class);

  /// How often a call is tried, with pauses of 1, 2, 4… seconds.
  private static final int TRIES = 4;

  private static final Duration LOOK_UP = Duration.ofMillis(200);

  /// How long an engine that was stopped may take to come back, before its thread is given up.
  private static final Duration LAST_WAIT = Duration.ofSeconds(10);

  private final EngineCall call;
  private final Lane lane;
  private final StopSignal stop;
  private final CallEvents events;
  private final Time time;
  private final long deadline;

  /// @param deadline in {@link Time#nanos}
  CallRun(
      EngineCall call, Lane lane, StopSignal stop, CallEvents events, Time time, long deadline) {
    this.call = call;
    this.lane = lane;
    this.stop = stop;
    this.events = events;
    this.time = time;
    this.deadline = deadline;
  }

  /// How a stay in the engine ended.
  private sealed interface End {
    record Stopped() implements End {}

    /// @param error of the items that the engine did not report
    record Over(WireError error, boolean clean) implements End {}

    record Again(Throwable cause) implements End {}
  }

  /// Runs the call.
  ///
  /// @return false when it was stopped
  boolean execute() throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      switch (enter(attempt < TRIES)) {
        case End.Stopped() -> {
          return false;
        }
        case End.Over(WireError error, boolean clean) -> {
          events.over(error, clean);
          return true;
        }
        case End.Again(Throwable cause) -> {
          LOG.info(
              "call={} engine={} is tried again: {}", call.id(), lane.name(), cause.getMessage());
          if (time.await(stop::stopped, Duration.ofSeconds(1L << (attempt - 1)))) {
            return false;
          }
        }
      }
    }
  }

  private End enter(boolean mayTryAgain) throws InterruptedException {
    EngineRun run = EngineRun.start(lane.engine(), call, stop);
    boolean ended = false;
    try {
      while (true) {
        Optional<EngineRun.Signal> signal = run.next(LOOK_UP);
        if (unfinished(signal)) {
          if (stop.stopped()) {
            return end(run, new End.Stopped());
          }
          if (time.nanos() - deadline > 0) {
            stop.stop();
            return end(run, new End.Over(ErrorCode.TIMEOUT.with(), false));
          }
          events.idle();
        }
        if (signal.isEmpty()) {
          continue;
        }
        switch (signal.get()) {
          case EngineRun.Signal.Emitted(EngineEvent event) -> events.happened(event);
          case EngineRun.Signal.Ended(Throwable thrown) -> {
            ended = true;
            return afterwards(thrown, mayTryAgain);
          }
        }
      }
    } finally {
      events.left();
      if (!ended) {
        stop.stop();
        run.abandon();
      }
    }
  }

  /// Whether nothing has come, or only one frame of many: a film may keep us busy for long.
  private static boolean unfinished(Optional<EngineRun.Signal> signal) {
    return signal.isEmpty()
        || (signal.get() instanceof EngineRun.Signal.Emitted(EngineEvent event)
            && event instanceof EngineEvent.Frame);
  }

  /// Waits for a stopped engine as long as a well-behaved one needs.
  private End end(EngineRun run, End end) throws InterruptedException {
    long last = System.nanoTime() + LAST_WAIT.toNanos();
    while (System.nanoTime() - last < 0) {
      Optional<EngineRun.Signal> signal = run.next(LOOK_UP);
      if (signal.isPresent() && signal.get() instanceof EngineRun.Signal.Ended) {
        return end;
      }
    }
    LOG.error("call={} does not stop; its thread is given up", call.id());
    return end;
  }

  private End afterwards(@Nullable Throwable thrown, boolean mayTryAgain) {
    if (stop.stopped() && !events.complete()) {
      return new End.Stopped();
    }
    if (thrown == null) {
      return new End.Over(
          ErrorCode.TASK_FAILED.with("engine %s ended without a result".formatted(lane.name())),
          true);
    }
    if (thrown instanceof EngineException e) {
      return e.retryable() && mayTryAgain && events.repeatable()
          ? new End.Again(e)
          : new End.Over(e.error(), false);
    }
    LOG.error("call={} engine={} failed", call.id(), lane.name(), thrown);
    return new End.Over(
        ErrorCode.TASK_FAILED.with("engine %s: %s".formatted(lane.name(), thrown)), false);
  }
}
