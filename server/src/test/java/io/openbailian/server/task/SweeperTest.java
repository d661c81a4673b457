package io.openbailian.server.task;

import static io.openbailian.server.task.TestTasks.NOON;
import static io.openbailian.server.task.TestTasks.aTask;
import static io.openbailian.server.task.TestTasks.fileOf;
import static io.openbailian.server.task.TestTasks.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.artifact.sql.SqlArtifactIndex;
import io.openbailian.server.sql.Database;
import io.openbailian.server.task.sql.SqlTaskStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweeperTest {
  @TempDir Path folder;
  private Database database;
  private TaskStore tasks;
  private DiskArtifactStore files;
  private Sweeper sweeper;

  @BeforeEach
  void open() throws IOException {
    database = Database.open(folder);
    files = new DiskArtifactStore(folder.resolve("artifacts"));
    tasks =
        SqlTaskStore.onOneNode(
            database,
            new DiskArtifactStore(folder.resolve("inputs")),
            10_000,
            new RecordingListener());
    sweeper = new Sweeper(tasks, files, new SqlArtifactIndex(database)::contains);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void removesWhatHasExpiredRowsAndFiles() throws IOException, InterruptedException {
    String file = endedTaskWithAFile();
    Instant end = NOON.plus(Task.LIFETIME);

    assertThat(sweeper.sweepOnce(end.minusMillis(1)).tasks()).isZero();
    assertThat(files.find(file)).isPresent();
    assertThat(sweeper.sweepOnce(end)).isEqualTo(new Sweeper.Swept(1, 1, 0));

    assertThat(files.find(file)).isEmpty();
  }

  @Test
  void removesMoreThanOneSlice() throws IOException, InterruptedException {
    for (int i = 0; i < 1_001; i++) {
      tasks.submit(aTask());
    }

    assertThat(sweeper.sweepOnce(NOON.plus(Task.LIFETIME)).tasks()).isEqualTo(1_001);
  }

  @Test
  void removesOrphansOverAnHourOld() throws IOException, InterruptedException {
    String owned = endedTaskWithAFile();
    files.write("orphan.png", new byte[] {1});
    files.write("fresh.png", new byte[] {1});
    age(owned, Duration.ofHours(2));
    age("orphan.png", Duration.ofMinutes(61));
    age("fresh.png", Duration.ofMinutes(59));

    assertThat(sweeper.sweepOnce(NOON)).isEqualTo(new Sweeper.Swept(0, 0, 1));

    assertThat(files.find(owned)).isPresent();
    assertThat(files.find("orphan.png")).isEmpty();
    assertThat(files.find("fresh.png")).isPresent();
  }

  private String endedTaskWithAFile() throws IOException, InterruptedException {
    Task task = aTask();
    Artifact file = fileOf(task, NOON.plus(Task.LIFETIME));
    files.write(file.name(), new byte[] {1, 2, 3});
    tasks.submit(task);
    tasks.claim(task.lane(), new Lease("one", NOON.plusSeconds(9)), 1, 1, NOON);
    tasks.end(
        task.id(),
        "one",
        succeeded(NOON, new ItemResult.Produced(file.name(), null, 1, 1)),
        List.of(file),
        Optional.empty());
    return file.name();
  }

  private void age(String name, Duration age) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("artifacts"))) {
      Path file = all.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
      Files.setLastModifiedTime(file, FileTime.from(NOON.minus(age)));
    }
  }
}
