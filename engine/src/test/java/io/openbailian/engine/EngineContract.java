package io.openbailian.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openbailian.engine.EngineEvent.ItemFailed;
import io.openbailian.engine.EngineEvent.MediaReady;
import io.openbailian.engine.EngineEvent.Progress;
import io.openbailian.engine.EngineEvent.Rewritten;
import io.openbailian.protocol.PixelSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every {@link Engine} promises. An engine's test extends this class, opens its engine and
/// says which calls it can carry out; the server relies on nothing else.
public abstract class EngineContract {
  /// Decides nothing but when a test that has failed ends.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Engine engine;

  /// Opens a fresh engine; the contract closes it.
  protected abstract Engine open() throws Exception;

  /// A call that the engine serves and ends within seconds.
  protected abstract TestCall call();

  /// A call that runs far longer than a second unless it is stopped; empty when there is none.
  protected Optional<TestCall> longCall() {
    return Optional.empty();
  }

  /// A call that the engine does not serve; empty when it serves everything.
  protected Optional<TestCall> unservedCall() {
    return Optional.empty();
  }

  /// Whether the same values, seed and size give the same pixels.
  protected boolean deterministic() {
    return true;
  }

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
    List<EngineEvent> events = runAll(call().items(3));

    assertThat(results(events)).containsExactlyInAnyOrder(0, 1, 2);
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
  void rewritesAPromptBeforeItsMediaWhenAsked() throws EngineFailure, InterruptedException {
    assumeTrue(engine.traits().rewritesPrompts(), "the engine leaves rewriting to the caller");

    List<EngineEvent> events = runAll(call().promptExtend(true).items(2));

    for (int item = 0; item < 2; item++) {
      int wanted = item;
      int rewritten = position(events, e -> e instanceof Rewritten(int i, var _) && i == wanted);
      int done = position(events, e -> resultOf(e).filter(i -> i == wanted).isPresent());
      assertThat(rewritten).as("place of the rewriting of item %d", item).isBetween(0, done);
    }
  }

  @Test
  void leavesAPromptAloneWhenNotAsked() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = runAll(call().promptExtend(false));

    assertThat(events).noneMatch(Rewritten.class::isInstance);
  }

  @Test
  void makesPicturesOfExactlyTheSizeAskedFor() throws EngineFailure, InterruptedException {
    assumeTrue(engine.traits().exactSize(), "the caller resizes");

    for (String size : List.of("97*61", "64*64", "61*97")) {
      PixelSize wanted = PixelSize.parse(size).orElseThrow();
      BufferedImage picture = onlyPicture(call().size(size));
      assertThat(new PixelSize(picture.getWidth(), picture.getHeight())).isEqualTo(wanted);
    }
  }

  @Test
  void handsOverPicturesOfAKnownLayout() throws EngineFailure, InterruptedException {
    for (EngineEvent event : runAll(call())) {
      if (event instanceof MediaReady(int _, Media.Picture(BufferedImage image))) {
        assertThat(image.getType()).isIn(BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB);
      }
    }
  }

  @Test
  void makesItemIAsTheOnlyItemOfSeedPlusI() throws EngineFailure, InterruptedException {
    assumeTrue(deterministic(), "the engine is not deterministic");
    List<EngineEvent> together = runAll(call().seed(40).items(3));

    BufferedImage alone = onlyPicture(call().seed(42));

    assertThat(pixels(picture(together, 2))).isEqualTo(pixels(alone));
  }

  @Test
  void makesTheSamePixelsAgain() throws EngineFailure, InterruptedException {
    assumeTrue(deterministic(), "the engine is not deterministic");

    int[] first = pixels(onlyPicture(call()));

    assertThat(pixels(onlyPicture(call()))).isEqualTo(first);
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

    assertThat(all).allSatisfy(events -> assertThat(results(events)).containsExactly(0));
    if (deterministic()) {
      List<EngineEvent> again = runAll(call().seed(100));
      assertThat(pictures(all.getFirst())).isEqualTo(pictures(again));
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
    assumeTrue(call != null, "the engine has no long call");

    Throwable failure = stopAfterBegin(call, _ -> call.end());

    assertThat(failure).isInstanceOf(InterruptedException.class);
    assertThat(call.pollsAfterStop())
        .as("nobody goes on working who was told to stop")
        .isLessThanOrEqualTo(2 + 2 * engine.width());
  }

  @Test
  void endsWhenItIsInterrupted() throws EngineFailure, InterruptedException {
    TestCall call = longCall().orElse(null);
    assumeTrue(call != null, "the engine has no long call");

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

  /// The picture of a call for one item.
  protected final BufferedImage onlyPicture(TestCall call)
      throws EngineFailure, InterruptedException {
    List<EngineEvent> events = runAll(call);
    assertThat(results(events)).hasSize(1);
    return picture(events, 0);
  }

  /// The pixels of a picture, row by row.
  protected static int[] pixels(BufferedImage picture) {
    return picture.getRGB(
        0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
  }

  private static BufferedImage picture(List<EngineEvent> events, int item) {
    return events.stream()
        .filter(event -> event instanceof MediaReady(int i, var _) && i == item)
        .map(event -> decoded(((MediaReady) event).media()))
        .findFirst()
        .or(() -> onlyMedia(events))
        .orElseThrow(
            () -> new AssertionError("no picture of item %d in %s".formatted(item, events)));
  }

  private static Optional<BufferedImage> onlyMedia(List<EngineEvent> events) {
    List<BufferedImage> all =
        events.stream()
            .filter(MediaReady.class::isInstance)
            .map(event -> decoded(((MediaReady) event).media()))
            .toList();
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private static List<List<Integer>> pictures(List<EngineEvent> events) {
    return events.stream()
        .filter(MediaReady.class::isInstance)
        .map(event -> pixels(decoded(((MediaReady) event).media())))
        .map(pixels -> Arrays.stream(pixels).boxed().toList())
        .toList();
  }

  private static BufferedImage decoded(Media media) {
    return switch (media) {
      case Media.Picture(var image) -> image;
      case Media.Film _ -> throw new AssertionError("a film has no one picture");
      case Media.Encoded(var bytes, var type) -> decode(bytes, type);
    };
  }

  private static BufferedImage decode(byte[] bytes, String mediaType) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
      assertThat(image).as("picture of %s", mediaType).isNotNull();
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> results(List<EngineEvent> events) {
    return events.stream().map(EngineContract::resultOf).flatMap(Optional::stream).toList();
  }

  private static Optional<Integer> resultOf(EngineEvent event) {
    return switch (event) {
      case MediaReady(int item, var _) -> Optional.of(item);
      case ItemFailed(int item, var _) -> Optional.of(item);
      case EngineEvent.Transcribed(int item, var _) -> Optional.of(item);
      case EngineEvent.Finished(int item, var _) -> Optional.of(item);
      case EngineEvent.Embedded _, EngineEvent.Ranked _ -> Optional.of(0);
      case Progress _,
          Rewritten _,
          EngineEvent.TextDelta _,
          EngineEvent.ToolCallDelta _,
          EngineEvent.Usage _,
          EngineEvent.Handle _,
          EngineEvent.Frame _,
          EngineEvent.AudioChunk _,
          EngineEvent.Said _,
          EngineEvent.Note _ ->
          Optional.empty();
    };
  }

  private static int position(List<EngineEvent> events, Predicate<EngineEvent> wanted) {
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
