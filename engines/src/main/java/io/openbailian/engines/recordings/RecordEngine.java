package io.openbailian.engines.recordings;

import io.openbailian.catalog.model.Operation;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCondition;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.LostWork;
import io.openbailian.engine.PromptRewriter;
import io.openbailian.engine.Relay;
import io.openbailian.engine.Time;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Another engine, whose calls are written down: what it is asked, what it emits and when, and how
/// it ends. Calls that are stopped are not. Requests that are passed on while their callers wait go
/// through unrecorded; tasks that are passed on are recorded as others.
///
/// @param largest how many bytes the files of a recording may have
record RecordEngine(Engine engine, Path folder, long largest, Time time) implements Engine {

  @Override
  public EngineTraits traits() {
    return engine.traits();
  }

  @Override
  public int width() {
    return engine.width();
  }

  @Override
  public boolean computes() {
    return engine.computes();
  }

  @Override
  public boolean serves(Operation operation, EngineModel model) {
    return engine.serves(operation, model);
  }

  @Override
  public boolean ready() {
    return engine.ready();
  }

  @Override
  public boolean stops() {
    return engine.stops();
  }

  @Override
  public EngineCondition condition() throws InterruptedException {
    return engine.condition();
  }

  @Override
  public boolean has(EngineModel model, EngineCondition found) {
    return engine.has(model, found);
  }

  @Override
  public LostWork seek(EngineCall call, Instant begun) throws EngineFailure, InterruptedException {
    return engine.seek(call, begun);
  }

  @Override
  public Optional<PromptRewriter> rewriter() {
    return engine.rewriter();
  }

  @Override
  public Optional<Relay> relay() {
    return engine.relay();
  }

  @Override
  public void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    Recorder recorder = Recorder.begin(folder, call, largest, time);
    boolean ended = false;
    try {
      engine.run(
          call,
          event -> {
            recorder.happened(event); // an image is let go of by whoever takes the event
            sink.emit(event);
          });
      recorder.ended();
      ended = true;
    } catch (EngineFailure e) {
      recorder.failed(e);
      ended = true;
      throw e;
    } finally {
      if (!ended) {
        recorder.drop();
      }
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
