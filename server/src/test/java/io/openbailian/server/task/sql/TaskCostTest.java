package io.openbailian.server.task.sql;

import static io.openbailian.server.task.TestTasks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.sql.CountingDatabase;
import io.openbailian.server.task.Lease;
import io.openbailian.server.task.RecordingListener;
import io.openbailian.server.task.TaskFilter;
import io.openbailian.server.task.TaskPage;
import io.openbailian.server.task.TaskStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lists and claims cost does not grow with the number of tasks; counted in steps of SQLite's
/// machine, not in time.
class TaskCostTest {
  private static final String KEY = "k-owner";
  private static final Filled FEW = new Filled(10_000);
  private static final Filled MANY = new Filled(100_000);

  @TempDir static Path folder;

  /// Steps of the same work at few and at many tasks.
  private record Cost(long few, long many) {}

  /// What is done with a store.
  private interface Work {
    void on(TaskStore store) throws InterruptedException;
  }

  @Test
  void listsAsCheaplyWhateverTheKeyHasSubmitted() throws InterruptedException {
    assertDoesNotGrow(cost(store -> total(store.list(KEY, filter(null, null, 1)))));
  }

  @Test
  void listsByModelAndStatusAsCheaply() throws InterruptedException {
    assertDoesNotGrow(
        cost(store -> total(store.list(KEY, filter("model-1", TaskStatus.PENDING, 1)))));
  }

  @Test
  void turnsToAFarPageAsCheaply() throws InterruptedException {
    assertDoesNotGrow(cost(store -> total(store.list(KEY, filter(null, null, 800)))));
  }

  @Test
  void claimsAsCheaplyHoweverManyWait() throws InterruptedException {
    assertDoesNotGrow(
        cost(store ->
            assertThat(store.claim("embedded", new Lease("one", Instant.MAX), 4, 4, NOON))
                .hasSize(4)));
  }

  private static void total(TaskPage page) {
    assertThat(page.total()).isPositive();
    assertThat(page.tasks()).isNotEmpty();
  }

  /// Ten times the tasks: more of the counters have something in them, and more rows share the
  /// page's second, but never ten times as many.
  private static void assertDoesNotGrow(Cost cost) {
    assertThat(cost.many()).as("%s", cost).isLessThan(2 * cost.few());
  }

  private static Cost cost(Work work) throws InterruptedException {
    return new Cost(FEW.steps(work), MANY.steps(work));
  }

  /// A store with so many tasks of one key.
  private static final class Filled {
    private final int tasks;
    private @Nullable CountingDatabase database;

    Filled(int tasks) {
      this.tasks = tasks;
    }

    void open() throws IOException, SQLException {
      database = new CountingDatabase(Files.createDirectory(folder.resolve("tasks-" + tasks)));
      ManyTasks.fill(database, KEY, tasks, NOON);
    }

    long steps(Work work) throws InterruptedException {
      CountingDatabase filled = Objects.requireNonNull(database);
      TaskStore store = SqlTaskStore.onOneNode(filled, files(), 1, new RecordingListener());
      filled.forgetSteps();
      work.on(store);
      return filled.steps();
    }

    private static DiskArtifactStore files() {
      try {
        return new DiskArtifactStore(folder.resolve("inputs"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void close() {
      Objects.requireNonNull(database).close();
    }
  }

  @BeforeAll
  static void fill() throws IOException, SQLException {
    FEW.open();
    MANY.open();
  }

  @AfterAll
  static void close() {
    FEW.close();
    MANY.close();
  }

  private static TaskFilter filter(@Nullable String model, @Nullable TaskStatus status, int page) {
    return new TaskFilter(
        Optional.empty(),
        Optional.ofNullable(model),
        Optional.ofNullable(status),
        Optional.empty(),
        NOON.minus(Duration.ofHours(24)).plusMillis(1),
        NOON,
        new TaskFilter.Paging(page, 10),
        NOON);
  }
}
