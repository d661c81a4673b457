package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.sql.Database;
import io.openbailian.server.task.AttemptEnd;
import io.openbailian.server.task.AttemptRow;
import io.openbailian.server.task.Claimed;
import io.openbailian.server.task.Lease;
import io.openbailian.server.task.RecordingListener;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TestTasks;
import io.openbailian.server.task.sql.SqlTaskStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the rows of a task's attempts keep.
class TaskJournalTest {
  private static final Duration TIMEOUT = Duration.ofHours(1);
  private static final String WORKER = "worker";

  @TempDir private Path folder;
  private Runs runs;
  private Database database;
  private SqlTaskStore store;

  @BeforeEach
  void open() throws IOException {
    runs = new Runs(folder.resolve("files"));
    database = Database.open(folder);
    store =
        SqlTaskStore.onOneNode(
            database, new DiskArtifactStore(folder.resolve("inputs")), 10, new RecordingListener());
  }

  @AfterEach
  void close() {
    store.close();
    database.close();
    runs.close();
  }

  private TaskJournal journal(Task task) throws InterruptedException {
    assertThat(store.submit(task)).isTrue();
    SteppedTime time = SteppedTime.atNoon();
    Claimed claimed =
        store.claim(task.lane(), new Lease(WORKER, Instant.MAX), 1, 1, time.now()).getFirst();
    return new TaskJournal(
        store,
        new TaskJournal.Hold(claimed, WORKER, Optional.empty()),
        Marking.NONE,
        new Gathered(new Owner(task.id(), task.workspace())),
        TIMEOUT,
        time);
  }

  @Test
  void eachAttemptKeepsWhatItsEngineCountedLast() throws IOException, InterruptedException {
    Task task = TestTasks.aTask();
    TaskJournal journal = journal(task);
    FakeEngine engine =
        new FakeEngine()
            .then((_, sink) -> {
              sink.emit(new EngineEvent.Usage(5, 1));
              sink.emit(new EngineEvent.Usage(5, 7));
              throw new EngineFailure.Down("it went away");
            })
            .then((call, sink) -> {
              sink.emit(new EngineEvent.Usage(5, 9));
              FakeEngine.draw(call, sink);
            })
            .then(FakeEngine::draw);
    runs.waits = Run.Waits.TASK;
    var ended = runs.start(Runs.route(engine), runs.pictures(2), journal);
    runs.time.untilWaitingWithin(Duration.ofSeconds(1));
    runs.time.step(Duration.ofSeconds(1));

    assertThat(ended.join().codes()).containsExactly("ok", "ok");
    journal.leave();
    assertThat(store.attempts(task.id()))
        .extracting(AttemptRow::end)
        .extracting(end -> end.flatMap(AttemptEnd::usage))
        .containsExactly(
            Optional.of("{\"input\":5,\"output\":7}"),
            Optional.of("{\"input\":5,\"output\":9}"),
            Optional.empty());
  }
}
