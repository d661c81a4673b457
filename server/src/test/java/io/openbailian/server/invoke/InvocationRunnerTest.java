package io.openbailian.server.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.Meaning;
import io.openbailian.catalog.Mode;
import io.openbailian.catalog.Model;
import io.openbailian.catalog.Operation;
import io.openbailian.catalog.Values;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Media;
import io.openbailian.engine.SteppedTime;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.config.Settings.Metadata;
import io.openbailian.server.media.PixelPool;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.StopSignal;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvocationRunnerTest {
  private static final Catalog CATALOG = Catalog.builtIn();

  @TempDir private Path files;
  private final PixelPool pixels = new PixelPool(1);
  private final SteppedTime time = SteppedTime.atNoon();
  private final StopSignal stop = new StopSignal();

  @AfterEach
  void close() {
    pixels.close();
  }

  private Optional<List<Done.Item>> run(FakeEngine engine, int n)
      throws InterruptedException, IOException {
    Operation operation = CATALOG.operation("text2image").orElseThrow();
    Model model = CATALOG.models().getFirst();
    Values values =
        Values.of(Json.object().put(Meaning.PROMPT, "cat").put(Meaning.SIZE, "20*30"))
            .with(Meaning.N, n)
            .with(Meaning.SEED, 100);
    Lane lane = new EngineRouter(Map.of("embedded", engine), Map.of()).laneFor(operation, model);
    ItemFinisher finisher =
        new ItemFinisher(new DiskArtifactStore(files), pixels, Metadata.FULL, "Test");
    List<Done.Item> items = new ArrayList<>();
    boolean over =
        new InvocationRunner(
                (i, _) -> Inputs.none(i.values()), finisher, time, Duration.ofMinutes(1))
            .run(
                new InvocationRunner.Owner("id", "key"),
                new Invocation(operation, model, Mode.ASYNC, values),
                lane,
                stop,
                part -> items.add((Done.Item) part));
    return over ? Optional.of(items) : Optional.empty();
  }

  private static String codeOf(Done.Item done) {
    return done.stored() instanceof ItemFinisher.Stored.Failed(var error) ? error.code() : "ok";
  }

  @Test
  void asksAnEngineThatMakesOneForEachPictureWithItsOwnSeed()
      throws InterruptedException, IOException {
    FakeEngine engine = new FakeEngine();

    List<Done.Item> items = run(engine, 3).orElseThrow();

    assertThat(items).extracting(InvocationRunnerTest::codeOf).containsExactly("ok", "ok", "ok");
    assertThat(engine.calls())
        .extracting(call -> call.items().getFirst().seed())
        .containsExactly(100L, 101L, 102L);
  }

  @Test
  void asksAnEngineThatBatchesOnce() throws InterruptedException, IOException {
    FakeEngine engine = new FakeEngine(true);

    assertThat(run(engine, 4).orElseThrow()).hasSize(4);
    assertThat(engine.calls()).singleElement().satisfies(c -> assertThat(c.items()).hasSize(4));
  }

  @Test
  void storesAPictureOfExactlyTheSizeAskedFor() throws InterruptedException, IOException {
    Done.Item done = run(new FakeEngine(), 1).orElseThrow().getFirst();

    assertThat(done.stored()).isInstanceOf(ItemFinisher.Stored.File.class);
    BufferedImage image = ImageIO.read(onlyFile());
    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(20, 30);
  }

  private File onlyFile() throws IOException {
    try (var all = Files.walk(files)) {
      return all.filter(Files::isRegularFile).findFirst().orElseThrow().toFile();
    }
  }

  @Test
  void triesAgainWhatTheEngineSaysMaySucceedLater() throws InterruptedException, IOException {
    FakeEngine engine =
        new FakeEngine()
            .then((_, _) -> {
              throw new EngineFailure.Refused(ErrorCode.RATE_QUOTA.with(), true);
            });
    var result = CompletableFuture.supplyAsync(() -> runUnchecked(engine));

    time.untilWaiting(1);
    time.step(Duration.ofSeconds(1));

    assertThat(codeOf(result.join().orElseThrow().getFirst())).isEqualTo("ok");
    assertThat(engine.calls()).hasSize(2);
  }

  private Optional<List<Done.Item>> runUnchecked(FakeEngine engine) {
    try {
      return run(engine, 1);
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void failsFinallyWhatTheEngineDoesNotCallRetryable() throws InterruptedException, IOException {
    FakeEngine engine =
        new FakeEngine()
            .then((_, _) -> {
              throw new EngineFailure.Refused(ErrorCode.DATA_INSPECTION_OUTPUT.with());
            });

    assertThat(run(engine, 1).orElseThrow())
        .extracting(InvocationRunnerTest::codeOf)
        .containsExactly("DataInspectionFailed");
    assertThat(engine.calls()).hasSize(1);
  }

  @Test
  void keepsTheItemsThatAnEngineReportedBeforeItFailed() throws InterruptedException, IOException {
    FakeEngine engine =
        new FakeEngine(true)
            .then((call, sink) -> {
              FakeEngine.draw(
                  new Call(
                      call.id(),
                      ((Call) call).invocation(),
                      Inputs.none(call.values()),
                      call.items().subList(0, 1),
                      stop),
                  sink);
              throw new IllegalStateException("out of memory on the card");
            });

    assertThat(run(engine, 2).orElseThrow())
        .extracting(InvocationRunnerTest::codeOf)
        .containsExactly("ok", "TaskFailed");
  }

  @Test
  void anItemTheEngineNeverReportedHasFailed() throws InterruptedException, IOException {
    FakeEngine engine = new FakeEngine().then((_, _) -> {});

    assertThat(run(engine, 1).orElseThrow())
        .extracting(InvocationRunnerTest::codeOf)
        .containsExactly("TaskFailed");
  }

  @Test
  void bytesThatAreNoPictureFailTheItemAlone() throws InterruptedException, IOException {
    FakeEngine engine =
        new FakeEngine()
            .then((call, sink) ->
                sink.emit(
                    new EngineEvent.MediaReady(
                        0, new Media.Encoded(new byte[] {1, 2, 3}, "image/png"))));

    assertThat(run(engine, 2).orElseThrow())
        .extracting(InvocationRunnerTest::codeOf)
        .containsExactly("TaskFailed", "ok");
  }

  @Test
  void endsWithATimeoutWhenTheEngineHangs() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    FakeEngine engine =
        new FakeEngine()
            .then((_, _) -> {
              inside.countDown();
              new CountDownLatch(1).await();
            });
    var result = CompletableFuture.supplyAsync(() -> runUnchecked(engine));

    inside.await();
    time.step(Duration.ofMinutes(2));

    assertThat(result.join().orElseThrow())
        .extracting(InvocationRunnerTest::codeOf)
        .containsExactly("InternalError.Timeout");
  }

  @Test
  void hasNoResultWhenItIsStopped() throws InterruptedException, IOException {
    CountDownLatch inside = new CountDownLatch(1);
    FakeEngine engine =
        new FakeEngine()
            .then((_, _) -> {
              inside.countDown();
              new CountDownLatch(1).await();
            });
    var result = CompletableFuture.supplyAsync(() -> runUnchecked(engine));

    inside.await();
    stop.stop();

    assertThat(result.join()).isEmpty();
  }
}
