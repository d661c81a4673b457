package io.openbailian.engines.dashscope;

import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCondition;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EngineTraits.Trait;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.LostWork;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.outbound.Condition;
import io.openbailian.outbound.OutboundClient;
import io.openbailian.protocol.Wire;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// A server of this very API as an engine: pictures and films are submitted there, once, waited for
/// by the name that it gave, and fetched as soon as they are done.
public final class DashScopeEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(DashScopeEngine.class);

  private final OutboundClient client;
  private final Results results;
  private final UpstreamTasks tasks;
  private final boolean costsMoney;
  private volatile boolean closed;

  DashScopeEngine(OutboundClient client, Results results, Time time, boolean costsMoney) {
    this.client = client;
    this.results = results;
    this.tasks = new UpstreamTasks(client, time);
    this.costsMoney = costsMoney;
  }

  /// All is done there: several pictures of one task, prompts, marks and labels; files stay as they
  /// are.
  @Override
  public EngineTraits traits() {
    EngineTraits traits =
        EngineTraits.plain()
            .with(Trait.BATCHES, Trait.REWRITES_PROMPTS, Trait.WATERMARKS)
            .with(Trait.FINISHES_FILES, Trait.TAKES_ADDRESSES);
    return costsMoney ? traits.with(Trait.COSTS_MONEY) : traits;
  }

  @Override
  public int width() {
    return client.settings().concurrency();
  }

  /// Only what has not begun there can be stopped.
  @Override
  public boolean stops() {
    return false;
  }

  @Override
  public boolean serves(Operation operation, EngineModel model) {
    return client.settings().serves(model.name()) && isPictures(operation.result());
  }

  private static boolean isPictures(ResultShape shape) {
    return switch (shape) {
      case RESULTS, CHOICES, IMAGE_URL, VIDEO_URL -> true;
      case TEXT, EMBEDDINGS, RANKING, TRANSCRIPTION, SOCKET -> false;
    };
  }

  /// A list of tasks costs nothing, and shows that the key is good.
  @Override
  public EngineCondition condition() throws InterruptedException {
    return new Condition(
            client, Optional.of(Wire.TASKS + "/?page_no=1&page_size=1"), Optional.empty())
        .ask();
  }

  @Override
  public void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
    if (!serves(call.operation(), call.model())) {
      throw new EngineFailure.Down("the engine does not serve " + call.model().name());
    }
    if (call.operation().modes().contains(Mode.ASYNC)) {
      byTask(call, sink);
    } else {
      results.hand(tasks.direct(new Submission(client.settings(), call)), call, sink);
    }
  }

  private void byTask(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    String task = call.handle().orElse("");
    if (task.isEmpty()) {
      task = tasks.submit(new Submission(client.settings(), call));
      sink.emit(new EngineEvent.Handle(task));
    }
    try {
      JsonNode done = tasks.await(task, call);
      results.hand(done, call, sink);
    } catch (InterruptedException e) {
      if (call.stop() == StopWish.END) {
        cancel(task);
      }
      throw e;
    }
  }

  private void cancel(String task) throws InterruptedException {
    try {
      tasks.cancel(task);
    } catch (EngineFailure e) {
      LOG.info("task={} has begun upstream and goes on there: {}", task, e.error().message());
    }
  }

  @Override
  public LostWork seek(EngineCall call, Instant begun) throws EngineFailure, InterruptedException {
    return call.operation().modes().contains(Mode.ASYNC)
        ? tasks.seek(client.settings().theirs(call.model().name()), begun)
        : new LostWork.Unknown();
  }

  @Override
  public void close() {
    closed = true;
    client.close();
  }
}
