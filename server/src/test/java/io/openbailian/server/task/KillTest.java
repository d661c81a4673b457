package io.openbailian.server.task;

import static io.openbailian.server.task.TestTasks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.sql.Database;
import io.openbailian.server.task.sql.SqlTaskStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
  private static final int ENOUGH = 2_000;
  private static final int ID_LENGTH = 36;

  @TempDir Path folder;

  @Test
  void hasEveryTaskThatWasAcceptedBeforeTheProcessWasKilled()
      throws IOException, InterruptedException {
    List<String> accepted = submitInAProcessAndKillIt();

    try (Database database = Database.open(folder)) {
      var files = new DiskArtifactStore(folder.resolve("inputs"));
      var store = SqlTaskStore.onOneNode(database, files, 10, new RecordingListener());
      store.recover((_, _, lane) -> lane, NOON);

      assertThat(accepted).hasSizeGreaterThanOrEqualTo(ENOUGH);
      for (String id : accepted) {
        assertThat(store.find(id, NOON)).isPresent();
      }
      assertThat(countersAgree(database)).isTrue();
    }
  }

  private List<String> submitInAProcessAndKillIt() throws IOException, InterruptedException {
    Process process = ChildJvm.start(SubmitUntilKilled.class, folder.toString());
    try (BufferedReader printed = process.inputReader()) {
      List<String> ids = new ArrayList<>();
      while (ids.size() < ENOUGH) {
        addLine(printed.readLine(), ids);
      }
      process.toHandle().destroyForcibly(); // unlike the process's own, leaves what it printed
      process.waitFor();
      printed.lines().forEach(line -> addLine(line, ids));
      return ids;
    }
  }

  private static boolean countersAgree(Database database) throws InterruptedException {
    String sql =
        "SELECT (SELECT count(*) FROM task) = sum(tasks) FROM task_count WHERE span = 1000";
    return database.read(session -> session.first(sql, row -> row.getBoolean(1))).orElseThrow();
  }

  /// The line at which the process was killed may be cut off.
  private static void addLine(String line, List<String> ids) {
    assertThat(line).isNotNull();
    if (line.length() == ID_LENGTH) {
      ids.add(line);
    }
  }
}
