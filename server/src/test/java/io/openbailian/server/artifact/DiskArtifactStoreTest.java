package io.openbailian.server.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
    ArtifactStore.Kept kept = store.write("a-0.png", "abc".getBytes(UTF_8));

    assertThat(kept).isEqualTo(new ArtifactStore.Kept(ABC_SHA256, 3));
    assertThat(content("a-0.png")).isEqualTo("abc");
  }

  @Test
  void replacesAFileOfTheSameName() throws IOException, InterruptedException {
    store.write("a-0.png", "first".getBytes(UTF_8));
    store.write("a-0.png", "second".getBytes(UTF_8));

    assertThat(content("a-0.png")).isEqualTo("second");
    assertThat(everyFile()).hasSize(1);
  }

  @Test
  void leavesNothingBehindWhenItCannotWrite() throws IOException, InterruptedException {
    store.write("a-0.png", new byte[] {1});
    Path file = everyFile().getFirst();
    Files.delete(file);
    Files.createDirectories(file.resolve("in the way"));

    assertThatThrownBy(() -> store.write("a-0.png", new byte[] {1}))
        .isInstanceOf(IOException.class);

    assertThat(everyFile()).isEmpty();
  }

  @Test
  void readsAndWritesARangeOfAFile() throws IOException, InterruptedException {
    store.write("a-0.png", "abcdef".getBytes(UTF_8));
    StoredFile file = store.find("a-0.png").orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    file.writeTo(out, 2, 3);

    assertThat(out.toString(UTF_8)).isEqualTo("cde");
    assertThat(file.length()).isEqualTo(6);
    try (InputStream rest = file.open(4)) {
      assertThat(rest.readAllBytes()).isEqualTo("ef".getBytes(UTF_8));
    }
    assertThatThrownBy(() -> file.writeTo(new ByteArrayOutputStream(), 4, 3))
        .isInstanceOf(IOException.class);
  }

  @Test
  void keepsADraftOfTheSpoolUnderItsName() throws IOException, InterruptedException {
    Path spool = Files.createDirectory(temporary.resolve("spool"));
    ArtifactStore withSpool = new DiskArtifactStore(folder, spool);

    try (ArtifactStore.Draft draft = withSpool.draft();
        ArtifactStore.Draft _ = withSpool.draft()) {
      assertThat(draft.path().getParent()).isEqualTo(spool);
      Files.writeString(draft.path(), "abc");

      assertThat(draft.keep("a-0.mp4")).isEqualTo(new ArtifactStore.Kept(ABC_SHA256, 3));
    }

    assertThat(content("a-0.mp4")).isEqualTo("abc");
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void putsAKeptFileIntoTheSpoolForThoseWhoWantAPath() throws IOException, InterruptedException {
    store.write("a-0.wav", "abc".getBytes(UTF_8));
    InputFile kept = new InputFile.Kept(store.find("a-0.wav").orElseThrow(), 3);

    try (InputFile spooled = kept.inSpool(temporary)) {
      assertThat(spooled.whereabouts().orElseThrow()).hasParent(temporary).hasContent("abc");
    }

    assertThat(content("a-0.wav")).isEqualTo("abc");
    assertThat(temporary).isDirectoryNotContaining("glob:**kept-*");
  }

  @Test
  void deletesAFileThatMayNotBeThere() throws IOException, InterruptedException {
    store.write("a-0.png", new byte[] {1});

    store.delete("a-0.png");
    store.delete("a-0.png");

    assertThat(store.find("a-0.png")).isEmpty();
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
    assertThat(store.find(name)).isEmpty();
  }

  @Test
  void writesThoughItsCallerIsInterrupted() throws IOException, InterruptedException {
    Thread.currentThread().interrupt();
    store.write("a-0.png", "abc".getBytes(UTF_8));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(content("a-0.png")).isEqualTo("abc");
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

  private String content(String name) throws IOException {
    return new String(store.find(name).orElseThrow().read(), UTF_8);
  }

  private List<Path> everyFile() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
