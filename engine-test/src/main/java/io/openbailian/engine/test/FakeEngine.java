package io.openbailian.engine.test;

import io.openbailian.catalog.model.Operation;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Media;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// An engine that does what a test tells it, call by call, and draws small pictures otherwise.
public final class FakeEngine implements Engine {
  private final Queue<Behaviour> script = new ConcurrentLinkedQueue<>();
  private final List<EngineCall> calls = new CopyOnWriteArrayList<>();
  private final EngineTraits traits;
  private final int width;
  private boolean computes;
  private volatile boolean closed;

  /// What one call does.
  @FunctionalInterface
  public interface Behaviour {
    void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException;
  }

  public FakeEngine() {
    this(false);
  }

  public FakeEngine(boolean batches) {
    this(batches ? EngineTraits.plain().with(EngineTraits.Trait.BATCHES) : EngineTraits.plain());
  }

  public FakeEngine(EngineTraits traits) {
    this(traits, 4);
  }

  public FakeEngine(EngineTraits traits, int width) {
    this.traits = traits;
    this.width = width;
  }

  /// Runs on platform threads.
  public FakeEngine computing() {
    computes = true;
    return this;
  }

  @Override
  public boolean computes() {
    return computes;
  }

  /// The next call does this; calls beyond the script draw.
  public FakeEngine then(Behaviour behaviour) {
    script.add(behaviour);
    return this;
  }

  /// So do so many of the next calls.
  public FakeEngine then(int times, Behaviour behaviour) {
    for (int i = 0; i < times; i++) {
      script.add(behaviour);
    }
    return this;
  }

  public List<EngineCall> calls() {
    return List.copyOf(calls);
  }

  @Override
  public EngineTraits traits() {
    return traits;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public boolean serves(Operation operation, EngineModel model) {
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
      draw(item, sink);
    }
  }

  /// Makes a small picture for one item.
  public static void draw(EngineCall.Item item, EventSink sink) throws InterruptedException {
    var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, (int) item.seed());
    sink.emit(new EngineEvent.MediaReady(item.index(), new Media.Picture(image)));
  }

  /// Whether whoever opened it has let go of it.
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
