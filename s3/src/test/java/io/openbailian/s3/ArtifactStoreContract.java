package io.openbailian.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.InputFile;
import io.openbailian.server.artifact.StoredFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every store of files does, wherever it keeps them.
abstract class ArtifactStoreContract {
  private static final String ABC_SHA256 =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  /// More than a part, and not a whole number of them.
  private static final int LARGE = (17 << 20) + 11;

  @TempDir Path temporary;
  Path spool;
  private ArtifactStore store;

  /// An empty store with its spool.
  abstract ArtifactStore open(Path folder, Path spool) throws IOException;

  @BeforeEach
  void open() throws IOException {
    spool = Files.createDirectory(temporary.resolve("spool"));
    store = open(temporary.resolve("files"), spool);
  }

  @Test
  void writesAFileAndAnswersItsHash() throws IOException {
    ArtifactStore.Kept kept = store.write("a-0.png", bytes("abc"));

    assertThat(kept).isEqualTo(new ArtifactStore.Kept(ABC_SHA256, 3));
    assertThat(content("a-0.png")).isEqualTo("abc");
  }

  @Test
  void writesAnEmptyFile() throws IOException {
    assertThat(store.write("a-0.txt", new byte[0]).bytes()).isZero();
    assertThat(store.write("a-1.txt", _ -> {}).bytes()).isZero();

    assertThat(content("a-0.txt")).isEmpty();
    assertThat(content("a-1.txt")).isEmpty();
  }

