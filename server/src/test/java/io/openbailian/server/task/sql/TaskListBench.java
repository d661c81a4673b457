package io.openbailian.server.task.sql;

import static io.openbailian.server.task.TestTasks.NOON;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.sql.CountingDatabase;
import io.openbailian.server.sql.Database;
import io.openbailian.server.sql.UnitOfWork;
import io.openbailian.server.task.RecordingListener;
import io.openbailian.server.task.TaskFilter;
import io.openbailian.server.task.TaskStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Measures lists of a key with a thousand and with a million tasks. Run by hand; the argument is
/// an empty folder to use.
public final class TaskListBench {
  private static final int ROUNDS = 300;

  private TaskListBench() {}

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    for (int tasks : new int[] {1_000, 1_000_000}) {
      Path folder = Files.createDirectories(Path.of(arguments[0], String.valueOf(tasks)));
      try (CountingDatabase database = new CountingDatabase(folder)) {
        ManyTasks.fill(database, "k", tasks, NOON);
        TaskStore store = store(folder, database);
        for (TaskFilter filter : filters(tasks)) {
          database.forgetSteps();
          long total = store.list("k", filter).total();
          System.out.printf(
              "%,9d tasks  %-40s %,9d steps%n", total, what(filter), database.steps());
        }
      }
      try (Database database = Database.open(folder)) {
        TaskStore store = store(folder, database);
        for (TaskFilter filter : filters(tasks)) {
          System.out.printf(
              "%,9d tasks  %-40s %9.3f ms%n", tasks, what(filter), median(store, filter));
        }
      }
    }
  }

  private static TaskStore store(Path folder, UnitOfWork database) throws IOException {
    return SqlTaskStore.onOneNode(
        database,
        new DiskArtifactStore(folder.resolve("inputs")),
        Integer.MAX_VALUE,
        new RecordingListener());
  }

  private static double median(TaskStore store, TaskFilter filter) throws InterruptedException {
    long[] nanos = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      store.list("k", filter);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2] / 1e6;
  }

  private static TaskFilter[] filters(int tasks) {
    return new TaskFilter[] {
      filter(Optional.empty(), Optional.empty(), 1),
      filter(Optional.empty(), Optional.empty(), tasks / 20),
      filter(Optional.of("model-1"), Optional.empty(), 1),
      filter(Optional.empty(), Optional.of(TaskStatus.PENDING), 1)
    };
  }

  private static String what(TaskFilter filter) {
    return "page %d %s %s"
        .formatted(
            filter.paging().number(),
            filter.model().orElse(""),
            filter.status().map(Enum::name).orElse(""));
  }

  private static TaskFilter filter(Optional<String> model, Optional<TaskStatus> status, int page) {
    return new TaskFilter(
        Optional.empty(),
        model,
        status,
        Optional.empty(),
        NOON.minus(Duration.ofHours(24)).plusMillis(1),
        NOON,
        new TaskFilter.Paging(page, 10),
        NOON);
  }
}
