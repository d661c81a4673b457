package io.openbailian.engine.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.ItemFailed;
import io.openbailian.engine.EngineEvent.MediaReady;
import io.openbailian.engine.EngineEvent.Progress;
import io.openbailian.engine.EngineFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every {@link Engine} promises, whatever it makes. An engine's tests extend the contract of
/// each kind of work it does ({@link PictureContract}, {@link FilmContract}, {@link TextContract},
/// {@link SpeechContract}, {@link RecognitionContract}, {@link TranscriptionContract}, {@link
/// NumbersContract}), open the engine and say which calls it can carry out; the server relies on
/// nothing else.
public abstract class EngineContract {
  /// Decides nothing but when a test that has failed ends.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Engine engine;

  /// Opens a fresh engine; the contract closes it.
  protected abstract Engine open() throws Exception;

  /// A call that the engine serves and ends within seconds.
  protected abstract TestCall call();

  /// The events that belong to this kind of work, besides those that belong to any.
  protected abstract Class<? extends EngineEvent> kind();

  /// A call that runs far longer than a second unless it is stopped; empty when there is none.
  protected Optional<TestCall> longCall() {
    return Optional.empty();
  }

  /// A call that the engine does not serve; empty when it serves everything.
  protected Optional<TestCall> unservedCall() {
    return Optional.empty();
  }

  /// Whether the same values and seed give the same result.
  protected boolean deterministic() {
    return true;
  }

  /// Whether a call ends when there is no more to say, rather than with a result for each item.
  protected boolean duplex() {
    return false;
  }

  /// Whether calls have one item always, for the kinds of work where that is so.
  private boolean single() {
    return EngineEvent.NumbersEvent.class.isAssignableFrom(kind());
  }

  /// What of a call's events is the same whenever the call is.
  protected abstract Object essence(List<EngineEvent> events);

  /// The engine under test, for the tests that a subclass adds.
  protected final Engine engine() {
    return engine;
  }

  @BeforeEach
  void openEngine() throws Exception {
    engine = open();
  }

  @AfterEach
  void closeEngine() {
    engine.close();
  }

