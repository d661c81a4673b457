package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.admission.Principal;
import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.artifact.sql.SqlArtifactIndex;
import io.openbailian.server.config.Settings.Metadata;
import io.openbailian.server.media.MemoryBudget;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.finish.ItemFinisher;
import io.openbailian.server.sql.Database;
import io.openbailian.server.task.AttemptEnd;
import io.openbailian.server.task.AttemptFailure;
import io.openbailian.server.task.AttemptRow;
import io.openbailian.server.task.CancelWish;
import io.openbailian.server.task.HeldPolls;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.Lease;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskRequest;
import io.openbailian.server.task.TaskSignals;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.TaskViewer;
import io.openbailian.server.task.TestTasks;
import io.openbailian.server.task.WorkMarks;
import io.openbailian.server.task.sql.SqlTaskStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tasks from their submission to their end, with a real store and an engine that does what a test
/// says.
class WorkersTest {
  private static final String LANE = "fake";
  private static final String KEY = "k-owner";
  private static final Duration TIMEOUT = Duration.ofHours(1);

  @TempDir private Path folder;
  private final TaskSignals signals = new TaskSignals();
  private final ProgressBoard progress = new ProgressBoard();
  private Runs runs;
  private Database database;
  private TaskStore store;
  private ArtifactIndex index;
  private WorkMarks marks;
  private @Nullable Workers workers;

  @BeforeEach
  void open() throws IOException {
    runs = new Runs(folder.resolve("files"));
    database = Database.open(folder);
    store =
        SqlTaskStore.onOneNode(
            database, new DiskArtifactStore(folder.resolve("inputs")), 100, signals);
    index = new SqlArtifactIndex(database);
    marks = WorkMarks.in(Files.createDirectory(folder.resolve("marks")));
  }

  @AfterEach
  void close() throws InterruptedException {
    if (workers != null) {
      workers.close(Duration.ZERO);
    }
    store.close();
    database.close();
    runs.close();
  }

  private Workers workers(Engine engine, int atOnce) throws IOException {
    EngineRouter router = EngineRouter.of(LANE, engine);
    Path spool = Files.createDirectories(folder.resolve("spool"));
    Preparing preparing = Fetching.preparing(folder, spool, runs.pixels);
    TaskRun.Making making =
        new TaskRun.Making(
            new TaskValues(store, spool, new MemoryBudget(64 << 20)),
            preparing,
            new ItemFinisher(runs.store, runs.pixels, Metadata.FULL, "Test"),
            progress,
            marks);
    TaskRun tasks =
        new TaskRun(Runs.CATALOG, store, router, runs.loop(), making, TIMEOUT, runs.time);
    return new Workers(
        store, signals, tasks, new ServerMetrics(), () -> "this process", atOnce, runs.time);
  }

  private Workers started(Engine engine) throws IOException {
    Workers started = workers(engine, 2);
    started.start(EngineRouter.of(LANE, engine).lanes());
    workers = started;
    return started;
  }

  private Task submitted(int n) throws InterruptedException {
    return submitted(Runs.model("text2image").name(), n);
  }

  private Task submitted(String model, int n) throws InterruptedException {
    Task ordinary = TestTasks.aTask();
    Values values =
        Values.of(
            Json.object()
                .put(Meaning.PROMPT, "cat")
                .put(Meaning.SIZE, "20*30")
                .put(Meaning.N, n)
                .put(Meaning.SEED, 100));
    Task task =
        new Task(
            ordinary.id(),
            Principal.alone(KEY),
            ordinary.requestId(),
            LANE,
            new TaskRequest("text2image", model, values),
            runs.time.now(),
            0,
            new TaskState.Pending());
    assertThat(store.submit(task)).isTrue();
    return task;
  }

  private TaskState ended(Task task) throws InterruptedException {
    return new HeldPolls(store, signals, runs.time, Duration.ofDays(1))
        .find(task.id(), new TaskViewer(KEY, Optional.empty()))
        .orElseThrow()
        .state();
  }

