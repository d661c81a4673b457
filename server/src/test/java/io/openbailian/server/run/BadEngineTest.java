package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.Meaning;
import io.openbailian.catalog.Mode;
import io.openbailian.catalog.Values;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.Pcm;
import io.openbailian.engine.Recording;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.routing.Route;
import io.openbailian.server.task.ItemResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/// Every sink survives every engine: the invocation ends, its error names nobody's class and
/// nobody's path, the engine's gate is free, and the next call is served.
class BadEngineTest {
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

  static Stream<BadEngines.Slip> texts() {
    return BadEngines.ofText();
  }

  static Stream<BadEngines.Slip> speech() {
    return BadEngines.ofSpeech();
  }

  static Stream<BadEngines.Slip> transcriptions() {
    return BadEngines.ofTranscriptions();
  }

  private static void isForPeople(String message) {
    assertThat(message)
        .isNotBlank()
        .doesNotContain("Exception")
        .doesNotContain("java.")
        .doesNotContain("io.openbailian")
        .doesNotContain("/etc/")
        .doesNotContain("@");
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void picturesSurvive(BadEngines.Slip slip) throws IOException, InterruptedException {
    survives(new FakeEngine(EngineTraits.plain(), 1).then(slip.behaviour()), false, slip);
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void batchesSurvive(BadEngines.Slip slip) throws IOException, InterruptedException {
    survives(
        new FakeEngine(EngineTraits.plain().with(EngineTraits.Trait.BATCHES), 1)
            .then(slip.behaviour()),
        false,
        slip);
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void filmsSurvive(BadEngines.Slip slip) throws IOException, InterruptedException {
    survives(new FakeEngine(EngineTraits.plain(), 1).then(slip.behaviour()), true, slip);
  }

  private void survives(FakeEngine engine, boolean film, BadEngines.Slip slip)
      throws IOException, InterruptedException {
    Route route = Runs.route(engine);

    Runs.Done done = runs.run(route, film ? runs.film() : runs.pictures(2));

    assertThat(done.ran()).as(slip.name()).isEqualTo(new RunLoop.Ran.Over());
    assertThat(done.items().values())
        .anySatisfy(item -> assertThat(item).isInstanceOf(ItemResult.Failed.class));
    done.items().values().stream()
        .filter(ItemResult.Failed.class::isInstance)
        .forEach(item -> isForPeople(((ItemResult.Failed) item).message()));
    assertThat(route.first().gate().inside()).isZero();
    assertThat(runs.run(route, runs.pictures(1)).codes()).containsExactly("ok");
  }

  @Test
  void twoResultsForAnItemAreOneAndASlip() throws IOException, InterruptedException {
    FakeEngine engine =
        new FakeEngine(EngineTraits.plain().with(EngineTraits.Trait.BATCHES))
            .then((call, sink) -> {
              FakeEngine.draw(call.items().getFirst(), sink);
              FakeEngine.draw(call.items().getFirst(), sink);
              FakeEngine.draw(call.items().getLast(), sink);
            });

    assertThat(runs.run(engine, runs.pictures(2)).codes()).containsExactly("ok", "TaskFailed");
  }

  @Test
  void anEngineThatIgnoresItsInterruptIsGivenUp() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    FakeEngine engine =
        new FakeEngine(EngineTraits.plain(), 1)
            .then((_, _) -> {
              inside.countDown();
              boolean released = false;
              while (!released) {
                try {
                  never.await();
                  released = true;
                } catch (InterruptedException e) {
                  // The point of this engine.
                }
              }
            });
    Route route = Runs.route(engine);
    var result = runs.start(route, runs.pictures(1));

    inside.await();
    runs.time.step(Runs.TIMEOUT.plusSeconds(1));
    while (!result.isDone()) {
      runs.time.step(Duration.ofSeconds(1));
      Thread.onSpinWait();
    }

    assertThat(result.join().codes()).containsExactly("InternalError.Timeout");
    assertThat(route.first().gate().inside()).isZero();
    never.countDown();
  }

  private Run run(Route route, Invocation invocation, Inputs inputs) {
    return new Run(
        new Owner("id", "key"),
        invocation,
        route,
        inputs,
        runs.stop,
        Deadline.in(Runs.TIMEOUT, runs.time),
        Journal.NONE,
        Admission.ENGINE,
        Run.Waits.DIRECT);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textsSurvive(BadEngines.Slip slip) throws IOException, InterruptedException {
    Invocation invocation =
        new Invocation(
            Runs.operation("text_generation"),
            Runs.model("text_generation"),
            Mode.SYNC,
            Values.of(Json.object().put(Meaning.PROMPT, "hello")));
    Route route = Runs.route(new FakeEngine(EngineTraits.plain(), 1).then(slip.behaviour()));
    TextDelivery delivery = new TextDelivery(invocation, new SilentReader());

    RunLoop.Ran ran =
        new RunLoop(runs.time, Optional.empty(), () -> true)
            .run(run(route, invocation, Inputs.none(invocation.values())), delivery);

    assertThat(ran).isEqualTo(new RunLoop.Ran.Over());
    isForPeople(said(delivery.failure()));
    assertThat(route.first().gate().inside()).isZero();
  }

  private static String said(Optional<WireError> error) {
    assertThat(error).isPresent();
    return error.get().message() + error.get().hint();
  }

  private static final class SilentReader implements TextDelivery.Listener {
    @Override
    public void begun(Lane lane) {}

    @Override
    public void wrote(EngineEvent.TextEvent piece) {}

    @Override
    public void counted(EngineEvent.Usage tokens) {}

    @Override
    public void noted(String text) {}

    @Override
    public void idle() {}
  }

  @ParameterizedTest
  @MethodSource("speech")
  void socketsSurvive(BadEngines.Slip slip) throws IOException, InterruptedException {
    Invocation invocation =
        new Invocation(
            Runs.operation("speech_synthesis"),
            Runs.model("speech_synthesis"),
            Mode.DUPLEX,
            Values.of(Json.object().put(Meaning.TEXT, "hello")));
    Route route = Runs.route(new FakeEngine(EngineTraits.plain(), 1).then(slip.behaviour()));
    SpeechDelivery delivery =
        new SpeechDelivery(
            invocation,
            new SpeechDelivery.Listener() {
              @Override
              public void audio(short[] samples, int rate) {}

              @Override
              public void said(Speech.Sentence sentence) {}

              @Override
              public void idle() {}
            });

    RunLoop.Ran ran =
        new RunLoop(runs.time, Optional.empty(), () -> true)
            .run(run(route, invocation, Inputs.none(invocation.values())), delivery);

    assertThat(ran).isEqualTo(new RunLoop.Ran.Over());
    isForPeople(said(delivery.failure()));
    assertThat(route.first().gate().inside()).isZero();
  }

  @ParameterizedTest
  @MethodSource("transcriptions")
  void transcriptionsSurvive(BadEngines.Slip slip) throws IOException, InterruptedException {
    Values values =
        Values.of(
            (ObjectNode)
                Json.mapper().readTree("{\"files\":[\"http://a/b.wav\",\"http://a/c.wav\"]}"));
    Invocation invocation =
        new Invocation(
            Runs.operation("transcription"), Runs.model("transcription"), Mode.ASYNC, values);
    FakeEngine engine = new FakeEngine(EngineTraits.plain(), 1);
    for (int i = 0; i < 2; i++) {
      engine.then(slip.behaviour());
    }
    Route route = Runs.route(engine);

    Runs.Done done = runs.run(route, invocation, new Recordings(values), Journal.NONE);

    assertThat(done.ran()).isEqualTo(new RunLoop.Ran.Over());
    assertThat(done.codes()).hasSize(2).doesNotContain("ok");
    done.items().values().forEach(item -> isForPeople(((ItemResult.Failed) item).message()));
    assertThat(route.first().gate().inside()).isZero();
  }

  /// Recordings that are there.
  private record Recordings(Values values) implements Inputs {
    @Override
    public Map<Integer, WireError> prepare(List<Item> items) {
      return Map.of();
    }

    @Override
    public Recording recording(int item) {
      return new Recording() {
        @Override
        public String address() {
          return "http://a/b.wav";
        }

        @Override
        public String codec() {
          return "pcm_s16le";
        }

        @Override
        public int rate() {
          return 16_000;
        }

        @Override
        public int channels() {
          return 1;
        }

        @Override
        public Duration duration() {
          return Duration.ofSeconds(1);
        }

        @Override
        public InputStream file() {
          return new ByteArrayInputStream(new byte[0]);
        }

        @Override
        public Pcm open(int channel, int rate) {
          throw new IllegalStateException("nobody listens here");
        }
      };
    }
  }
}
