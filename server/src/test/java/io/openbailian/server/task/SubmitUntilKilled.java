package io.openbailian.server.task;

import io.openbailian.engine.Time;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.sql.Database;
import io.openbailian.server.task.sql.SqlTaskStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/// A process that submits tasks as fast as it can, and prints each id once it was accepted.
public final class SubmitUntilKilled {
  private static final int CALLERS = 16;

  private SubmitUntilKilled() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    var store =
        SqlTaskStore.onOneNode(
            Database.open(folder),
            new DiskArtifactStore(folder.resolve("inputs")),
            Integer.MAX_VALUE,
            new RecordingListener());
    var ids = new TaskIds(new RealTime(), new SecureRandom());
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        callers.execute(() -> submitForEver(store, ids));
      }
    }
  }

  private static void submitForEver(SqlTaskStore store, TaskIds ids) {
    for (int i = 0; i < Integer.MAX_VALUE; i++) {
      Task task = TestTasks.withId(TestTasks.aTask(), ids.next());
      if (store.submit(task)) {
        System.out.println(task.id());
      }
    }
  }

  private record RealTime() implements Time {
    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public boolean await(BooleanSupplier condition, Duration atMost) {
      return condition.getAsBoolean();
    }
  }
}