  private static FakeEngine.Behaviour hanging(CountDownLatch hangs) {
    return (_, _) -> {
      hangs.countDown();
      new CountDownLatch(1).await();
    };
  }

  private static List<String> failures(List<AttemptRow> attempts) {
    return attempts.stream()
        .map(row ->
            row.end()
                .map(end -> end.failure().map(AttemptFailure::kind).orElse("delivered"))
                .orElse("open"))
        .toList();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    latch.await();
  }

  @Test
  void whatWasMadeIsTheEndOfItsTaskAndEachFileHasARow() throws IOException, InterruptedException {
    Task task = submitted(2);
    Workers started = started(new FakeEngine());

    TaskState.Succeeded end = (TaskState.Succeeded) ended(task);
    assertThat(end.items())
        .extracting(item -> ((ItemResult.Produced) item).artifact())
        .containsExactly(task.id() + "-0.png", task.id() + "-1.png");
    assertThat(index.find(task.id() + "-1.png", runs.time.now()))
        .hasValueSatisfying(row -> {
          assertThat(row.workspace()).isEqualTo(KEY);
          assertThat(row.expires()).isEqualTo(end.ended().plus(Task.LIFETIME));
        });
    assertThat(runs.store.find(task.id() + "-0.png")).isPresent();
    started.close(Duration.ofDays(1));
    assertThat(started.running()).isZero();
    assertThat(progress.knows(task.id())).isFalse();
    assertThat(failures(store.attempts(task.id()))).containsExactly("delivered", "delivered");
  }

  @Test
  void aTaskIsWhatItsEngineSaysWhereNothingCame() throws IOException, InterruptedException {
    Task task = submitted(1);
    started(
        new FakeEngine()
            .then((_, _) -> {
              throw new EngineFailure.Refused(ErrorCode.TASK_FAILED.with("no cats"));
            }));

    TaskState.Failed end = (TaskState.Failed) ended(task);
    assertThat(end.code()).isEqualTo(ErrorCode.TASK_FAILED.with("no cats").code());
    assertThat(end.message()).contains("no cats");
    assertThat(end.items()).isEmpty();
    assertThat(failures(store.attempts(task.id()))).containsExactly("REFUSED");
  }

  /// The catalogue may have changed since it was accepted.
  @Test
  void aTaskWhoseModelIsGoneFailsAndTheNextIsServed() throws IOException, InterruptedException {
    Task task = submitted("a-model-that-is-gone", 1);
    Task next = submitted(1);
    started(new FakeEngine());

    assertThat(((TaskState.Failed) ended(task)).code())
        .isEqualTo(ErrorCode.MODEL_NOT_FOUND.with().code());
    assertThat(ended(next).status()).isEqualTo(TaskStatus.SUCCEEDED);
  }

  @Test
  void aTaskThatIsCancelledWhileItRunsKeepsWhatWasDone() throws IOException, InterruptedException {
    CountDownLatch hangs = new CountDownLatch(1);
    Task task = submitted(2);
    started(new FakeEngine().then(FakeEngine::draw).then(hanging(hangs)));
    await(hangs);

    assertThat(store.cancelRunning(task.id(), KEY, CancelWish.END, runs.time.now()))
        .isEqualTo(TaskStore.Cancellation.WISHED);

    TaskState.Canceled end = (TaskState.Canceled) ended(task);
    assertThat(end.items()).hasSize(1);
    assertThat(index.find(task.id() + "-0.png", runs.time.now())).isPresent();
    assertThat(failures(store.attempts(task.id()))).containsExactly("delivered", "STOPPED");
  }

