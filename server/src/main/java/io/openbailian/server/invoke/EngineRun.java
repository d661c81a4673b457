package io.openbailian.server.invoke;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineException;
import io.openbailian.server.task.StopSignal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One stay of one call inside an engine, on a thread of its own: the only thread that is ever
/// interrupted.
final class EngineRun {
  private static final Logger LOG = LoggerFactory.getLogger(EngineRun.class);

  /// How long an engine that was stopped may take to come back, before its thread is given up.
  private static final Duration LAST_WAIT = Duration.ofSeconds(10);

  private final Engine engine;
  private final EngineCall call;
  private final ItemCollector items;
  private final StopSignal stop;
  private volatile @Nullable Throwable thrown;

  EngineRun(Engine engine, EngineCall call, ItemCollector items, StopSignal stop) {
    this.engine = engine;
    this.call = call;
    this.items = items;
    this.stop = stop;
  }

  /// How a stay ended.
  sealed interface End {
    record Returned() implements End {}

    record Threw(Throwable cause) implements End {}

    record TimedOut() implements End {}

    record Stopped() implements End {}
  }

  /// Runs the call and waits for its end. Work that keeps a core busy gets a platform thread: on a
  /// virtual one it would hold up every request of the process.
  End execute(Duration timeout) throws InterruptedException {
    Thread.Builder builder = engine.computes() ? Thread.ofPlatform() : Thread.ofVirtual();
    Thread thread = builder.name("engine-" + call.id()).start(this::enter);
    boolean timedOut = !joined(thread, timeout);
    if (timedOut) {
      stop.stop();
      if (!thread.join(LAST_WAIT)) {
        LOG.error("call={} does not stop; its thread is given up", call.id());
      }
      return new End.TimedOut();
    }
    return end();
  }

  /// Waits for the thread; once the call is stopped, only as long as a well-behaved engine needs.
  private boolean joined(Thread thread, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    long stoppedAt = 0;
    while (!thread.join(Duration.ofMillis(50))) {
      long now = System.nanoTime();
      if (stop.stopped()) {
        stoppedAt = stoppedAt == 0 ? now : stoppedAt;
        if (now - stoppedAt > LAST_WAIT.toNanos()) {
          LOG.error("call={} does not stop; its thread is given up", call.id());
          return true;
        }
      } else if (now - deadline > 0) {
        return false;
      }
    }
    return true;
  }

  private End end() {
    Throwable cause = thrown;
    if (stop.stopped() && !items.complete()) {
      return new End.Stopped();
    }
    return cause == null ? new End.Returned() : new End.Threw(cause);
  }

  private void enter() {
    stop.enterEngine();
    try {
      engine.run(call, items);
    } catch (EngineException | InterruptedException | RuntimeException | Error e) {
      thrown = e;
    } finally {
      stop.leaveEngine();
    }
  }
}
