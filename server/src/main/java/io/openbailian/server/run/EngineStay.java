package io.openbailian.server.run;

import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One stay of one call inside an engine, on a thread of its own: the only thread that is ever
/// interrupted. What the engine emits waits in a short queue, so an engine is never far ahead of
/// those who store its pictures.
final class EngineStay {
  private static final Logger LOG = LoggerFactory.getLogger(EngineStay.class);
  private static final int AHEAD = 4;

  /// Pieces of text are small, and those that came together go on together.
  private static final int TEXT_AHEAD = 32;

  private static final Duration LOOK_UP = Duration.ofMillis(200);

  /// How long an engine that was stopped may take to come back, before its thread is given up.
  private static final Duration LAST_WAIT = Duration.ofSeconds(10);

  private final Engine engine;
  private final EngineCall call;
  private final StopSignal stop;
  private final Runnable outside;
  private final AtomicBoolean isOutside = new AtomicBoolean();
  private final LinkedBlockingQueue<Signal> signals;
  private volatile boolean abandoned;

  private EngineStay(Engine engine, EngineCall call, StopSignal stop, Runnable outside) {
    this.engine = engine;
    this.call = call;
    this.stop = stop;
    this.outside = outside;
    boolean text = call.operation().result() == ResultShape.TEXT;
    this.signals = new LinkedBlockingQueue<>(text ? TEXT_AHEAD : AHEAD);
  }

  /// What comes out of an engine.
  sealed interface Signal {

    /// An event, or nothing, which no engine may emit.
    ///
    /// @param taken what the engine waits for before it goes on, where it does
    record Emitted(@Nullable EngineEvent event, Optional<CountDownLatch> taken) implements Signal {}

    /// Nothing comes any more.
    ///
    /// @param thrown what ended it, if it did not return
    record Ended(@Nullable Throwable thrown) implements Signal {}
  }

  /// Lets the engine run. Work that keeps a core busy gets a platform thread: on a virtual one it
  /// would hold up every request of the process.
  ///
  /// @param stop of this attempt
  /// @param outside run once, as soon as the call is not inside the engine any more, or its thread
  ///   is given up
  static EngineStay start(Engine engine, EngineCall call, StopSignal stop, Runnable outside) {
    EngineStay stay = new EngineStay(engine, call, stop, outside);
    Thread.Builder builder = engine.computes() ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
    builder.name("engine-" + call.id()).start(stay::enter);
    return stay;
  }

  /// The next signal, if it has come.
  Optional<Signal> ready() {
    return Optional.ofNullable(signals.poll());
  }

  /// The next signal, if one comes in time.
  Optional<Signal> next(Duration atMost) throws InterruptedException {
    return Optional.ofNullable(signals.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
  }

  /// Waits for an engine that was stopped as long as a well-behaved one needs; what it still emits
  /// is dropped. Afterwards nobody reads any more, and the engine's thread never waits for a
  /// reader.
  void awaitEnd(Time time) throws InterruptedException {
    long last = time.nanos() + LAST_WAIT.toNanos();
    try {
      while (time.nanos() - last < 0) {
        Optional<Signal> signal = next(LOOK_UP);
        if (signal.isPresent() && signal.get() instanceof Signal.Ended) {
          return;
        }
      }
      LOG.error("call={} does not stop; its thread is given up", call.id());
    } finally {
      over();
      leave();
    }
  }

  /// Nothing is read any more: whoever still emits, from a thread of its own, is told so.
  void over() {
    abandoned = true;
    signals.clear();
  }

  private void leave() {
    if (isOutside.compareAndSet(false, true)) {
      outside.run();
    }
  }

  private void emit(@Nullable EngineEvent event) throws InterruptedException {
    Optional<CountDownLatch> taken =
        event instanceof EngineEvent.Handle ? Optional.of(new CountDownLatch(1)) : Optional.empty();
    put(new Signal.Emitted(event, taken));
    while (taken.isPresent() && !taken.get().await(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS)) {
      refuseAbandoned();
    }
  }

  private void put(Signal signal) throws InterruptedException {
    refuseAbandoned();
    while (!signals.offer(signal, LOOK_UP.toMillis(), TimeUnit.MILLISECONDS)) {
      refuseAbandoned();
    }
  }

  private void refuseAbandoned() throws InterruptedException {
    if (abandoned) {
      throw new InterruptedException("nobody reads what the engine emits");
    }
  }

  /// An engine may throw whatever it likes.
  @SuppressWarnings("InterruptedExceptionSwallowed") // handed on with everything else it throws
  private void enter() {
    Throwable thrown = null;
    stop.enterEngine();
    try {
      engine.run(call, this::emit);
    } catch (Throwable e) {
      thrown = e;
    } finally {
      stop.leaveEngine();
      leave();
    }
    end(new Signal.Ended(thrown));
  }

  /// The queue may be full while its reader stores a picture; nobody interrupts this thread any
  /// more.
  private void end(Signal ended) {
    boolean told = false;
    while (!told && !abandoned) {
      try {
        told = signals.offer(ended, LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        told = signals.offer(ended);
      }
    }
  }
}