  @Test
  void writesWhatComesBitByBit() throws IOException {
    ArtifactStore.Kept kept =
        store.write(
            "a-0.txt",
            out -> {
              out.write('a');
              out.write(bytes("xbcx"), 1, 2);
            });

    assertThat(kept).isEqualTo(new ArtifactStore.Kept(ABC_SHA256, 3));
    assertThat(content("a-0.txt")).isEqualTo("abc");
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void writesAndReadsWhatIsLargerThanAPart() throws IOException {
    byte[] large = large();

    ArtifactStore.Kept streamed =
        store.write(
            "streamed.bin",
            out -> {
              for (int at = 0; at < large.length; at += 100_000) {
                out.write(large, at, Math.min(100_000, large.length - at));
              }
            });
    ArtifactStore.Kept whole = store.write("whole.bin", large);

    assertThat(streamed).isEqualTo(whole);
    assertThat(streamed.bytes()).isEqualTo(LARGE);
    assertThat(store.find("streamed.bin").orElseThrow().read()).isEqualTo(large);
    ByteArrayOutputStream acrossParts = new ByteArrayOutputStream();
    store.find("whole.bin").orElseThrow().writeTo(acrossParts, (8 << 20) - 5, 10);
    assertThat(acrossParts.toByteArray())
        .isEqualTo(Arrays.copyOfRange(large, (8 << 20) - 5, (8 << 20) + 5));
    assertThat(spool).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000, LARGE - 11})
  void whatDoesNotComeWholeIsNeverThere(int before) throws IOException {
    byte[] large = large();

    assertThatThrownBy(() ->
            store.write(
                "half.bin",
                out -> {
                  out.write(large, 0, before);
                  assertThat(store.find("half.bin")).isEmpty();
                  throw new IOException("the client has gone");
                }))
        .isInstanceOf(IOException.class)
        .hasMessage("the client has gone");

    assertThat(store.find("half.bin")).isEmpty();
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void whatReplacesAFileAndFailsLeavesTheOldOne() throws IOException {
    store.write("a-0.png", bytes("old"));

    assertThatThrownBy(() ->
            store.write(
                "a-0.png",
                out -> {
                  out.write('n');
                  throw new IOException("the client has gone");
                }))
        .isInstanceOf(IOException.class);

    assertThat(content("a-0.png")).isEqualTo("old");
  }

  @Test
  void replacesAFileOfTheSameName() throws IOException {
    store.write("a-0.png", bytes("first"));
    store.write("a-0.png", bytes("second"));

    assertThat(content("a-0.png")).isEqualTo("second");
  }

  @Test
  void readsAndWritesARangeOfAFile() throws IOException {
    store.write("a-0.png", bytes("abcdef"));
    StoredFile file = store.find("a-0.png").orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    file.writeTo(out, 2, 3);

    assertThat(out.toString(UTF_8)).isEqualTo("cde");
    assertThat(file.length()).isEqualTo(6);
    try (InputStream rest = file.open(4);
        InputStream nothing = file.open(6)) {
      assertThat(rest.readAllBytes()).isEqualTo(bytes("ef"));
      assertThat(nothing.readAllBytes()).isEmpty();
    }
    assertThatThrownBy(() -> file.writeTo(new ByteArrayOutputStream(), 4, 3))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFileThatIsDeletedWhileItIsReadIsNoHalfFile() throws IOException {
    store.write("a-0.png", bytes("abc"));
    StoredFile file = store.find("a-0.png").orElseThrow();
    store.delete("a-0.png");

    assertThatThrownBy(file::read).isInstanceOf(IOException.class);
  }

  @Test
  void keepsADraftOfTheSpoolUnderItsName() throws IOException {
    try (ArtifactStore.Draft draft = store.draft();
        ArtifactStore.Draft _ = store.draft()) {
      assertThat(draft.path().getParent()).isEqualTo(spool);
      Files.writeString(draft.path(), "abc");

      assertThat(draft.keep("a-0.mp4")).isEqualTo(new ArtifactStore.Kept(ABC_SHA256, 3));
    }

    assertThat(content("a-0.mp4")).isEqualTo("abc");
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void putsAKeptFileIntoTheSpoolForThoseWhoWantAPath() throws IOException {
    store.write("a-0.wav", bytes("abc"));
    InputFile kept = new InputFile.Kept(store.find("a-0.wav").orElseThrow(), 3);

    try (InputFile spooled = kept.inSpool(spool)) {
      assertThat(spooled.whereabouts().orElseThrow()).hasParent(spool).hasContent("abc");
    }

    assertThat(content("a-0.wav")).isEqualTo("abc");
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void deletesAFileThatMayNotBeThere() throws IOException {
    store.write("a-0.png", bytes("a"));

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
  void refusesNamesThatCouldLeaveIt(String name) {
    assertThatThrownBy(() -> store.write(name, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.find(name)).isEmpty();
  }

  @Test
  void worksThoughItsCallerIsInterrupted() throws IOException {
    Thread.currentThread().interrupt();
    store.write("a-0.png", bytes("abc"));
    boolean there = store.find("a-0.png").isPresent();
    store.write("a-1.png", out -> out.write('a'));
    store.delete("a-1.png");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(there).isTrue();
    assertThat(content("a-0.png")).isEqualTo("abc");
    assertThat(store.find("a-1.png")).isEmpty();
  }

  @Test
  void sweepsOldFilesThatNobodyRefersTo() throws IOException, InterruptedException {
    store.write("kept.png", bytes("a"));
    store.write("orphan.png", bytes("a"));

    assertThat(store.sweep(Instant.now().minus(Duration.ofHours(1)), _ -> false)).isZero();
    assertThat(store.sweep(later(), "kept.png"::equals)).isEqualTo(1);

    assertThat(store.find("kept.png")).isPresent();
    assertThat(store.find("orphan.png")).isEmpty();
  }

  @Test
  void sweepsNothingThatIsBeingWritten() throws IOException, InterruptedException {
    store.write(
        "busy.png",
        out -> {
          out.write('a');
          try {
            assertThat(store.sweep(Instant.now().minus(Duration.ofHours(1)), _ -> false)).isZero();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          out.write('b');
        });

    assertThat(content("busy.png")).isEqualTo("ab");
  }

  /// Everything is older than this.
  static Instant later() {
    return Instant.now().plus(Duration.ofHours(1));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] large() {
    byte[] large = new byte[LARGE];
    new Random(7).nextBytes(large);
    return large;
  }

  private String content(String name) throws IOException {
    return new String(store.find(name).orElseThrow().read(), UTF_8);
  }
}
