package io.openbailian.server.invoke;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineException;
import io.openbailian.server.task.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One stay of one call inside an engine, on a thread of its own: the only thread that is ever
/// interrupted. What the engine emits waits in a short queue, so an engine is never far ahead of
/// those who store its pictures.
final class EngineRun {
  private static final int AHEAD = 4;

  /// How often a thread that waits for its reader looks whether there still is one.
  private static final long LOOK_UP_MILLIS = 500;

  private final Engine engine;
  private final EngineCall call;
  private final StopSignal stop;
  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>(AHEAD);
  private volatile boolean abandoned;

  private EngineRun(Engine engine, EngineCall call, StopSignal stop) {
    this.engine = engine;
    this.call = call;
    this.stop = stop;
  }

  /// What comes out of an engine.
  sealed interface Signal {
    record Emitted(EngineEvent event) implements Signal {}

    /// Nothing comes any more.
    ///
    /// @param thrown what ended it, if it did not return
    record Ended(@Nullable Throwable thrown) implements Signal {}
  }

  /// Lets the engine run. Work that keeps a core busy gets a platform thread: on a virtual one it
  /// would hold up every request of the process.
  static EngineRun start(Engine engine, EngineCall call, StopSignal stop) {
    EngineRun run = new EngineRun(engine, call, stop);
    Thread.Builder builder = engine.computes() ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
    builder.name("engine-" + call.id()).start(run::enter);
    return run;
  }

  /// The next signal, if one comes in time.
  Optional<Signal> next(Duration atMost) throws InterruptedException {
    return Optional.ofNullable(signals.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
  }

  /// Nobody reads any more: the engine's thread must not wait for a reader when it ends.
  void abandon() {
    abandoned = true;
    signals.clear();
  }

  private void put(Signal signal) throws InterruptedException {
    while (!signals.offer(signal, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
      if (abandoned) {
        throw new InterruptedException("nobody reads what the engine emits");
      }
    }
  }

  private void enter() {
    Throwable thrown = null;
    stop.enterEngine();
    try {
      engine.run(call, event -> put(new Signal.Emitted(event)));
    } catch (EngineException | InterruptedException | RuntimeException | Error e) {
      thrown = e;
    } finally {
      stop.leaveEngine();
    }
    end(new Signal.Ended(thrown));
  }

  /// The queue may be full while its reader stores a picture; nobody interrupts this thread any
  /// more.
  private void end(Signal ended) {
    boolean told = false;
    while (!told && !abandoned) {
      try {
        told = signals.offer(ended, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        told = signals.offer(ended);
      }
    }
  }
}
