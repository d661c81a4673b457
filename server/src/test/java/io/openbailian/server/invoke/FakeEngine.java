package io.openbailian.server.invoke;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Media;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// An engine that does as a test tells it, call by call, and remembers what it was asked.
public final class FakeEngine implements Engine {
  private final ConcurrentLinkedQueue<Behaviour> script = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<EngineCall> calls = new ConcurrentLinkedQueue<>();
  private final boolean batches;

  /// What one call does.
  @FunctionalInterface
  public interface Behaviour {
    void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException;
  }

  public FakeEngine() {
    this(false);
  }

  public FakeEngine(boolean batches) {
    this.batches = batches;
  }

  /// The next call does this; calls beyond the script draw.
  public FakeEngine then(Behaviour behaviour) {
    script.add(behaviour);
    return this;
  }

  public List<EngineCall> calls() {
    return List.copyOf(calls);
  }

  @Override
  public EngineTraits traits() {
    return new EngineTraits(batches, false, false, false);
  }

  @Override
  public int width() {
    return 4;
  }

  @Override
  public boolean serves(String operation, String model) {
    return true;
  }

  @Override
  public void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    calls.add(call);
    Behaviour next = script.poll();
    (next == null ? (Behaviour) FakeEngine::draw : next).run(call, sink);
  }

  /// Makes a small picture for each item.
  public static void draw(EngineCall call, EventSink sink) throws InterruptedException {
    for (EngineCall.Item item : call.items()) {
      var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, (int) item.seed());
      sink.emit(new EngineEvent.MediaReady(item.index(), new Media.Picture(image)));
    }
  }

  @Override
  public void close() {}
}
