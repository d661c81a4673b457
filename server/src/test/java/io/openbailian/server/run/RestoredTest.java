package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.server.config.Settings.Metadata;
import io.openbailian.server.run.finish.ItemFinisher;
import io.openbailian.server.task.AttemptEnd;
import io.openbailian.server.task.AttemptFailure;
import io.openbailian.server.task.AttemptRow;
import io.openbailian.server.task.Claimed;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.ItemResult.FileFacts;
import io.openbailian.server.task.TestTasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What of a task is not made again after a restart.
class RestoredTest {
  private static final ItemResult NOTE = new ItemResult.Note("no text was found");

  @TempDir private Path folder;
  private final Gathered gathered = new Gathered(new Owner("id", "key"));
  private Runs runs;

  @BeforeEach
  void open() throws IOException {
    runs = new Runs(folder);
  }

  @AfterEach
  void close() {
    runs.close();
  }

  private Set<Integer> restored(ItemResult... results) {
    AttemptRow done =
        new AttemptRow(
            TestTasks.attempt(1, TestTasks.NOON),
            Optional.empty(),
            Optional.of(
                new AttemptEnd(
                    TestTasks.NOON,
                    Optional.of(new AttemptFailure(AttemptFailure.DIED, "", "")),
                    List.of(results),
                    Optional.empty())));
    AttemptRow open =
        new AttemptRow(TestTasks.attempt(2, TestTasks.NOON), Optional.empty(), Optional.empty());
    return Restored.into(
        gathered,
        new Claimed(TestTasks.aTask(), Optional.empty(), List.of(done, open), Optional.empty()),
        new ItemFinisher(runs.store, runs.pixels, Metadata.FULL, "Test"));
  }

  private void keep(String... names) throws IOException {
    for (String name : names) {
      runs.store.write(name, new byte[1]);
    }
  }

  private static ItemResult picture(String name) {
    return new ItemResult.Produced(name, null, 1, 1);
  }

  @Test
  void itemsWhoseFilesAreThereAreDone() throws IOException {
    keep("id-0.png", "id-12.json");

    assertThat(
            restored(
                picture("id-0.png"),
                picture("id-1.png"),
                new ItemResult.Transcribed("id-12.json", 7),
                new ItemResult.Failed("a", "b"),
                NOTE))
        .containsExactly(0, 12);
    assertThat(gathered.items())
        .containsExactly(picture("id-0.png"), new ItemResult.Transcribed("id-12.json", 7));
  }

  @Test
  void anItemThatTwoAttemptsMadeIsThereOnce() throws IOException {
    keep("id-0.png");

    assertThat(restored(picture("id-0.png"), picture("id-0.png"))).containsExactly(0);
    assertThat(gathered.succeeded()).isEqualTo(1);
  }

  @Test
  void aFileThatNamesNoItemIsNone() throws IOException {
    keep("id.png", "id-x.png", "id-9999999999.png");

    assertThat(restored(picture("id.png"), picture("id-x.png"), picture("id-9999999999.png")))
        .isEmpty();
  }

  @Test
  void anAnswerIsDoneWhereAllItsFilesAre() throws IOException {
    keep("id-0.png");
    ItemResult whole = passed("id-0.png");
    ItemResult half = passed("id-0.png", "id-1.png");

    assertThat(restored(half)).isEmpty();
    assertThat(restored(whole, whole)).containsExactly(0);
    assertThat(gathered.items()).containsExactly(whole);
  }

  private static ItemResult passed(String... files) {
    return new ItemResult.Passed(
        "{}",
        "{}",
        Stream.of(files)
            .map(name -> new ItemResult.NamedFile("/a", name, new FileFacts("image/png", "ab", 1)))
            .toList());
  }

  /// Work that was handed on may still bring something, unless it is over.
  @Test
  void onlyWorkThatMayGoOnIsTakenUpAgain() {
    assertThat(Stream.of(Failing.Kind.values()).filter(kind -> Failings.mayBeTakenUp(kind.name())))
        .containsExactly(Failing.Kind.UNKNOWN, Failing.Kind.STOPPED);
    assertThat(Failings.mayBeTakenUp(AttemptFailure.DIED)).isTrue();
  }
}
