package io.openbailian.server.task.sql;

import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.artifact.sql.SqlArtifactIndex;
import io.openbailian.server.sql.Database;
import io.openbailian.server.task.TaskBackend;
import io.openbailian.server.task.TaskListener;
import io.openbailian.server.task.TaskStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// SQLite: one process has the data, so its workers share one store.
final class SqliteBackend implements TaskBackend {
  private final Deque<Database> opened = new ArrayDeque<>();
  private final Deque<TaskStore> stores = new ArrayDeque<>();

  @Override
  public TaskStore open(Path folder, int queueBound, TaskListener listener) throws IOException {
    close();
    opened.add(Database.open(folder));
    stores.add(
        SqlTaskStore.onOneNode(
            opened.getLast(),
            new DiskArtifactStore(folder.resolve("inputs")),
            queueBound,
            listener));
    return stores.getLast();
  }

  @Override
  public TaskStore second(Path folder, TaskListener listener) {
    return stores.getLast();
  }

  @Override
  public ArtifactIndex index() {
    return new SqlArtifactIndex(opened.getLast());
  }

  Database database() {
    return opened.getLast();
  }

  @Override
  public void close() {
    opened.forEach(Database::close);
    opened.clear();
  }
}
