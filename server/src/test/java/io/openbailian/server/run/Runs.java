package io.openbailian.server.run;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.FileKind;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.Engine;
import io.openbailian.engine.PromptRewriter;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.config.Settings.Metadata;
import io.openbailian.server.media.PixelPool;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Route;
import io.openbailian.server.run.finish.ItemFinisher;
import io.openbailian.server.task.ItemResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/// Runs invocations through the real loop, with a clock that a test steps.
final class Runs implements AutoCloseable {
  static final Catalog CATALOG = CatalogLoader.builtIn();
  static final Duration TIMEOUT = Duration.ofMinutes(1);
  final SteppedTime time = SteppedTime.atNoon();
  final StopSignal stop = new StopSignal();
  final PixelPool pixels = new PixelPool(1);
  final ArtifactStore store;
  final List<Integer> percents = new ArrayList<>();
  Optional<PromptRewriter> rewriter = Optional.empty();
  Run.Waits waits = Run.Waits.DIRECT;
  UnaryOperator<Values> values = all -> all;

  Runs(Path files) throws IOException {
    this(new DiskArtifactStore(files));
  }

  Runs(ArtifactStore store) {
    this.store = store;
  }

  /// What became of each item, and how the run ended.
  record Done(RunLoop.Ran ran, Map<Integer, ItemResult> items, Optional<WireError> failure) {
    /// `ok` or the code of the failure, in the order of the items.
    List<String> codes() {
      return items.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(entry -> entry.getValue() instanceof ItemResult.Failed(var code, _) ? code : "ok")
          .toList();
    }

    ItemResult.Produced produced(int item) {
      return (ItemResult.Produced) Objects.requireNonNull(items.get(item));
    }

    ItemResult only() {
      return Objects.requireNonNull(items.get(0));
    }
  }

  static Route route(Engine engine) {
    return Route.to(EngineRouter.of("fake", engine).lanes().iterator().next());
  }

  static Operation operation(String name) {
    return CATALOG.operation(name).orElseThrow();
  }

  static Model model(String operation) {
    return CATALOG.models().stream()
        .filter(model -> model.serves().containsKey(operation))
        .findFirst()
        .orElseThrow();
  }

  /// Pictures of 20*30.
  Invocation pictures(int n) {
    Values asked =
        Values.of(Json.object().put(Meaning.PROMPT, "cat").put(Meaning.SIZE, "20*30"))
            .with(Meaning.N, n)
            .with(Meaning.SEED, 100);
    return new Invocation(
        operation("text2image"), model("text2image"), Mode.ASYNC, values.apply(asked));
  }

  /// A film of a second, eight frames of 64*48.
  Invocation film() {
    Model model =
        CATALOG.models().stream()
            .filter(one -> one.file() == FileKind.MP4)
            .findFirst()
            .orElseThrow();
    Values asked =
        Values.of(Json.object().put(Meaning.PROMPT, "cat").put(Meaning.SIZE, "64*48"))
            .with(Meaning.DURATION, 1)
            .with(Meaning.FPS, 8)
            .with(Meaning.SEED, 100);
    return new Invocation(operation("text2video"), model, Mode.ASYNC, values.apply(asked));
  }

  RunLoop loop() {
    return new RunLoop(time, Rewriting.by(rewriter), () -> true);
  }

  /// A run without inputs, and nothing is kept of it.
  Run of(Route route, Invocation invocation) {
    return of(route, invocation, Inputs.none(invocation.values()), Journal.NONE);
  }

  private Run of(Route route, Invocation invocation, Inputs inputs, Journal journal) {
    return new Run(
        new Owner("id", "key"),
        invocation,
        route,
        inputs,
        stop,
        Deadline.in(TIMEOUT, time),
        journal,
        Admission.ENGINE,
        waits);
  }

  Done run(Engine engine, Invocation invocation) throws IOException, InterruptedException {
    return run(route(engine), invocation);
  }

  Done run(Route route, Invocation invocation) throws IOException, InterruptedException {
    return run(route, invocation, Inputs.none(invocation.values()), Journal.NONE);
  }

  Done run(Route route, Invocation invocation, Inputs inputs, Journal journal)
      throws IOException, InterruptedException {
    Run run = of(route, invocation, inputs, journal);
    Map<Integer, ItemResult> items = new TreeMap<>();
    Gathered gathered = new Gathered(run.owner());
    ItemDelivery delivery =
        new ItemDelivery(
            run,
            new ItemFinisher(store, pixels, Metadata.FULL, "Test"),
            new ItemDelivery.Listener() {
              @Override
              public void done(int item, ItemResult result) {
                items.put(item, result);
                gathered.add(item, result);
              }

              @Override
              public void failed(int item, WireError error) {
                items.put(item, new ItemResult.Failed(error.code(), error.message()));
                gathered.fail(item, error);
              }

              @Override
              public void between(ItemResult part) {}

              @Override
              public void progressed(int percent) {
                percents.add(percent);
              }
            },
            time);
    RunLoop.Ran ran = loop().run(run, delivery);
    return new Done(ran, items, gathered.failure());
  }

  /// Runs in the background, while a test steps the clock.
  CompletableFuture<Sink.Outcome> start(Sink sink, Route route, int n) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return sink.run(this, route, n);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /// Runs in the background, while a test steps the clock.
  CompletableFuture<Done> start(Route route, Invocation invocation) {
    return start(route, invocation, Journal.NONE);
  }

  CompletableFuture<Done> start(Route route, Invocation invocation, Journal journal) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return run(route, invocation, Inputs.none(invocation.values()), journal);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /// Lets so much time pass when the run waits, and waits until the engine has been asked again.
  void passAndAwaitCall(Duration pause, FakeEngine engine) throws InterruptedException {
    time.untilWaitingWithin(pause);
    int before = engine.calls().size();
    time.step(pause);
    while (engine.calls().size() == before) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    pixels.close();
  }
}
