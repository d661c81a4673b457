package io.openbailian.engines.comfyui;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Operation;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineCondition;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Media;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.outbound.EventSockets;
import io.openbailian.outbound.OutboundClient;
import io.openbailian.outbound.ServerProbe;
import io.openbailian.protocol.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// A ComfyUI server as an engine: a call chooses a template, fills it and hands it on.
public final class ComfyUiEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(ComfyUiEngine.class);

  private final OutboundClient client;
  private final List<Template> templates;
  private final Time time;
  private final Filling filling;
  private final EventSockets sockets;
  private volatile boolean closed;

  ComfyUiEngine(OutboundClient client, List<Template> templates, Time time) {
    this.client = client;
    this.templates = List.copyOf(templates);
    this.time = time;
    this.filling = new Filling(client);
    this.sockets = new EventSockets(client.settings());
  }

  /// Its files carry the whole workflow, and are encoded anew.
  @Override
  public EngineTraits traits() {
    return EngineTraits.plain();
  }

  @Override
  public int width() {
    return client.settings().concurrency();
  }

  @Override
  public boolean serves(Operation operation, EngineModel model) {
    return client.settings().serves(model.name())
        && templates.stream().anyMatch(template -> template.serves(operation, model));
  }

  @Override
  public EngineCondition condition() throws InterruptedException {
    return new ServerProbe(
            client, Optional.empty(), Optional.of("/system_stats#system.comfyui_version"), false)
        .ask();
  }

  @Override
  public void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
    for (Item item : call.items()) {
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped before item " + item.index());
      }
      Media media = make(call, item, sink);
      sink.emit(new EngineEvent.MediaReady(item.index(), media));
    }
  }

  private Media make(EngineCall call, Item item, EventSink sink)
      throws EngineFailure, InterruptedException {
    Template template = chosen(call);
    String job = call.handle().orElseGet(() -> name(call, item));
    try (Progress progress = Progress.open(sockets, job)) {
      Work work = new Work(client, job, time);
      if (call.handle().isEmpty()) {
        ObjectNode workflow = filling.fill(template, call, item);
        work.begin(workflow, progress.id());
        sink.emit(new EngineEvent.Handle(job));
      }
      try {
        return work.await(progress, call, sink, template.film());
      } catch (InterruptedException e) {
        if (call.stop() == StopWish.END) {
          end(work);
        }
        throw e;
      }
    }
  }

  private static void end(Work work) throws InterruptedException {
    try {
      work.end();
    } catch (EngineFailure e) {
      LOG.warn("work that nobody wants could not be ended and goes on", e);
    }
  }

  /// Newer builds take a UUID alone; the same one would never be carried out twice.
  private String name(EngineCall call, Item item) {
    String what = "%s %d %s %d".formatted(call.id(), item.index(), time.now(), time.nanos());
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// The template that takes just what the call brings.
  private Template chosen(EngineCall call) throws EngineFailure {
    int images = call.images().size();
    boolean mask = call.mask().isPresent();
    Optional<String> function = call.values().text(Meaning.FUNCTION);
    List<Template> serving =
        templates.stream()
            .filter(template -> template.serves(call.operation(), call.model()))
            .toList();
    if (serving.isEmpty()) {
      throw new EngineFailure.Down("the engine has no workflow for " + call.model().name());
    }
    return serving.stream()
        .filter(template -> template.takesMask() == mask)
        .filter(template -> template.images() == images)
        .filter(template -> function.map(template.functions()::contains).orElse(true))
        .findFirst()
        .orElseThrow(() ->
            new EngineFailure.Refused(
                ErrorCode.UNSUPPORTED_OPERATION.with(
                    "The engine of this model has no workflow for %d pictures %s a mask%s."
                        .formatted(
                            images,
                            mask ? "with" : "without",
                            function.map(name -> " and " + name).orElse("")))));
  }

  @Override
  public void close() {
    closed = true;
    sockets.close();
    client.close();
  }
}