  @Test
  void endsAfterExactlyOneResultForEachItem() throws EngineFailure, InterruptedException {
    if (duplex()) {
      assertThat(results(runAll(call()))).isEmpty();
      return;
    }
    if (single()) {
      assertThat(results(runAll(call()))).containsExactly(0);
      return;
    }
    assertThat(results(runAll(call().items(3)))).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void emitsNothingThatBelongsToAnotherKindOfWork() throws EngineFailure, InterruptedException {
    assertThat(runAll(call()))
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event).isInstanceOfAny(EngineEvent.Common.class, kind()));
  }

  @Test
  void tellsNothingOfAnItemAfterItsEnd() throws EngineFailure, InterruptedException {
    Set<Integer> over = new HashSet<>();
    for (EngineEvent event : runAll(duplex() || single() ? call() : call().items(2))) {
      about(event).ifPresent(item -> assertThat(over).as("%s", event).doesNotContain(item));
      resultOf(event).ifPresent(over::add);
    }
  }

  @Test
  void emitsOnTheCallingThread() throws EngineFailure, InterruptedException {
    Set<Thread> threads = new HashSet<>();

    engine.run(call(), _ -> threads.add(Thread.currentThread()));

    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void reportsProgressBetweenZeroAndAHundred() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = runAll(call());

    assertThat(events.stream().filter(Progress.class::isInstance).map(Progress.class::cast))
        .allSatisfy(progress -> assertThat(progress.percent()).isBetween(0, 100));
  }

  @Test
  void doesTheSameAgain() throws EngineFailure, InterruptedException {
    if (!deterministic()) {
      return; // the engine is not deterministic: it promises nothing here
    }

    Object first = essence(runAll(call()));

    assertThat(essence(runAll(call()))).isEqualTo(first);
  }

  @Test
  void servesAsManyCallsAtOnceAsItsWidth()
      throws EngineFailure, InterruptedException, ExecutionException {
    int width = Math.min(engine.width(), 16);
    assertThat(engine.width()).isPositive();
    List<TestCall> calls = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      calls.add(call().seed(100L + i));
    }

    List<List<EngineEvent>> all = inParallel(calls);

    assertThat(all).allSatisfy(events -> assertThat(results(events)).hasSize(duplex() ? 0 : 1));
    if (deterministic()) {
      assertThat(essence(all.getFirst())).isEqualTo(essence(runAll(call().seed(100))));
    }
  }

  @Test
  void servesWhatItSaysItServes() {
    TestCall call = call();

    assertThat(engine.serves(call.operation(), call.model())).isTrue();
  }

  @Test
  void refusesACallItDoesNotServe() {
    TestCall unserved = unservedCall().orElse(null);
    if (unserved == null) { // then it serves calls of every kind
      TestCall other = TestCall.text("a call of another kind");
      assertThat(engine.serves(other.operation(), other.model())).isTrue();
      return;
    }
    List<EngineEvent> events = new ArrayList<>();

    assertThat(engine.serves(unserved.operation(), unserved.model())).isFalse();
    assertThatExceptionOfType(EngineFailure.class)
        .isThrownBy(() -> engine.run(unserved, events::add));
    assertThat(events).noneMatch(MediaReady.class::isInstance);
  }

  @Test
  void endsWhenACallIsStopped() throws EngineFailure, InterruptedException {
    TestCall call = longCall().orElse(null);
    if (call == null) {
      return; // the engine has no long call: it promises nothing here
    }

    Throwable failure = stopAfterBegin(call, _ -> call.end());

    assertThat(failure).isInstanceOf(InterruptedException.class);
    assertThat(call.pollsAfterStop())
        .as("nobody goes on working who was told to stop")
        .isLessThanOrEqualTo(2 + 2 * engine.width());
  }

  @Test
  void endsWhenItIsInterrupted() throws EngineFailure, InterruptedException {
    TestCall call = longCall().orElse(null);
    if (call == null) {
      return; // the engine has no long call: it promises nothing here
    }

    assertThat(stopAfterBegin(call, Thread::interrupt)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void letsAnInterruptOfTheSinkOut() {
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() ->
            engine.run(
                call(),
                _ -> {
                  throw new InterruptedException("the sink was stopped");
                }));
  }

  @Test
  void carriesOutNothingOnceClosed() {
    engine.close();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> engine.run(call(), _ -> {}));
    assertThatNoException().isThrownBy(engine::close);
  }

  /// Everything that happens during the call, split as the traits say.
  protected final List<EngineEvent> runAll(TestCall call)
      throws EngineFailure, InterruptedException {
    List<EngineEvent> events = new ArrayList<>();
    for (TestCall part : engine.traits().batches() ? List.of(call) : call.split()) {
      engine.run(part, events::add);
    }
    return events;
  }

  /// The items that have a result.
  protected static List<Integer> results(List<EngineEvent> events) {
    return events.stream().map(EngineContract::resultOf).flatMap(Optional::stream).toList();
  }

  private static Optional<Integer> resultOf(EngineEvent event) {
    return switch (event) {
      case MediaReady(int item, var _) -> Optional.of(item);
      case ItemFailed(int item, var _) -> Optional.of(item);
      case EngineEvent.Transcribed(int item, var _) -> Optional.of(item);
      case EngineEvent.Finished(int item, var _) -> Optional.of(item);
      case EngineEvent.Answered(int item, var _) -> Optional.of(item);
      case EngineEvent.Embedded _, EngineEvent.Ranked _ -> Optional.of(0);
      case Progress _,
          EngineEvent.Rewritten _,
          EngineEvent.Missed _,
          EngineEvent.TextDelta _,
          EngineEvent.ToolCallDelta _,
          EngineEvent.Usage _,
          EngineEvent.Handle _,
          EngineEvent.Frame _,
          EngineEvent.Fetched _,
          EngineEvent.AudioChunk _,
          EngineEvent.Said _,
          EngineEvent.Note _ ->
          Optional.empty();
    };
  }

  /// The item that an event is about.
  private static Optional<Integer> about(EngineEvent event) {
    return switch (event) {
      case MediaReady(int item, var _) -> Optional.of(item);
      case ItemFailed(int item, var _) -> Optional.of(item);
      case EngineEvent.Transcribed(int item, var _) -> Optional.of(item);
      case EngineEvent.Finished(int item, var _) -> Optional.of(item);
      case EngineEvent.Rewritten(int item, var _) -> Optional.of(item);
      case EngineEvent.Missed(int item, var _) -> Optional.of(item);
      case EngineEvent.Frame(int item, var _, var _) -> Optional.of(item);
      case EngineEvent.ToolCallDelta(int item, _, _, _, _) -> Optional.of(item);
      case EngineEvent.TextDelta(int item, _, _, _) -> Optional.of(item);
      case EngineEvent.Fetched(int item, var _, var _) -> Optional.of(item);
      case EngineEvent.Answered(int item, var _) -> Optional.of(item);
      case Progress _,
          EngineEvent.Usage _,
          EngineEvent.Handle _,
          EngineEvent.AudioChunk _,
          EngineEvent.Said _,
          EngineEvent.NumbersEvent _,
          EngineEvent.Note _ ->
          Optional.empty();
    };
  }

  /// The place of the first event that is wanted; -1 when there is none.
  protected static int position(List<EngineEvent> events, Predicate<EngineEvent> wanted) {
    return Stream.iterate(0, i -> i < events.size(), i -> i + 1)
        .filter(i -> wanted.test(events.get(i)))
        .findFirst()
        .orElse(-1);
  }

  private List<List<EngineEvent>> inParallel(List<TestCall> calls)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      List<Callable<List<EngineEvent>>> work = calls.stream().map(this::running).toList();
      List<List<EngineEvent>> all = new ArrayList<>();
      for (Future<List<EngineEvent>> done :
          threads.invokeAll(work, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        all.add(done.get());
      }
      return all;
    }
  }

  @SuppressWarnings("InterruptedExceptionSwallowed") // a Callable declares Exception
  private Callable<List<EngineEvent>> running(TestCall call) {
    return () -> runAll(call);
  }

  /// How the call ends that is stopped once it has begun.
  private Throwable stopAfterBegin(TestCall call, Consumer<Thread> stop)
      throws InterruptedException {
    Throwable[] thrown = {new AssertionError("the call ended by itself before it was stopped")};
    Thread thread = Thread.ofPlatform().unstarted(() -> thrown[0] = failureOf(call));
    thread.start();
    assertThat(call.awaitBegun(PATIENCE.toSeconds())).as("the call began").isTrue();

    stop.accept(thread);

    assertThat(thread.join(PATIENCE)).as("the call ended at all").isTrue();
    return thrown[0];
  }

  private Throwable failureOf(TestCall call) {
    try {
      engine.run(call, _ -> {});
      return new AssertionError("the call ended by itself before it was stopped");
    } catch (EngineFailure | InterruptedException | RuntimeException e) {
      return e;
    }
  }
}
