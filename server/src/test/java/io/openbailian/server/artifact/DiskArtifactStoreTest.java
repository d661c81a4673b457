package io.openbailian.server.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskArtifactStoreTest {
  private static final String ABC_SHA256 =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path temporary;
  private Path folder;
  private DiskArtifactStore store;

  @BeforeEach
  void open() throws IOException {
    folder = temporary.resolve("artifacts");
    store = new DiskArtifactStore(folder);
  }

  @Test
  void writesAFileAndAnswersItsHash() throws IOException, InterruptedException {
    String hash = store.write("a-0.png", "abc".getBytes(UTF_8));

    assertThat(hash).isEqualTo(ABC_SHA256);
    assertThat(store.locate("a-0.png").orElseThrow()).hasContent("abc");
  }

  @Test
  void replacesAFileOfTheSameName() throws IOException, InterruptedException {
    store.write("a-0.png", "first".getBytes(UTF_8));
    store.write("a-0.png", "second".getBytes(UTF_8));

    assertThat(store.locate("a-0.png").orElseThrow()).hasContent("second");
    assertThat(everyFile()).hasSize(1);
  }

  @Test
  void leavesNothingBehindWhenItCannotWrite() throws IOException, InterruptedException {
    store.write("a-0.png", new byte[] {1});
    Path file = store.locate("a-0.png").orElseThrow();
    Files.delete(file);
    Files.createDirectories(file.resolve("in the way"));

    assertThatThrownBy(() -> store.write("a-0.png", new byte[] {1}))
        .isInstanceOf(IOException.class);

    assertThat(everyFile()).isEmpty();
  }

  @Test
  void deletesAFileThatMayNotBeThere() throws IOException, InterruptedException {
    store.write("a-0.png", new byte[] {1});

    store.delete("a-0.png");
    store.delete("a-0.png");

    assertThat(store.locate("a-0.png")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../a",
        "a/b",
        "/etc/passwd",
        "a\\b",
        ".hidden",
        "a\0b",
        "a b",
        "ä"
      })
  void refusesNamesThatCouldLeaveTheFolder(String name) {
    assertThatThrownBy(() -> store.write(name, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.locate(name)).isEmpty();
  }

  @Test
  void writesThoughItsCallerIsInterrupted() throws IOException, InterruptedException {
    Thread.currentThread().interrupt();
    store.write("a-0.png", "abc".getBytes(UTF_8));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(store.locate("a-0.png").orElseThrow()).hasContent("abc");
  }

  @Test
  void sweepsOldFilesThatNobodyRefersTo() throws IOException, InterruptedException {
    Instant noon = Instant.parse("2026-08-13T12:00:00Z");
    store.write("kept.png", new byte[] {1});
    store.write("orphan.png", new byte[] {1});
    Files.write(folder.resolve(".writing-77"), new byte[] {1});
    for (Path file : everyFile()) {
      Files.setLastModifiedTime(file, FileTime.from(noon));
    }
    store.write("fresh.png", new byte[] {1});

    assertThat(store.sweep(noon.plusMillis(1), "kept.png"::equals)).isEqualTo(2);

    assertThat(everyFile())
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder("kept.png", "fresh.png");
  }

  @Test
  void keepsAFileThatIsReplacedWhileItIsAskedAbout() throws IOException, InterruptedException {
    Instant noon = Instant.parse("2026-08-13T12:00:00Z");
    store.write("repeated.png", new byte[] {1});
    Files.setLastModifiedTime(everyFile().getFirst(), FileTime.from(noon));

    int removed = store.sweep(noon.plusMillis(1), name -> !replaced(name));

    assertThat(removed).isZero();
    assertThat(everyFile()).hasSize(1);
  }

  /// The same work is done once more, and has no row yet.
  private boolean replaced(String name) {
    try {
      store.write(name, new byte[] {2});
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void sweepsWhileOthersWriteAndDelete() throws IOException, InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    Thread writer = Thread.ofPlatform().start(() -> writeAndDeleteUntil(over));

    for (int round = 0; round < 50; round++) {
      assertThat(store.sweep(Instant.EPOCH, _ -> true)).isZero();
    }

    over.set(true);
    writer.join();
    assertThat(everyFile()).isEmpty();
  }

  private void writeAndDeleteUntil(AtomicBoolean over) {
    try {
      while (!over.get()) {
        store.write("busy.png", new byte[] {1});
        store.delete("busy.png");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> everyFile() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
