package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.test.BadEngines;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every sink survives every engine: the invocation ends, its error names nobody's class and
/// nobody's path, the engine's gate is free, and the next call is served.
class BadEngineTest {
  /// Decides nothing but when a test that has failed ends.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

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

  static Stream<BadEngines.Slip> pictures() {
    return BadEngines.ofPictures();
  }

  private static void isForPeople(WireError error) {
    assertThat(error.message() + error.hint())
        .isNotBlank()
        .doesNotContain("Exception")
        .doesNotContain("java.")
        .doesNotContain("io.openbailian")
        .doesNotContain("/etc/")
        .doesNotContain("@");
  }

  private static Stream<Arguments> kinds() {
    return Stream.of(
            Stream.of(Sink.PICTURES, Sink.FILM)
                .flatMap(sink -> with(sink, BadEngines.ofPictures())),
            with(Sink.TEXT, BadEngines.ofText()),
            with(Sink.SPEECH, BadEngines.ofSpeech()),
            with(Sink.TRANSCRIPTION, BadEngines.ofTranscriptions()),
            with(Sink.VECTORS, BadEngines.ofVectors()),
            with(Sink.SCORES, BadEngines.ofScores()))
        .flatMap(all -> all);
  }

  private static Stream<Arguments> with(Sink sink, Stream<BadEngines.Slip> slips) {
    return slips.map(slip -> Arguments.of(sink, slip));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everySinkSurvives(Sink sink, BadEngines.Slip slip) throws IOException, InterruptedException {
    survives(sink, slip, new FakeEngine(EngineTraits.plain(), 1));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everySinkSurvivesAnEngineThatBatches(Sink sink, BadEngines.Slip slip)
      throws IOException, InterruptedException {
    survives(sink, slip, new FakeEngine(EngineTraits.plain().with(EngineTraits.Trait.BATCHES), 1));
  }

  private void survives(Sink sink, BadEngines.Slip slip, FakeEngine engine)
      throws IOException, InterruptedException {
    Route route = Runs.route(engine.then(slip.behaviour()).computing());

    Sink.Outcome outcome = sink.run(runs, route, 1);

    assertThat(outcome.ran()).as(slip.name()).isEqualTo(new RunLoop.Ran.Over());
    assertThat(outcome.done()).isZero();
    assertThat(outcome.errors()).isNotEmpty().allSatisfy(BadEngineTest::isForPeople);
    assertThat(route.first().gate().inside()).isZero();
    assertThat(engineThreads()).isEmpty();
  }

  /// What it did once does not follow it: the next call is served.
  @ParameterizedTest
  @MethodSource("pictures")
  void theNextCallIsServed(BadEngines.Slip slip) throws IOException, InterruptedException {
    Route route = Runs.route(new FakeEngine(EngineTraits.plain(), 1).then(slip.behaviour()));
    Runs.Done _ = runs.run(route, runs.pictures(1));

    assertThat(runs.run(route, runs.pictures(1)).codes()).containsExactly("ok");
  }

  /// Those that are inside engines; one that has just returned may still be on its way out.
  private static List<Thread> engineThreads() throws InterruptedException {
    List<Thread> all =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("engine-"))
            .toList();
    for (Thread thread : all) {
      thread.join(PATIENCE);
    }
    return all.stream().filter(Thread::isAlive).toList();
  }

  @Test
  void twoResultsForAnItemAreOneAndASlip() throws IOException, InterruptedException {
    FakeEngine engine =
        new FakeEngine(true)
            .then((call, sink) -> {
              FakeEngine.draw(call.items().getFirst(), sink);
              FakeEngine.draw(call.items().getFirst(), sink);
              FakeEngine.draw(call.items().getLast(), sink);
            });

    assertThat(runs.run(engine, runs.pictures(2)).codes()).containsExactly("ok", "TaskFailed");
  }

  /// Numbers come at once: what is said after them changes nothing.
  @ParameterizedTest
  @EnumSource(names = {"VECTORS", "SCORES"})
  void twoAnswersOfNumbersAreOneAndASlip(Sink sink) throws IOException, InterruptedException {
    for (boolean fails : new boolean[] {true, false}) {
      FakeEngine engine =
          new FakeEngine()
              .then((call, events) -> {
                Item item = call.items().getFirst();
                sink.make(call, item, events);
                if (fails) {
                  WireError error = new WireError("X", 500, "x");
                  events.emit(new EngineEvent.ItemFailed(item.index(), error));
                } else {
                  sink.make(call, item, events);
                }
              });

      Sink.Outcome outcome = sink.run(runs, Runs.route(engine), 1);

      assertThat(outcome.done()).isEqualTo(1);
      assertThat(outcome.errors()).isEmpty();
    }
  }

  /// An engine that is still there when its call's time is over, and stays.
  @ParameterizedTest
  @EnumSource(Sink.class)
  void anEngineThatIgnoresItsInterruptIsGivenUp(Sink sink) throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Route route =
        Runs.route(
            new FakeEngine(EngineTraits.plain(), 1)
                .then((_, _) -> {
                  inside.countDown();
                  awaitUninterruptibly(never);
                }));
    CompletableFuture<Sink.Outcome> result = runs.start(sink, route, 1);

    inside.await();
    runs.time.step(Runs.TIMEOUT.plusSeconds(1));
    while (!result.isDone()) {
      runs.time.step(Duration.ofSeconds(1));
      Thread.onSpinWait();
    }

    assertThat(result.join().ran()).isEqualTo(new RunLoop.Ran.Over());
    assertThat(result.join().errors())
        .extracting(WireError::code)
        .containsExactly("InternalError.Timeout");
    assertThat(route.first().gate().inside()).isZero();
    never.countDown();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean released = false;
    while (!released) {
      try {
        latch.await();
        released = true;
      } catch (InterruptedException e) {
        released = false; // the point of this engine
      }
    }
  }

  /// From a thread of its own, after it has returned: nothing comes of it, and the thread is told.
  @ParameterizedTest
  @EnumSource(Sink.class)
  void anEngineThatEmitsAfterItHasReturnedIsNotHeard(Sink sink)
      throws IOException, InterruptedException {
    CountDownLatch returned = new CountDownLatch(1);
    Thread[] late = new Thread[1];
    Route route =
        Runs.route(
            new FakeEngine(EngineTraits.plain(), 1)
                .then((call, events) -> {
                  Item item = call.items().getFirst();
                  late[0] = Thread.ofPlatform().start(() -> emitUntilRefused(returned, events));
                  sink.make(call, item, events);
                }));

    Sink.Outcome outcome = sink.run(runs, route, 1);
    returned.countDown();

    assertThat(outcome.done()).isEqualTo(1);
    assertThat(late[0].join(PATIENCE)).as("its thread has ended").isTrue();
  }

  private static void emitUntilRefused(CountDownLatch from, EventSink events) {
    try {
      from.await();
      while (true) {
        events.emit(new EngineEvent.Handle("late"));
      }
    } catch (InterruptedException e) {
      return; // told that nobody reads
    }
  }
}
