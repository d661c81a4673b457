package io.openbailian.engines.scripted;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// One call that runs while the test does something else.
final class BackgroundRun {
  private final List<EngineEvent> events = new CopyOnWriteArrayList<>();
  private final AtomicReference<Throwable> thrown = new AtomicReference<>();
  private final Thread thread;

  private BackgroundRun(Engine engine, EngineCall call) {
    thread = Thread.ofVirtual().unstarted(() -> run(engine, call));
  }

  static BackgroundRun start(Engine engine, EngineCall call) {
    BackgroundRun run = new BackgroundRun(engine, call);
    run.thread.start();
    return run;
  }

  void interrupt() {
    thread.interrupt();
  }

  List<EngineEvent> events() {
    return events;
  }

  /// Waits for the end of the call; what it threw, if it did.
  Optional<Throwable> end() throws InterruptedException {
    thread.join();
    return Optional.ofNullable(thrown.get());
  }

  private void run(Engine engine, EngineCall call) {
    try {
      engine.run(call, events::add);
    } catch (EngineFailure | InterruptedException | RuntimeException e) {
      thrown.set(e);
    }
  }
}
