package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.routing.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What each of the five failures leads to along a route.
class RouteWalkTest {
  private static final EngineTraits PAID =
      EngineTraits.plain().with(EngineTraits.Trait.COSTS_MONEY);

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

  private static Lane lane(String name, Engine engine) {
    return EngineRouter.of(name, engine).lanes().iterator().next();
  }

  private static Route route(Engine... engines) {
    return new Route(
        Stream.of(engines).map(engine -> List.of(lane("engine", engine))).toList(),
        Optional.empty());
  }

  private static FakeEngine.Behaviour failing(EngineFailure failure) {
    return (_, _) -> {
      throw failure;
    };
  }

  /// An engine that cannot be reached.
  static FakeEngine.Behaviour down() {
    return failing(new EngineFailure.Down("refused"));
  }

  private Runs.Done run(Route route) throws IOException, InterruptedException {
    return runs.run(route, runs.pictures(1));
  }

  @Test
  void whatIsRefusedIsShownToNobodyElse() throws IOException, InterruptedException {
    FakeEngine second = new FakeEngine();
    FakeEngine first =
        new FakeEngine()
            .then(failing(new EngineFailure.Refused(ErrorCode.DATA_INSPECTION_INPUT.with())));

    assertThat(run(route(first, second)).codes()).containsExactly("DataInspectionFailed");
    assertThat(second.calls()).isEmpty();
  }

  @Test
  void anEngineThatIsDownIsPassedOverAtOnce() throws IOException, InterruptedException {
    FakeEngine first = new FakeEngine().then(down());
    FakeEngine second = new FakeEngine();

    assertThat(run(route(first, second)).codes()).containsExactly("ok");
    assertThat(second.calls()).hasSize(1);
  }

  @Test
  void whereAllAreDownTheyAreAskedAgainThreeTimesInAll() throws InterruptedException {
    FakeEngine only = new FakeEngine().then(9, down());
    var result = runs.start(route(only), runs.pictures(1));
    runs.passAndAwaitCall(Duration.ofSeconds(1), only);
    runs.passAndAwaitCall(Duration.ofSeconds(2), only);

    assertThat(result.join().codes()).containsExactly("ModelUnavailable");
    assertThat(only.calls()).hasSize(3);
  }

  @Test
  void anEqualIsAskedBeforeABusyEngineIsWaitedFor() throws IOException, InterruptedException {
    FakeEngine busy =
        new FakeEngine().then(9, failing(new EngineFailure.Busy(Duration.ofHours(1))));
    FakeEngine equal = new FakeEngine();
    FakeEngine next = new FakeEngine();
    Route route =
        new Route(
            List.of(List.of(lane("a", busy), lane("b", equal)), List.of(lane("c", next))),
            Optional.empty());

    assertThat(run(route).codes()).containsExactly("ok");
    assertThat(next.calls()).isEmpty();
  }

  /// What it wants cannot be had: asked again at once, for ever, or never in a lifetime.
  @ParameterizedTest
  @ValueSource(longs = {0, -5, Long.MAX_VALUE})
  void aBusyEngineIsAskedAgainWithinReasonWhateverItSays(long seconds) throws InterruptedException {
    FakeEngine busy =
        new FakeEngine().then(10_000, failing(new EngineFailure.Busy(Duration.ofSeconds(seconds))));
    CompletableFuture<Runs.Done> result = runs.start(route(busy), runs.pictures(1));

    while (!result.isDone()) {
      runs.time.step(Duration.ofMillis(100));
      Thread.onSpinWait();
    }

    // Whichever is over first by this clock, its patience or its time.
    assertThat(result.join().codes())
        .isSubsetOf("Throttling.RateQuota", "InternalError.Timeout")
        .hasSize(1);
    assertThat(busy.calls()).hasSizeLessThan(50);
  }

  @Test
  void aBusyEngineIsWaitedForWithinThePatienceAndThenTheNextIsAsked()
      throws IOException, InterruptedException {
    FakeEngine busy =
        new FakeEngine().then(9, failing(new EngineFailure.Busy(Duration.ofHours(1))));
    FakeEngine next = new FakeEngine();

    assertThat(run(route(busy, next)).codes()).containsExactly("ok");
    assertThat(busy.calls()).hasSize(1);
    assertThat(next.calls()).hasSize(1);
  }

  @Test
  void whereNobodyIsLeftABusyEngineSaysSo() throws IOException, InterruptedException {
    FakeEngine busy =
        new FakeEngine().then(9, failing(new EngineFailure.Busy(Duration.ofHours(1))));

    assertThat(run(route(busy)).codes()).containsExactly(ErrorCode.RATE_QUOTA.code());
  }

