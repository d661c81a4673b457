package io.openbailian.server.task;

import static io.openbailian.server.task.TestTasks.NOON;
import static io.openbailian.server.task.TestTasks.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.test.SteppedTime;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.sql.Database;
import io.openbailian.server.task.sql.SqlTaskStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is kept waiting for the end of a task, and who is answered at once.
class HeldPollsTest {
  /// Longer than any test: who waits for it waits for ever.
  private static final Duration LONG = Duration.ofDays(1);

  private static final TaskViewer OWNER = new TaskViewer("k-owner", Optional.empty());

  @TempDir private Path folder;
  private final TaskSignals signals = new TaskSignals();
  private final SteppedTime time = new SteppedTime(NOON);
  private Database database;
  private TaskStore store;

  @BeforeEach
  void open() throws IOException {
    database = Database.open(folder);
    store =
        SqlTaskStore.onOneNode(
            database, new DiskArtifactStore(folder.resolve("inputs")), 10, signals);
  }

  @AfterEach
  void close() {
    store.close();
    database.close();
  }

  private HeldPolls polls(Duration hold) {
    return new HeldPolls(store, signals, time, hold);
  }

  private Task submitted() throws InterruptedException {
    Task task = aTask();
    assertThat(store.submit(task)).isTrue();
    return task;
  }

  private static CompletableFuture<TaskState> held(HeldPolls polls, Task task) {
    CompletableFuture<TaskState> answer =
        CompletableFuture.supplyAsync(() -> {
          try {
            return polls.find(task.id(), OWNER).orElseThrow().state();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    while (polls.held() == 0) {
      Thread.onSpinWait();
    }
    return answer;
  }

  @Test
  void aPollIsAnsweredTheMomentItsTaskEnds() throws InterruptedException {
    Task task = submitted();
    HeldPolls polls = polls(LONG);
    CompletableFuture<TaskState> answer = held(polls, task);

    assertThat(store.cancel(task.id(), "k-owner", NOON)).isEqualTo(TaskStore.Cancellation.CANCELED);

    assertThat(answer.join()).isEqualTo(new TaskState.Canceled(NOON));
    assertThat(polls.held()).isZero();
    assertThat(polls.find(task.id(), OWNER).map(Task::state))
        .contains(new TaskState.Canceled(NOON));
  }

  @Test
  void whoMayNotSeeATaskIsAnsweredAtOnce() throws InterruptedException {
    Task task = submitted();
    HeldPolls polls = polls(LONG);

    assertThat(polls.find(task.id(), new TaskViewer("k-other", Optional.empty()))).isEmpty();
    assertThat(polls.find(task.id(), new TaskViewer("k-owner", Optional.of("k-other")))).isEmpty();
    assertThat(polls.find(aTask().id(), OWNER)).isEmpty();
    assertThat(polls.present(task.id(), new TaskViewer("k-other", Optional.empty()))).isEmpty();
  }

  @Test
  void withoutAHoldEverybodyIsAnsweredAtOnce() throws InterruptedException {
    Task task = submitted();

    assertThat(polls(Duration.ZERO).find(task.id(), OWNER)).contains(task);
    assertThat(polls(LONG).present(task.id(), OWNER)).contains(task);
  }

  @Test
  void aHoldThatIsOverTellsTheTaskAsItIs() throws InterruptedException {
    Task task = submitted();

    assertThat(polls(Duration.ofNanos(1)).find(task.id(), OWNER)).contains(task);
  }

  @Test
  void aServerThatStopsLetsEverybodyGo() throws InterruptedException {
    Task task = submitted();
    HeldPolls polls = polls(LONG);
    CompletableFuture<TaskState> answer = held(polls, task);

    signals.close();

    assertThat(answer.join()).isEqualTo(new TaskState.Pending());
    assertThat(polls.awaitEnd(task.id(), LONG)).isFalse();
  }

  @Test
  void anEndIsWaitedForNoLongerThanIsSaid() throws InterruptedException {
    Task task = submitted();

    assertThat(polls(LONG).awaitEnd(task.id(), Duration.ZERO)).isTrue();
  }
}
