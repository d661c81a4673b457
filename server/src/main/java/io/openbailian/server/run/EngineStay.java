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
import java.util.concurrent.Semaphore;
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

  /// Of pieces of text with more characters no more than of other events wait.
  private static final int SHORT_TEXT = 16 << 10;

  private static final Duration LOOK_UP = Duration.ofMillis(200);

  /// How long an engine that was stopped may take to come back, before its thread is given up.
  private static final Duration LAST_WAIT = Duration.ofSeconds(10);

  private final Engine engine;
  private final EngineCall call;
  private final StopSignal stop;
  private final Runnable outside;
  private final AtomicBoolean isOutside = new AtomicBoolean();
  private final int places;
  private final Semaphore room;
  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private volatile boolean abandoned;

  private EngineStay(Engine engine, EngineCall call, StopSignal stop, Runnable outside) {
    this.engine = engine;
    this.call = call;
    this.stop = stop;
    this.outside = outside;
    boolean text = call.operation().result() == ResultShape.TEXT;
    this.places = text ? TEXT_AHEAD : AHEAD;
    this.room = new Semaphore(places, true); // a long piece is not passed by short ones for ever
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
    return taken(signals.poll());
  }

  /// The next signal, if one comes in time.
  Optional<Signal> next(Duration atMost) throws InterruptedException {
    return taken(signals.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
  }

  private Optional<Signal> taken(@Nullable Signal signal) {
    if (signal instanceof Signal.Emitted(var event, _)) {
      room.release(size(event));
    }
    return Optional.ofNullable(signal);
  }

  /// How many places it takes among those that wait to be read.
  private int size(@Nullable EngineEvent event) {
    return characters(event) > SHORT_TEXT ? places / AHEAD : 1;
  }

  private static int characters(@Nullable EngineEvent event) {
    if (event instanceof EngineEvent.TextDelta piece) {
      return String.valueOf(piece.text()).length();
    }
    return event instanceof EngineEvent.ToolCallDelta call
        ? String.valueOf(call.arguments()).length()
        : 0;
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
    refuseAbandoned();
    while (!room.tryAcquire(size(event), LOOK_UP.toMillis(), TimeUnit.MILLISECONDS)) {
      refuseAbandoned();
    }
    signals.add(new Signal.Emitted(event, taken));
    while (taken.isPresent() && !taken.get().await(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS)) {
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
    signals.add(new Signal.Ended(thrown)); // needs no room: its reader may be storing a picture
  }
}
