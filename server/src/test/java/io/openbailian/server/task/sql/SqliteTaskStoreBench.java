package io.openbailian.server.task.sql;

import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.sql.Database;
import io.openbailian.server.task.Claimed;
import io.openbailian.server.task.Lease;
import io.openbailian.server.task.NumberedEnd;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskListener;
import io.openbailian.server.task.TestTasks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/// Measures durable submissions and finds per second, beside what the disk can sync. Run by hand;
/// the argument is the folder to use, on the disk in question.
public final class SqliteTaskStoreBench {
  private static final long RUN_NANOS = Duration.ofSeconds(4).toNanos();
  private static final Lease LEASE = new Lease("one", Instant.MAX);
  private static final TaskListener NOBODY =
      new TaskListener() {
        @Override
        public void pending(Set<String> lanes) {}

        @Override
        public void ended(Set<String> taskIds) {}
      };

  private SqliteTaskStoreBench() {}

  /// One measured step, repeated by each caller until the time is over.
  private interface Step {
    void run() throws InterruptedException;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    report("fdatasync/s", syncs(folder));
    try (Database database = Database.open(folder)) {
      var files = new DiskArtifactStore(folder.resolve("inputs"));
      var store = SqlTaskStore.onOneNode(database, files, Integer.MAX_VALUE, NOBODY);
      measureSubmits(store, 64); // warms up, and lets the WAL reach its size
      for (int callers : new int[] {1, 64, 256}) {
        report("submits/s, %3d callers".formatted(callers), measureSubmits(store, callers));
      }
      report("fdatasync/s", syncs(folder));
      measureFinds(store, 8);
      report("hot finds/s,  8 callers", measureFinds(store, 8));
      report("cold finds/s, 64 callers", measureColdFinds(store));
      report("claims+begins+ends/s by 64", measureClaims(store));
    }
  }

  private static double measureSubmits(SqlTaskStore store, int callers)
      throws InterruptedException {
    return measure(callers, () -> store.submit(TestTasks.aTask()));
  }

  private static double measureFinds(SqlTaskStore store, int callers) throws InterruptedException {
    Task task = TestTasks.aTask();
    store.submit(task);
    return measure(callers, () -> store.find(task.id(), TestTasks.NOON));
  }

  private static double measureColdFinds(SqlTaskStore store) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Task task = TestTasks.aTask();
      store.submit(task);
      ids.add(task.id());
    }
    LongAdder turn = new LongAdder();
    return measure(
        64,
        () -> {
          turn.increment();
          store.close(); // forgets what it holds in memory
          store.find(ids.get(turn.intValue() % ids.size()), TestTasks.NOON);
        });
  }

  private static double measureClaims(SqlTaskStore store) throws InterruptedException {
    return measure(
        64,
        () -> {
          for (Claimed claimed :
              store.claim("embedded", LEASE, 1, Integer.MAX_VALUE, TestTasks.NOON)) {
            String id = claimed.task().id();
            store.begin(id, LEASE.worker(), TestTasks.attempt(1, TestTasks.NOON));
            store.end(
                id,
                LEASE.worker(),
                TestTasks.succeeded(TestTasks.NOON),
                List.of(),
                Optional.of(new NumberedEnd(1, TestTasks.delivered(TestTasks.NOON))));
          }
        });
  }

  private static double measure(int callers, Step step) throws InterruptedException {
    LongAdder done = new LongAdder();
    long start = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      threads.add(Thread.startVirtualThread(() -> repeat(step, start + RUN_NANOS, done)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return done.sum() * 1e9 / (System.nanoTime() - start);
  }

  private static void repeat(Step step, long until, LongAdder done) {
    try {
      while (System.nanoTime() < until) {
        step.run();
        done.increment();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double syncs(Path folder) throws IOException {
    Path file = folder.resolve("sync.bench");
    long start = System.nanoTime();
    int done = 0;
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer page = ByteBuffer.allocate(4096);
      for (; System.nanoTime() - start < RUN_NANOS / 4; done++) {
        channel.write(page.clear(), (done % 64) * 4096L);
        channel.force(false);
      }
    }
    Files.delete(file);
    return done * 1e9 / (System.nanoTime() - start);
  }

  private static void report(String what, double figure) {
    System.out.printf("%-32s %,12.0f%n", what, figure);
  }
}
