package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EventSink;
import io.openbailian.imaging.ImagingWork;

/// A call while it runs, as the imaging module sees it: when to stop, and whom to tell.
///
/// Operations work on several threads, but events are emitted on the calling one only. A sink may
/// be interrupted where progress is told, which cannot be thrown from there: it stops the work.
final class Running {
  private final EngineCall call;
  private final EventSink sink;
  private final Thread owner = Thread.currentThread();
  private volatile boolean interrupted;
  private int told = -1;

  private Running(EngineCall call, EventSink sink) {
    this.call = call;
    this.sink = sink;
  }

  static ImagingWork work(EngineCall call, EventSink sink, long seed) {
    Running running = new Running(call, sink);
    return new ImagingWork(seed, running::stopped, running::tell);
  }

  private boolean stopped() {
    return interrupted || owner.isInterrupted() || call.stopped();
  }

  private void tell(int percent) {
    if (owner.equals(Thread.currentThread()) && percent > told && !interrupted) {
      told = percent;
      emit(Math.clamp(percent, 0, 100));
    }
  }

  @SuppressWarnings("InterruptedExceptionSwallowed") // kept, and thrown by the next poll
  private void emit(int percent) {
    try {
      sink.emit(new EngineEvent.Progress(percent));
    } catch (InterruptedException e) {
      interrupted = true;
    }
  }
}
