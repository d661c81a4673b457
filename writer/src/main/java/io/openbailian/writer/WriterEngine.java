package io.openbailian.writer;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Time;
import io.openbailian.engine.text.TextRequest;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.text.ReadingStopped;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A writer, not a language model: it answers by a grammar, a lexicon and arithmetic.
///
/// The words depend on what the call says and on the item's seed, and on nothing else but the day
/// where "today" is asked about; with a temperature of 0 not on the seed either.
public final class WriterEngine implements Engine {
  /// What every answer says about itself.
  public static final String NOTE =
      "Written offline by a grammar, not by a language model; name an engine for this model to have one.";

  private static final Logger LOG = LoggerFactory.getLogger(WriterEngine.class);

  /// A stream that waits for its pace costs a virtual thread and nothing else.
  private static final int WIDTH = 2048;

  private static final int IDLE_SECONDS = 60;

  private final Time time;
  private final Duration pace;

  /// Made with the first draft: its word lists take a twentieth of a server's start.
  private static final class Made {
    static final Author AUTHOR = new Author();
  }

  /// Drafts are made here, in the order in which they are asked for: what computes must not hold a
  /// virtual thread's carrier, which is every other request's too.
  private final ThreadPoolExecutor drafting;

  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean announced = new AtomicBoolean();

  /// @param pace between two pieces of a streamed text
  WriterEngine(Time time, Duration pace) {
    this.time = time;
    this.pace = pace;
    int threads = Runtime.getRuntime().availableProcessors();
    this.drafting =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), // never longer than the engine is wide
            Thread.ofPlatform().daemon().name("writer-", 0).factory());
    drafting.allowCoreThreadTimeOut(true);
  }

  @Override
  public EngineTraits traits() {
    return EngineTraits.plain().with(EngineTraits.Trait.BATCHES);
  }

  @Override
  public int width() {
    return WIDTH;
  }

  /// Any model: what the writer writes does not depend on it.
  @Override
  public boolean serves(Operation operation, EngineModel model) {
    return operation.result() == ResultShape.TEXT;
  }

  @Override
  public void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    if (closed.get()) {
      throw new IllegalStateException("the writer is closed");
    }
    if (!serves(call.operation(), call.model())) {
      throw new EngineFailure.Refused(
          ErrorCode.UNSUPPORTED_OPERATION.with(
              "The writer does not serve the operation " + call.operation().name() + "."));
    }
    if (announced.compareAndSet(false, true)) {
      LOG.warn(
          "Text is written by the embedded writer: a grammar, not a language model. For real answers of {}, name an engine under engines and routes.",
          call.model().name());
    }
    TextRequest request = drafted(() -> TextRequest.of(call.values()));
    Typist typist = new Typist(call, request, time, pace, sink);
    sink.emit(new EngineEvent.Note(NOTE));
    for (EngineCall.Item item : call.items()) {
      Draft.Thought draft = drafted(() -> Made.AUTHOR.draft(request, seed(call, item), time.now()));
      typist.type(item.index(), draft);
    }
  }

  /// Has something made on a thread that may compute; a call that is stopped stops it there.
  private <T> T drafted(Callable<T> work) throws InterruptedException {
    Future<T> future = drafting.submit(work);
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ReadingStopped) {
        throw new InterruptedException("the writer was closed");
      }
      throw new IllegalStateException("the writer could not draft", e.getCause());
    } finally {
      future.cancel(true);
    }
  }

  private static long seed(EngineCall call, EngineCall.Item item) {
    boolean frozen =
        call.values().decimal(Meaning.TEMPERATURE).filter(heat -> heat == 0).isPresent();
    return frozen ? 0 : item.seed();
  }

  @Override
  public void close() {
    closed.set(true);
    drafting.shutdownNow();
  }
}
