package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.PassedCalls;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.Json;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.artifact.InputFile;
import io.openbailian.server.media.MemoryBudget;
import io.openbailian.server.share.GivenUpException;
import io.openbailian.server.sql.Database;
import io.openbailian.server.task.Claimed;
import io.openbailian.server.task.Lease;
import io.openbailian.server.task.RecordingListener;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.TestTasks;
import io.openbailian.server.task.sql.SqlTaskStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// Where what a task asks for is while it waits for its engine.
class TaskValuesTest {
  private static final int LARGE = 100_000;

  @TempDir private Path folder;
  private final MemoryBudget memory = new MemoryBudget(8 << 20);
  private final long free = memory.free();
  private Path spool;
  private Database database;
  private TaskStore store;
  private TaskValues values;

  @BeforeEach
  void open() throws IOException {
    spool = Files.createDirectory(folder.resolve("spool"));
    database = Database.open(folder);
    store =
        SqlTaskStore.onOneNode(
            database, new DiskArtifactStore(folder.resolve("inputs")), 10, new RecordingListener());
    values = new TaskValues(store, spool, memory);
  }

  @AfterEach
  void close() {
    store.close();
    database.close();
    assertThat(memory.free()).isEqualTo(free);
  }

  private static String picture(int bytes, int fill) {
    byte[] file = new byte[bytes];
    Arrays.fill(file, (byte) fill);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(file);
  }

  private Claimed claimed(ObjectNode asked) throws InterruptedException {
    Task task = TestTasks.asking(Values.of(asked));
    assertThat(store.submit(task)).isTrue();
    return store.claim(task.lane(), new Lease("one", Instant.MAX), 1, 1, TestTasks.NOON).getFirst();
  }

  private List<Path> spooled() throws IOException {
    try (Stream<Path> files = Files.list(spool)) {
      return files.toList();
    }
  }

  @Test
  void largePicturesBecomeFilesWhereverTheyStand() throws IOException, InterruptedException {
    ObjectNode asked = Json.object().put(Meaning.PROMPT, "a hat");
    asked.put(Meaning.IMAGE, picture(LARGE, 1)).put(Meaning.MASK, "http://a/mask.png");
    asked.putArray(Meaning.IMAGES).add(picture(LARGE, 2)).add("http://a/b.png").add(picture(20, 3));

    try (TaskValues.Loaded loaded = values.load(claimed(asked), () -> false)) {
      assertThat(loaded.values().text(Meaning.PROMPT)).contains("a hat");
      assertThat(loaded.values().text(Meaning.MASK)).contains("http://a/mask.png");
      assertThat(file(loaded, loaded.values().textOrEmpty(Meaning.IMAGE)))
          .hasSize(LARGE)
          .containsOnly(1);
      List<String> images = loaded.values().texts(Meaning.IMAGES);
      assertThat(file(loaded, images.getFirst())).hasSize(LARGE).containsOnly(2);
      assertThat(images).element(1).isEqualTo("http://a/b.png");
      assertThat(images).element(2).isEqualTo(picture(20, 3));
      assertThat(loaded.pictures()).hasSize(2);
      assertThat(spooled()).hasSize(2);
    }

    assertThat(spooled()).isEmpty();
  }

  private static byte[] file(TaskValues.Loaded loaded, String text) throws IOException {
    InputFile file = Objects.requireNonNull(loaded.pictures().get(text), "it is a file");
    return file.read();
  }

  @Test
  void theBodyOfARequestThatIsPassedOnIsAFileWhereItIsLarge()
      throws IOException, InterruptedException {
    String body = "{\"a\":\"" + "é".repeat(LARGE) + "\"}";
    Claimed task = claimed(Json.object().put(PassedCalls.PATH, "/x").put(PassedCalls.BODY, body));

    try (TaskValues.Loaded loaded = values.load(task, () -> false)) {
      PassedRequest request =
          PassedRequest.of(loaded.values(), loaded.pictures(), new StopSignal());
      assertThat(request.path()).isEqualTo("/x");
      assertThat(new String(request.body().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(body);
      assertThat(spooled()).hasSize(1);
    }

    assertThat(spooled()).isEmpty();
  }

  @Test
  void aSmallBodyStaysWhereItIs() throws IOException, InterruptedException {
    Claimed task = claimed(Json.object().put(PassedCalls.PATH, "/x").put(PassedCalls.BODY, "{}"));

    try (TaskValues.Loaded loaded = values.load(task, () -> false)) {
      PassedRequest request =
          PassedRequest.of(loaded.values(), loaded.pictures(), new StopSignal());
      assertThat(request.body().readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.headers()).containsEntry("Content-Type", List.of("application/json"));
      assertThat(loaded.pictures()).isEmpty();
    }
  }

  /// A text that only looks like a picture is refused by whoever reads pictures.
  @Test
  void whatIsNoPictureStaysWhereItIs() throws IOException, InterruptedException {
    String text = "no picture ".repeat(LARGE);

    try (TaskValues.Loaded loaded =
        values.load(claimed(Json.object().put(Meaning.IMAGE, text)), () -> false)) {
      assertThat(loaded.values().text(Meaning.IMAGE)).contains(text);
      assertThat(spooled()).isEmpty();
    }
  }

  @Test
  void whatIsNotWantedAnyMoreIsNotLoaded() throws InterruptedException {
    Claimed task = claimed(Json.object().put(Meaning.IMAGE, picture(LARGE, 1)));
    MemoryBudget.Loan all = memory.borrow("k-other", memory.free(), () -> false);

    assertThatThrownBy(() -> values.load(task, () -> true)).isInstanceOf(GivenUpException.class);
    all.close();
  }

  @Test
  void nothingIsLeftWhereTheDiskIsFull() throws IOException, InterruptedException {
    ObjectNode asked = Json.object().put(Meaning.IMAGE, picture(LARGE, 1));
    Claimed task = claimed(asked);
    TaskValues elsewhere = new TaskValues(store, folder.resolve("not-there"), memory);

    assertThatThrownBy(() -> elsewhere.load(task, () -> false)).isInstanceOf(IOException.class);
    assertThat(spooled()).isEmpty();
  }
}