  /// A server that stops takes its tasks up again at its next start, and makes no picture twice.
  @Test
  void whatIsLeftAtAStopGoesOnAtTheNextStart() throws IOException, InterruptedException {
    CountDownLatch hangs = new CountDownLatch(1);
    Task task = submitted(2);
    Workers first = started(new FakeEngine().then(FakeEngine::draw).then(hanging(hangs)));
    await(hangs);
    assertThat(first.running()).isEqualTo(1);
    assertThat(progress.of(task).succeeded()).isEqualTo(1);
    assertThat(progress.of(task).engine()).isEqualTo(LANE);

    first.close(Duration.ZERO);

    assertThat(first.running()).isZero();
    assertThat(store.find(task.id(), runs.time.now()).orElseThrow().state().status())
        .isEqualTo(TaskStatus.RUNNING);
    FakeEngine second = new FakeEngine();
    started(second);
    TaskState.Succeeded end = (TaskState.Succeeded) ended(task);
    assertThat(end.items()).hasSize(2);
    assertThat(second.calls())
        .singleElement()
        .satisfies(call -> assertThat(call.items().getFirst().index()).isEqualTo(1));
    assertThat(failures(store.attempts(task.id())))
        .containsExactly("delivered", "STOPPED", "delivered");
  }

  @Test
  void anotherEngineMayTellWhatItCountsAndTheTaskHasItsTime()
      throws IOException, InterruptedException {
    CountDownLatch hangs = new CountDownLatch(1);
    Task task = submitted(1);
    started(
        new FakeEngine()
            .then((_, sink) -> {
              sink.emit(new EngineEvent.Usage(3, 4));
              hangs.countDown();
              new CountDownLatch(1).await();
            }));
    await(hangs);

    runs.time.step(TIMEOUT.plusSeconds(1));

    assertThat(((TaskState.Failed) ended(task)).code()).isEqualTo("InternalError.Timeout");
    assertThat(store.attempts(task.id()))
        .singleElement()
        .satisfies(row ->
            assertThat(row.end().flatMap(AttemptEnd::usage))
                .contains("{\"input\":3,\"output\":4}"));
  }

  /// What was at work when the process died runs alone, and ends as any other.
  @Test
  void aSuspectIsCarriedOutToo() throws IOException, InterruptedException {
    Task task = submitted(1);
    assertThat(store.claim(LANE, new Lease("dead", Instant.MAX), 1, 1, runs.time.now())).hasSize(1);
    assertThat(store.begin(task.id(), "dead", TestTasks.attempt(1, runs.time.now()))).isTrue();
    store.close();
    database.close();
    database = Database.open(folder);
    store =
        SqlTaskStore.onOneNode(
            database, new DiskArtifactStore(folder.resolve("inputs")), 100, signals);
    store.recover((_, _, lane) -> lane, runs.time.now());

    started(new FakeEngine().computing());

    assertThat(ended(task).status()).isEqualTo(TaskStatus.SUCCEEDED);
    List<AttemptRow> attempts = store.attempts(task.id());
    assertThat(failures(attempts)).containsExactly("DIED", "delivered");
    assertThat(attempts.getLast().start().alone()).isTrue();
  }

  @Test
  void aServerWithoutWorkersCarriesOutNothingAndALaneHasOneLoop()
      throws IOException, InterruptedException {
    FakeEngine engine = new FakeEngine();
    Lane lane = EngineRouter.of(LANE, engine).lanes().iterator().next();
    Task task = submitted(1);
    Workers none = workers(engine, 0);
    none.start(List.of(lane));
    none.start(lane);
    none.close(Duration.ZERO);
    assertThat(store.find(task.id(), runs.time.now()).orElseThrow().state())
        .isEqualTo(new TaskState.Pending());

    Workers later = workers(engine, 1);
    workers = later;
    later.start(List.of());
    later.start(lane);
    later.start(lane);

    assertThat(ended(task).status()).isEqualTo(TaskStatus.SUCCEEDED);
    assertThat(engine.calls()).hasSize(1);
  }
}
