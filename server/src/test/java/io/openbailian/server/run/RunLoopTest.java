package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.Media;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.protocol.ErrorCode;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunLoopTest {
  @TempDir private Path files;
  private Runs runs;

  @BeforeEach
  void open() throws IOException {
    runs = new Runs(files);
  }

  @AfterEach
  void close() {
    runs.close();
  }

  private Runs.Done run(FakeEngine engine, int n) throws IOException, InterruptedException {
    return runs.run(engine, runs.pictures(n));
  }

  private static FakeEngine.Behaviour failing(EngineFailure failure) {
    return (_, _) -> {
      throw failure;
    };
  }

  @Test
  void asksAnEngineThatMakesOneForEachPictureWithItsOwnSeed()
      throws InterruptedException, IOException {
    FakeEngine engine = new FakeEngine();

    assertThat(run(engine, 3).codes()).containsExactly("ok", "ok", "ok");
    assertThat(engine.calls())
        .extracting(call -> call.items().getFirst().seed())
        .containsExactly(100L, 101L, 102L);
  }

  @Test
  void asksAnEngineThatBatchesOnce() throws InterruptedException, IOException {
    FakeEngine engine = new FakeEngine(true);

    assertThat(run(engine, 4).codes()).hasSize(4);
    assertThat(engine.calls()).singleElement().satisfies(c -> assertThat(c.items()).hasSize(4));
  }

  @Test
  void storesAPictureOfExactlyTheSizeAskedFor() throws InterruptedException, IOException {
    assertThat(run(new FakeEngine(), 1).codes()).containsExactly("ok");

    BufferedImage image = ImageIO.read(onlyFile());
    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(20, 30);
  }

  private File onlyFile() throws IOException {
    try (var all = Files.walk(files)) {
      return all.filter(Files::isRegularFile).findFirst().orElseThrow().toFile();
    }
  }

  @Test
  void waitsForABusyEngineWithoutHoldingItsGate() throws InterruptedException {
    FakeEngine engine =
        new FakeEngine()
            .then(failing(new EngineFailure.Busy(Optional.empty(), ErrorCode.RATE_QUOTA.with())));
    var route = Runs.route(engine);
    var result = runs.start(route, runs.pictures(1));

    runs.time.untilWaiting(1);
    assertThat(route.first().gate().inside()).isZero();
    runs.time.step(Duration.ofSeconds(1));

    assertThat(result.join().codes()).containsExactly("ok");
    assertThat(engine.calls()).hasSize(2);
  }

  @Test
  void refusesFinallyWhatTheEngineRefuses() throws InterruptedException, IOException {
    FakeEngine engine =
        new FakeEngine()
            .then(failing(new EngineFailure.Refused(ErrorCode.DATA_INSPECTION_OUTPUT.with())));

    assertThat(run(engine, 1).codes()).containsExactly("DataInspectionFailed");
    assertThat(engine.calls()).hasSize(1);
  }

  @Test
  void keepsTheItemsThatAnEngineReportedBeforeItFailed() throws InterruptedException, IOException {
    FakeEngine engine =
        new FakeEngine(true)
            .then((call, sink) -> {
              FakeEngine.draw(call.items().getFirst(), sink);
              throw new IllegalStateException("out of memory on the card");
            });

    assertThat(run(engine, 2).codes()).containsExactly("ok", "TaskFailed");
  }

  @Test
  void anItemTheEngineNeverReportedHasFailed() throws InterruptedException, IOException {
    assertThat(run(new FakeEngine().then((_, _) -> {}), 1).codes()).containsExactly("TaskFailed");
  }

  @Test
  void bytesThatAreNoPictureFailTheItemAlone() throws InterruptedException, IOException {
    FakeEngine engine =
        new FakeEngine()
            .then((_, sink) ->
                sink.emit(
                    new EngineEvent.MediaReady(
                        0, new Media.Encoded(new byte[] {1, 2, 3}, "image/png"))));

    assertThat(run(engine, 2).codes()).containsExactly("TaskFailed", "ok");
  }

  private static FakeEngine.Behaviour hanging(CountDownLatch inside) {
    return (_, _) -> {
      inside.countDown();
      new CountDownLatch(1).await();
    };
  }

  /// The items that are done count, those that are not have timed out, and the run is over:
  /// whatever the number of items, whichever call it is that hangs, whether the engine batches or
  /// not.
  @ParameterizedTest
  @CsvSource({
    "1,0,false",
    "2,0,false",
    "2,1,false",
    "3,1,false",
    "4,3,false",
    "1,0,true",
    "4,2,true"
  })
  void endsOnceWhenItsTimeIsOver(int n, int hangsAt, boolean batches) throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    FakeEngine engine = new FakeEngine(batches);
    if (batches) {
      engine.then((call, sink) -> {
        for (int i = 0; i < hangsAt; i++) {
          FakeEngine.draw(call.items().get(i), sink);
        }
        hanging(inside).run(call, sink);
      });
    } else {
      engine.then(hangsAt, FakeEngine::draw).then(hanging(inside));
    }
    CompletableFuture<Runs.Done> result = runs.start(Runs.route(engine), runs.pictures(n));

    inside.await();
    runs.time.step(Duration.ofMinutes(2));

    assertThat(result.join().ran()).isEqualTo(new RunLoop.Ran.Over());
    assertThat(result.join().codes().subList(0, hangsAt)).allMatch("ok"::equals);
    assertThat(result.join().codes().subList(hangsAt, n)).containsOnly("InternalError.Timeout");
    assertThat(engine.calls()).hasSize(batches ? 1 : hangsAt + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LEAVE", "END"})
  void endsWithoutAFateWhenItIsStopped(String wish) throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    FakeEngine engine = new FakeEngine().then(hanging(inside));
    CompletableFuture<Runs.Done> result = runs.start(Runs.route(engine), runs.pictures(2));

    inside.await();
    runs.stop.stop(StopWish.valueOf(wish));

    assertThat(result.join().ran()).isEqualTo(new RunLoop.Ran.Stopped(StopWish.valueOf(wish)));
    assertThat(result.join().items()).isEmpty();
    assertThat(engine.calls().getFirst().stop()).isEqualTo(StopWish.valueOf(wish));
  }

  @Test
  void tellsHowFarACallIs() throws IOException, InterruptedException {
    FakeEngine engine =
        new FakeEngine()
            .then((call, sink) -> {
              sink.emit(new EngineEvent.Progress(40));
              FakeEngine.draw(call, sink);
            });

    assertThat(run(engine, 1).codes()).containsExactly("ok");
    assertThat(runs.percents).containsExactly(40);
  }

  @Test
  void letsAnotherIntoTheEngineWhileResultsAreFinished() throws IOException, InterruptedException {
    FakeEngine engine = new FakeEngine(EngineTraits.plain(), 1);
    var route = Runs.route(engine);

    assertThat(runs.run(route, runs.pictures(2)).codes()).containsExactly("ok", "ok");
    assertThat(route.first().gate().inside()).isZero();
  }
}