  @Test
  void aBrokenAnswerGoesToTheNextEngineAndTwoEndTheRequest()
      throws IOException, InterruptedException {
    FakeEngine fine = new FakeEngine();
    assertThat(
            run(route(new FakeEngine().then(failing(new EngineFailure.Broken("html"))), fine))
                .codes())
        .containsExactly("ok");

    FakeEngine third = new FakeEngine();
    assertThat(
            run(route(
                    new FakeEngine().then(failing(new EngineFailure.Broken("html"))),
                    new FakeEngine().then(failing(new EngineFailure.Broken("html"))),
                    third))
                .codes())
        .containsExactly("TaskFailed");
    assertThat(third.calls()).isEmpty();
  }

  @Test
  void whatMayHaveBeenPaidForIsNotAskedTwice() throws IOException, InterruptedException {
    FakeEngine paid = new FakeEngine(PAID).then(failing(new EngineFailure.Unknown("cut")));
    FakeEngine next = new FakeEngine();

    assertThat(run(route(paid, next)).codes()).containsExactly("TaskFailed");
    assertThat(next.calls()).isEmpty();
  }

  @Test
  void whatCostsNothingIsAskedAgainElsewhere() throws IOException, InterruptedException {
    FakeEngine free = new FakeEngine().then(failing(new EngineFailure.Unknown("cut")));

    assertThat(run(route(free, new FakeEngine())).codes()).containsExactly("ok");
  }

  @Test
  void whatIsUnknownIsAskedForByItsHandle() throws IOException, InterruptedException {
    FakeEngine paid =
        new FakeEngine(PAID)
            .then((_, sink) -> {
              sink.emit(new EngineEvent.Handle("job-7"));
              throw new EngineFailure.Unknown("cut");
            });

    assertThat(run(route(paid)).codes()).containsExactly("ok");
    assertThat(paid.calls()).hasSize(2);
    assertThat(paid.calls().getFirst().handle()).isEmpty();
    assertThat(paid.calls().getLast().handle()).contains("job-7");
  }

  @Test
  void workThatWasHandedOnIsWaitedForWhileItsEngineIsAway() throws InterruptedException {
    FakeEngine paid =
        new FakeEngine(PAID)
            .then((_, sink) -> {
              sink.emit(new EngineEvent.Handle("job-7"));
              throw new EngineFailure.Unknown("cut");
            })
            .then(2, failing(new EngineFailure.Down("away")));
    FakeEngine next = new FakeEngine();
    var result = runs.start(route(paid, next), runs.pictures(1));
    runs.passAndAwaitCall(Duration.ofSeconds(1), paid);
    runs.passAndAwaitCall(Duration.ofSeconds(2), paid);

    assertThat(result.join().codes()).containsExactly("ok");
    assertThat(paid.calls())
        .hasSize(4)
        .extracting(call -> call.handle().orElse(""))
        .endsWith("job-7");
    assertThat(next.calls()).isEmpty();
  }

  @Test
  void itemsThatAreDoneStayAndTheOthersGoElsewhereWithTheirSeeds()
      throws IOException, InterruptedException {
    FakeEngine first =
        new FakeEngine(true)
            .then((call, sink) -> {
              FakeEngine.draw(call.items().get(1), sink);
              throw new EngineFailure.Broken("html");
            });
    FakeEngine second = new FakeEngine(true);

    assertThat(runs.run(route(first, second), runs.pictures(3)).codes())
        .containsExactly("ok", "ok", "ok");
    assertThat(second.calls().getFirst().items())
        .extracting(item -> item.index(), item -> item.seed())
        .containsExactly(tuple(0, 100L), tuple(2, 102L));
  }

  @Test
  void anEngineThatKeepsFailingIsAskedLastForAWhile() throws IOException, InterruptedException {
    FakeEngine failing = new FakeEngine().then(3, failing(new EngineFailure.Down("away")));
    FakeEngine healthy = new FakeEngine();
    Route route = route(failing, healthy);
    for (int i = 0; i < 4; i++) {
      assertThat(run(route).codes()).containsExactly("ok");
    }
    assertThat(failing.calls()).hasSize(3);

    runs.time.step(Duration.ofSeconds(31));
    assertThat(run(route).codes()).containsExactly("ok");
    assertThat(failing.calls()).hasSize(4);
  }
}
