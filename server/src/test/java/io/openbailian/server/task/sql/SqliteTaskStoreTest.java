package io.openbailian.server.task.sql;

import static io.openbailian.server.task.TestTasks.NOON;
import static io.openbailian.server.task.TestTasks.aTask;
import static io.openbailian.server.task.TestTasks.asking;
import static io.openbailian.server.task.TestTasks.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.sql.Database;
import io.openbailian.server.sql.DatabaseException;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.Claimed;
import io.openbailian.server.task.Lease;
import io.openbailian.server.task.RecordingListener;
import io.openbailian.server.task.Submitted;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskBackend;
import io.openbailian.server.task.TaskListener;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.TaskStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SqliteTaskStoreTest extends TaskStoreContract {
  static final String COUNTERS_AGREE =
      """
      SELECT (SELECT count(*) FROM task) = coalesce(sum(tasks), 0) FROM task_count
      WHERE span = 1000
      """;

  private final SqliteBackend backend = new SqliteBackend();

  @Override
  protected TaskBackend backend() {
    return backend;
  }

  private TaskStore open(int queueBound, TaskListener listener) throws IOException {
    return backend.open(folder, queueBound, listener);
  }

  @Test
  void deletesTheInputsOfATaskWithItsRow() throws IOException, InterruptedException {
    TaskStore store = open(10, new RecordingListener());
    store.submit(large());
    assertThat(inputs()).hasSize(1);

    store.expire(NOON.plus(Task.LIFETIME), 10);

    assertThat(inputs()).isEmpty();
  }

  @Test
  void keepsNoInputsOfATaskItRefused() throws IOException, InterruptedException {
    TaskStore store = open(1, new RecordingListener());
    store.submit(aTask());

    assertThat(store.submit(large())).isFalse();

    assertThat(inputs()).isEmpty();
  }

  @Test
  void saysThatTheInputsOfATaskAreGone() throws IOException, InterruptedException {
    TaskStore store = open(10, new RecordingListener());
    store.submit(large());
    Files.delete(inputs().getFirst());

    Claimed claimed = store.claim("embedded", new Lease("one", Instant.MAX), 1, 1, NOON).getFirst();

    assertThatThrownBy(() -> store.values(claimed)).isInstanceOf(IOException.class);
  }

  @Test
  void sweepsOldInputsThatNoTaskHas() throws IOException, InterruptedException {
    TaskStore store = open(10, new RecordingListener());
    store.submit(large());
    inputFiles().write(aTask().id() + ".json", new byte[] {1});
    inputFiles().write("foreign", new byte[] {1});
    Instant old = NOON.minus(Duration.ofDays(1));
    for (Path file : inputs()) {
      Files.setLastModifiedTime(file, FileTime.from(old));
    }
    inputFiles().write(aTask().id() + ".json", new byte[] {1});

    assertThat(store.sweep(old.plusSeconds(1))).isEqualTo(2);

    assertThat(inputs()).hasSize(2);
  }

  @Test
  void storesNothingOnAFullDiskAndGoesOnWhenThereIsRoom() throws IOException, InterruptedException {
    RecordingListener listener = new RecordingListener();
    TaskStore store = open(1, listener);
    Task refused = asking(prompt("x".repeat(60_000)));
    pragma("max_page_count = 20");

    assertThatThrownBy(() -> store.submit(refused))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("is full");

    assertThat(store.find(refused.id(), NOON)).isEmpty();
    assertThat(listener.lanes()).isEmpty();
    pragma("max_page_count = 100000");
    assertThat(store.submit(refused)).isTrue();
    assertThat(store.find(refused.id(), NOON)).isPresent();
    assertThat(store.submit(aTask())).isFalse();
    assertThat(countersAgree()).isTrue();
  }

  @Test
  void takesBackInMemoryWhatACommitThatFailedHadCounted() throws IOException, InterruptedException {
    RecordingListener listener = new RecordingListener();
    TaskStore store = open(1, listener);
    Task lost = aTask();
    Database database = backend.database();
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Thread holding = Thread.ofVirtual().start(() -> hold(database, busy, go));
    busy.await();
    BlockingQueue<Submitted> told = new LinkedBlockingQueue<>();
    store.submit(lost, told::add);
    Thread failing = Thread.ofVirtual().start(() -> failItsCommit(database));
    while (failing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    go.countDown();
    failing.join();
    holding.join();

    assertThat(told.take()).isInstanceOf(Submitted.Failed.class);
    assertThat(store.find(lost.id(), NOON)).isEmpty();
    assertThat(store.claim("embedded", new Lease("one", Instant.MAX), 1, 1, NOON)).isEmpty();
    assertThat(listener.lanes()).isEmpty();
    assertThat(store.submit(aTask())).isTrue();
    assertThat(store.submit(aTask())).isFalse();
    assertThat(countersAgree()).isTrue();
  }

  /// Keeps a batch open until others have joined it.
  private static void hold(Database database, CountDownLatch busy, CountDownLatch go) {
    assertThatThrownBy(() ->
            database.write(_ -> {
              busy.countDown();
              try {
                go.await();
                return 1;
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }))
        .isInstanceOf(DatabaseException.class);
  }

  /// Makes the commit of its batch fail, last of all that is done in it.
  private static void failItsCommit(Database database) {
    Transaction.Step last =
        _ -> {
          throw new SQLException("no commit today");
        };
    assertThatThrownBy(() ->
            database.write(transaction -> {
              transaction.beforeCommit(last);
              return 1;
            }))
        .hasMessageContaining("no commit today");
  }

  private boolean countersAgree() throws InterruptedException {
    return backend
        .database()
        .read(session -> session.first(COUNTERS_AGREE, row -> row.getBoolean(1)))
        .orElseThrow();
  }

  @Test
  void saysThatTheFileIsReadOnly() throws IOException, InterruptedException {
    TaskStore store = open(1, new RecordingListener());
    backend.database().writer().write(transaction -> transaction.update("PRAGMA query_only = 1"));

    assertThatThrownBy(() -> store.submit(aTask()))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("read-only");
  }

  @Test
  void findsItsRowsByIndex() throws IOException, InterruptedException {
    open(1, new RecordingListener());

    assertThat(
            plan(
                "SELECT id_high FROM task WHERE status = 'PENDING' AND lane = 'a' AND workspace = 'k'"
                    + " AND submitted > 5 ORDER BY submitted, id_high"))
        .contains("USING COVERING INDEX task_pending (lane=? AND workspace=? AND submitted>?)")
        .doesNotContain("TEMP B-TREE");
    assertThat(plan("SELECT * FROM task WHERE status = 'RUNNING' ORDER BY id_high"))
        .contains("USING INDEX task_running");
    assertThat(plan("SELECT 1 FROM task WHERE expires <= 5 ORDER BY expires LIMIT 5"))
        .contains("task_expiry");
    assertThat(
            plan(
                "SELECT submitted, id_high FROM task WHERE workspace = 'k' AND model = 'm'"
                    + " AND status = 'PENDING' AND submitted >= 1 AND submitted < 2"
                    + " ORDER BY submitted DESC, id_high DESC"))
        .contains("USING COVERING INDEX task_of_kind")
        .doesNotContain("TEMP B-TREE");
    assertThat(plan("SELECT * FROM task_count WHERE workspace = 'k' AND span = 1 AND start >= 1"))
        .contains("USING PRIMARY KEY (workspace=? AND span=? AND start>?)");
  }

  private static Task large() {
    return asking(prompt("x".repeat(100_000)));
  }

  private DiskArtifactStore inputFiles() throws IOException {
    return new DiskArtifactStore(folder.resolve("inputs"));
  }

  private List<Path> inputs() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("inputs"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private void pragma(String setting) {
    backend.database().writer().write(transaction -> transaction.list("PRAGMA " + setting, _ -> 1));
  }

  private String plan(String sql) throws InterruptedException {
    return backend
        .database()
        .readers()
        .read(session -> session.list("EXPLAIN QUERY PLAN " + sql, row -> row.getString(4)))
        .toString();
  }
}
