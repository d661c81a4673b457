package io.openbailian.server.task.sql;

import static io.openbailian.server.task.TestTasks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.Principal;
import io.openbailian.server.admission.Workspace;
import io.openbailian.server.admission.sql.SqlKeyStore;
import io.openbailian.server.admission.sql.SqlWorkspaceStore;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.artifact.sql.SqlArtifactIndex;
import io.openbailian.server.sql.Database;
import io.openbailian.server.task.Claimed;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.Lease;
import io.openbailian.server.task.RecordingListener;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskFilter;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data folder of an older version is brought up to date with everything in it.
class SchemaMigrationTest {
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Lease LEASE = new Lease("one", Instant.MAX);

  @TempDir Path folder;
  private Database database;
  private TaskStore store;

  @BeforeEach
  void open() throws IOException, SQLException, InterruptedException {
    makeVersion1();
    database = Database.open(folder);
    store =
        SqlTaskStore.onOneNode(
            database, new DiskArtifactStore(folder.resolve("inputs")), 10, new RecordingListener());
    store.recover((_, _, lane) -> lane, LATER);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void makeVersion1() throws IOException, SQLException {
    try (InputStream in = SchemaMigrationTest.class.getResourceAsStream("version-1.sql");
        Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("openbailian.db"));
        Statement statement = connection.createStatement()) {
      String sql = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      statement.executeUpdate(sql);
    }
  }

  @Test
  void keepsEveryEndedTask() throws InterruptedException {
    assertThat(only(TaskStatus.SUCCEEDED))
        .isEqualTo(
            new TaskState.Succeeded(
                NOON.plusMillis(5),
                NOON.plusMillis(9),
                List.of(new ItemResult.Produced("a.png", null, 1024, 768))));
    assertThat(only(TaskStatus.CANCELED)).isEqualTo(new TaskState.Canceled(NOON.plusMillis(9)));
    assertThat(new SqlArtifactIndex(database).contains("a.png")).isTrue();
  }

  @Test
  void countsWhatIsThere() throws InterruptedException {
    assertThat(list("k-owner", Optional.empty(), Optional.empty())).isEqualTo(4);
    assertThat(list("k-owner", Optional.of("model-a"), Optional.empty())).isEqualTo(3);
    assertThat(list("k-owner", Optional.empty(), Optional.of(TaskStatus.RUNNING))).isEqualTo(1);
    assertThat(list("k-other", Optional.empty(), Optional.of(TaskStatus.FAILED))).isEqualTo(1);
  }

  /// What one key owned no other saw, and it stays so.
  @Test
  void makesEachKeyTheKeyOfAWorkspaceOfItsOwn() throws InterruptedException {
    Task task =
        store.list("k-owner", filter(Optional.empty(), Optional.empty())).tasks().getFirst();

    assertThat(task.owner()).isEqualTo(Principal.alone("k-owner"));
    assertThat(new SqlKeyStore(database).list())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(key.workspace()).isEqualTo(key.id()));
    assertThat(new SqlWorkspaceStore(database).list())
        .extracting(Workspace::id)
        .containsExactlyInAnyOrderElementsOf(
            new SqlKeyStore(database).list().stream().map(ApiKey::id).toList());
  }

  /// Version 1 counted a death for every task that had been claimed.
  @Test
  void blamesNoTaskForDeathsOfBefore() throws InterruptedException {
    List<Claimed> claimed = store.claim("embedded", LEASE, 9, 9, LATER);

    assertThat(claimed).extracting(one -> one.task().deaths()).containsExactly(0, 0);
    assertThat(claimed)
        .extracting(one -> one.task().state())
        .containsExactly(new TaskState.Running(NOON.plusMillis(5)), new TaskState.Pending());
    assertThat(store.claimSuspect(LEASE, LATER)).isEmpty();
  }

  private TaskState only(TaskStatus status) throws InterruptedException {
    return store
        .list("k-owner", filter(Optional.empty(), Optional.of(status)))
        .tasks()
        .getFirst()
        .state();
  }

  private long list(String keyId, Optional<String> model, Optional<TaskStatus> status)
      throws InterruptedException {
    return store.list(keyId, filter(model, status)).total();
  }

  private static TaskFilter filter(Optional<String> model, Optional<TaskStatus> status) {
    return new TaskFilter(
        Optional.empty(),
        model,
        status,
        Optional.empty(),
        NOON.minus(Duration.ofHours(1)),
        LATER,
        new TaskFilter.Paging(1, 10),
        LATER);
  }
}
