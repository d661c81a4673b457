package io.openbailian.server.task.sql;

import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.artifact.sql.SqlArtifactIndex;
import io.openbailian.server.sql.PostgresDatabase;
import io.openbailian.server.sql.PostgresServer;
import io.openbailian.server.task.TaskBackend;
import io.openbailian.server.task.TaskClaimContract;
import io.openbailian.server.task.TaskListContract;
import io.openbailian.server.task.TaskListener;
import io.openbailian.server.task.TaskRecoveryContract;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.TaskStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/// The task stores' contracts on PostgreSQL: the same statements and the same rules, with claims in
/// rows, by processes that share nothing else.
class PostgresTaskStoreTest {
  private static @Nullable PostgresServer server;

  @BeforeAll
  static void start() throws IOException, InterruptedException, SQLException {
    server = PostgresServer.start();
    execute(SCHEMA);
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Nested
  class Store extends TaskStoreContract {
    @Override
    protected TaskBackend backend() {
      return new Backend();
    }
  }

  @Nested
  class Lists extends TaskListContract {
    @Override
    protected TaskBackend backend() {
      return new Backend();
    }
  }

  @Nested
  class Claims extends TaskClaimContract {
    @Override
    protected TaskBackend backend() {
      return new Backend();
    }
  }

  @Nested
  class Recovery extends TaskRecoveryContract {
    @Override
    protected TaskBackend backend() {
      return new Backend();
    }
  }

  private static void execute(List<String> statements) throws SQLException {
    try (Connection connection = server().connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// Tables that are empty before each test.
  private static final class Backend implements TaskBackend {
    private final Deque<PostgresDatabase> opened = new ArrayDeque<>();
    private int bound;

    Backend() {
      try {
        execute(List.of("TRUNCATE task, attempt, task_count, idempotency, artifact"));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public TaskStore open(Path folder, int queueBound, TaskListener listener) throws IOException {
      bound = queueBound;
      close();
      return second(folder, listener);
    }

    @Override
    public TaskStore second(Path folder, TaskListener listener) throws IOException {
      try {
        PostgresDatabase database = new PostgresDatabase(server());
        opened.add(database);
        return new SqlTaskStore(
            database,
            new DiskArtifactStore(folder.resolve("inputs")),
            new TaskTable(Dialect.POSTGRESQL),
            new RowQueue(database, bound),
            new TaskCache(true),
            listener,
            TaskEffects.NONE);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    /// Each costs a transaction of its own and a trip to another process.
    @Override
    public int rounds(int many) {
      return many / 10;
    }

    @Override
    public ArtifactIndex index() {
      return new SqlArtifactIndex(opened.getLast());
    }

    @Override
    public void close() {
      opened.forEach(PostgresDatabase::close);
      opened.clear();
    }
  }

  private static PostgresServer server() {
    if (server == null) {
      throw new IllegalStateException("no server was started");
    }
    return server;
  }

  private static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE task (
            id_high BIGINT PRIMARY KEY, id_low BIGINT NOT NULL, workspace TEXT NOT NULL,
            key_id TEXT,
            request_id TEXT NOT NULL, lane TEXT NOT NULL, operation TEXT NOT NULL,
            model TEXT NOT NULL, asked TEXT NOT NULL, inputs TEXT, status TEXT NOT NULL,
            deaths INTEGER NOT NULL, submitted BIGINT NOT NULL, scheduled BIGINT, ended BIGINT,
            expires BIGINT NOT NULL, code TEXT, message TEXT, items TEXT, deadline BIGINT,
            cancel TEXT, suspect INTEGER NOT NULL, holder TEXT, lease BIGINT)
          """,
          """
          CREATE INDEX task_pending ON task (lane, workspace, submitted, id_high)
          WHERE status = 'PENDING'
          """,
          "CREATE INDEX task_pending_of_key ON task (workspace) WHERE status = 'PENDING'",
          "CREATE INDEX task_running ON task (lane) WHERE status = 'RUNNING'",
          "CREATE INDEX task_of_kind ON task (workspace, model, status, submitted, id_high)",
          "CREATE INDEX task_expiry ON task (expires)",
          """
          CREATE TABLE attempt (
            id_high BIGINT NOT NULL, number INTEGER NOT NULL, items TEXT NOT NULL,
            engine TEXT NOT NULL, account TEXT NOT NULL, local INTEGER NOT NULL,
            alone INTEGER NOT NULL, begun BIGINT NOT NULL, deadline BIGINT NOT NULL, handle TEXT,
            ended BIGINT, failure TEXT, code TEXT, message TEXT, results TEXT, usage TEXT,
            PRIMARY KEY (id_high, number))
          """,
          """
          CREATE TABLE task_count (
            workspace TEXT NOT NULL, span BIGINT NOT NULL, start BIGINT NOT NULL, model TEXT NOT NULL,
            status TEXT NOT NULL, tasks BIGINT NOT NULL,
            PRIMARY KEY (workspace, span, start, model, status))
          """,
          """
          CREATE TABLE idempotency (
            workspace TEXT NOT NULL, path TEXT NOT NULL, idempotency_key TEXT NOT NULL,
            request TEXT NOT NULL, id_high BIGINT NOT NULL, id_low BIGINT NOT NULL,
            PRIMARY KEY (workspace, path, idempotency_key))
          """,
          "CREATE INDEX idempotency_of_task ON idempotency (id_high)",
          """
          CREATE TABLE artifact (
            name TEXT PRIMARY KEY, workspace TEXT NOT NULL, owner_id TEXT NOT NULL,
            media_type TEXT NOT NULL, bytes BIGINT NOT NULL, sha256 TEXT NOT NULL,
            expires BIGINT NOT NULL)
          """,
          "CREATE INDEX artifact_of_owner ON artifact (owner_id)",
          "CREATE INDEX artifact_expiry ON artifact (expires)");
}
