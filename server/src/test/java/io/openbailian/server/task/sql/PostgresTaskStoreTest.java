package io.openbailian.server.task.sql;

import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.artifact.sql.SqlArtifactIndex;
import io.openbailian.server.node.sql.NodeTable;
import io.openbailian.server.sql.PgBouncer;
import io.openbailian.server.sql.PostgresAddress;
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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/// The task stores' contracts on PostgreSQL: the same statements and the same rules, with claims in
/// rows, by processes that share nothing else.
class PostgresTaskStoreTest {
  private static @Nullable PostgresServer server;
  private static @Nullable PgBouncer pooler;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (pooler != null) {
      pooler.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Nested
  class Store extends TaskStoreContract {
    @Override
    protected TaskBackend backend() {
      return new Backend(server().address());
    }
  }

  @Nested
  class Lists extends TaskListContract {
    @Override
    protected TaskBackend backend() {
      return new Backend(server().address());
    }
  }

  @Nested
  class Claims extends TaskClaimContract {
    @Override
    protected TaskBackend backend() {
      return new Backend(server().address());
    }
  }

  @Nested
  class Recovery extends TaskRecoveryContract {
    @Override
    protected TaskBackend backend() {
      return new Backend(server().address());
    }
  }

  /// A pooler that keeps no state of a session.
  @Nested
  class ClaimsThroughAPooler extends TaskClaimContract {
    @Override
    protected TaskBackend backend() {
      return new Backend(pooler().address());
    }
  }

  @Nested
  class StoreThroughAPooler extends TaskStoreContract {
    @Override
    protected TaskBackend backend() {
      return new Backend(pooler().address());
    }
  }

  private static PgBouncer pooler() {
    try {
      if (pooler == null) {
        pooler = PgBouncer.start(server());
      }
      return pooler;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Tables that are empty before each test.
  private static final class Backend implements TaskBackend {
    private final PostgresAddress address;
    private final Deque<PostgresDatabase> opened = new ArrayDeque<>();
    private int bound;

    Backend(PostgresAddress address) {
      this.address = address;
      try (PostgresDatabase database = open()) {
        database.write(transaction ->
            transaction.update("TRUNCATE task, attempt, idempotency, artifact, node"));
      }
    }

    private PostgresDatabase open() {
      return PostgresDatabase.open(address, 4_096);
    }

    @Override
    public TaskStore open(Path folder, int queueBound, TaskListener listener) throws IOException {
      bound = queueBound;
      close();
      return second(folder, listener);
    }

    @Override
    public TaskStore second(Path folder, TaskListener listener) throws IOException {
      opened.add(open());
      return SqlTaskStore.onNodes(
          opened.getLast(),
          NodeTable.BY_CALLERS,
          new DiskArtifactStore(folder.resolve("inputs")),
          bound,
          listener,
          TaskEffects.NONE);
    }

    @Override
    public void leasesAreOver(TaskStore store, Instant now) throws InterruptedException {
      store.reap((_, _, lane) -> lane, now);
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
}
