package io.openbailian.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.engine.test.SteppedTime;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.artifact.Hmac;
import io.openbailian.server.artifact.InputFile;
import io.openbailian.server.config.UploadSettings;
import io.openbailian.server.sql.Database;
import io.openbailian.server.upload.sql.SqlUploadIndex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadsTest {
  private static final String OWNER = "k-owner";

  @TempDir Path folder;
  private final SteppedTime time = SteppedTime.atNoon();
  private Database database;
  private Uploads uploads;
  private int names;

  @BeforeEach
  void open() throws IOException {
    database = Database.open(folder);
    uploads = uploads(1);
  }

  private Uploads uploads(int secret) throws IOException {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) secret;
    return new Uploads(
        new SqlUploadIndex(database),
        new DiskArtifactStore(folder.resolve("uploads")),
        new Hmac(bytes),
        new UploadSettings(1000, 2500, 4000),
        time);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static InputStream file(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private String upload(Uploads.Issued issued, String name, byte[] bytes)
      throws IOException, InterruptedException {
    return upload(issued, name, bytes, false);
  }

  private String upload(Uploads.Issued issued, String name, byte[] bytes, boolean keeps)
      throws IOException, InterruptedException {
    String key = issued.ticket().directory() + "/" + name;
    names++;
    uploads.receive(
        "file-" + names,
        new Uploads.Form(
            issued.policy(), issued.signature(), key, keeps, Optional.of(bytes.length + 0L)),
        file(bytes));
    return key;
  }

  private byte[] stored(String key) throws IOException, InterruptedException {
    Optional<InputFile.Kept> found = uploads.find(key, OWNER, time.now());
    return found.isPresent() ? found.get().read() : new byte[0];
  }

  private long filesOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("uploads"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.png", "我的 图片.jpg", "photo..final.png", "...", "a?b&c=d%41.png"})
  void keepsAFileForTheKeyThatItWasTakenInFor(String name)
      throws IOException, InterruptedException {
    String key = upload(uploads.issue(OWNER, "r-1"), name, new byte[] {1, 2, 3});

    assertThat(stored(key)).containsExactly(1, 2, 3);
    assertThat(uploads.find(key, "k-other", time.now())).isEmpty();
    assertThat(uploads.find(key + "x", OWNER, time.now())).isEmpty();
  }

  @Test
  void keepsAFileOfTheSameNameWhereTheFormAsksForIt() throws IOException, InterruptedException {
    Uploads.Issued issued = uploads.issue(OWNER, "r-1");
    String key = upload(issued, "a.png", new byte[] {1, 2, 3}, true);

    assertThatThrownBy(() -> upload(issued, "a.png", new byte[] {4, 5, 6}, true))
        .hasMessageContaining("FileAlreadyExists");
    assertThat(stored(key)).containsExactly(1, 2, 3);
    upload(issued, "a.png", new byte[] {1, 2, 3}, true);
    assertThat(stored(key)).containsExactly(1, 2, 3);
    upload(issued, "a.png", new byte[] {4, 5, 6}, false);
    assertThat(stored(key)).containsExactly(4, 5, 6);
    assertThat(filesOnDisk()).isEqualTo(1);
  }

  @Test
  void forgetsAFileAfterTwoDays() throws IOException, InterruptedException {
    String key = upload(uploads.issue(OWNER, "r-1"), "a.png", new byte[3]);

    time.step(Duration.ofDays(2).minusMillis(1));
    assertThat(uploads.sweepOnce(time.now())).isZero();
    assertThat(stored(key)).hasSize(3);
    time.step(Duration.ofMillis(1));
    assertThat(uploads.find(key, OWNER, time.now())).isEmpty();
    assertThat(uploads.sweepOnce(time.now())).isEqualTo(1);

    assertThat(filesOnDisk()).isZero();
  }

  @Test
  void sweepsFilesWithoutARowOverAnHourOld() throws IOException, InterruptedException {
    Path orphan = Files.write(folder.resolve("uploads").resolve("orphan"), new byte[3]);
    assertThat(uploads.sweepOnce(time.now().minus(Duration.ofDays(1)))).isZero();

    Files.setLastModifiedTime(orphan, FileTime.from(time.now().minus(Duration.ofMinutes(61))));

    assertThat(uploads.sweepOnce(time.now())).isEqualTo(1);
  }

  @Test
  void replacesAFileThatIsSentAgain() throws IOException, InterruptedException {
    Uploads.Issued issued = uploads.issue(OWNER, "r-1");
    upload(issued, "a.png", new byte[3]);
    String key = upload(issued, "a.png", new byte[4]);

    assertThat(stored(key)).hasSize(4);
    assertThat(filesOnDisk()).isEqualTo(1);
  }

  @Test
  void refusesATicketThatHasExpired() {
    Uploads.Issued issued = uploads.issue(OWNER, "r-1");
    time.step(Uploads.TICKET);

    assertThatThrownBy(() -> upload(issued, "a.png", new byte[3]))
        .hasMessage("AccessDenied: Invalid according to Policy: Policy expired.");
  }

  @Test
  void refusesATicketThatWasChangedOrIsAnothersServers() throws IOException {
    Uploads.Issued issued = uploads.issue(OWNER, "r-1");
    UploadTicket t = issued.ticket();
    UploadTicket larger = new UploadTicket(t.directory(), t.workspace(), t.expires(), 1 << 30);
    Uploads.Issued foreign = uploads(2).issue(OWNER, "r-1");

    assertThatThrownBy(() ->
            upload(new Uploads.Issued(t, larger.encode(), issued.signature()), "a", new byte[3]))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("signature");
    assertThatThrownBy(() -> upload(foreign, "a", new byte[3])).hasMessageContaining("signature");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ".", "..", "a/b.png", "../a.png", "a\\b", "a\u0000b", "a\nb", "a\u202Eb"})
  void refusesAFileNameThatIsNone(String name) throws IOException {
    Uploads.Issued issued = uploads.issue(OWNER, "r-1");

    assertThatThrownBy(() -> upload(issued, name, new byte[3])).hasMessageContaining("Invalid key");
    assertThat(filesOnDisk()).isZero();
  }

  @Test
  void refusesAKeyOutsideTheDirectoryOfTheTicket() {
    Uploads.Issued issued = uploads.issue(OWNER, "r-1");
    Uploads.Form form =
        new Uploads.Form(
            issued.policy(),
            issued.signature(),
            issued.ticket().directory() + "2/a.png",
            false,
            Optional.empty());

    assertThatThrownBy(() -> uploads.receive("f", form, file(new byte[3])))
        .hasMessageContaining("the key has to begin with");
  }

  @Test
  void refusesAFileThatIsTooLargeAnnouncedOrNot() throws IOException {
    Uploads.Issued issued = uploads.issue(OWNER, "r-1");
    Uploads.Form silent =
        new Uploads.Form(
            issued.policy(),
            issued.signature(),
            issued.ticket().directory() + "/a.png",
            false,
            Optional.empty());

    assertThatThrownBy(() -> upload(issued, "a", new byte[100_000])).hasMessageContaining("1000");
    assertThatThrownBy(() -> uploads.receive("f", silent, file(new byte[1001])))
        .hasMessageContaining("1000");
    assertThat(filesOnDisk()).isZero();
  }

  @Test
  void refusesMoreThanAKeyOrAllKeysMayStore() throws IOException, InterruptedException {
    upload(uploads.issue(OWNER, "r-1"), "a", new byte[1000]);
    upload(uploads.issue(OWNER, "r-2"), "a", new byte[1000]);
    assertThatThrownBy(() -> upload(uploads.issue(OWNER, "r-3"), "a", new byte[501]))
        .hasMessageContaining("Throttling.AllocationQuota")
        .hasMessageContaining("this API key holds");
    upload(uploads.issue(OWNER, "r-4"), "a", new byte[500]);
    upload(uploads.issue("k-other", "r-5"), "a", new byte[1000]);

    assertThatThrownBy(() -> upload(uploads.issue("k-other", "r-6"), "a", new byte[501]))
        .hasMessageContaining("this server holds");
  }

  private static Uploads.Form form(Uploads.Issued issued, String name, Optional<Long> length) {
    return new Uploads.Form(
        issued.policy(),
        issued.signature(),
        issued.ticket().directory() + "/" + name,
        false,
        length);
  }

  /// A file that comes in pieces, between which something else happens.
  private static InputStream inPieces(byte[] first, Runnable meanwhile, byte[] second) {
    return new InputStream() {
      private int asked;

      @Override
      public int read() {
        throw new IllegalStateException("bytes are read many at once");
      }

      @Override
      public int read(byte[] into, int at, int most) {
        if (asked == 2) {
          return -1;
        }
        byte[] next = asked == 0 ? first : second;
        if (asked++ == 1) {
          meanwhile.run();
        }
        System.arraycopy(next, 0, into, at, next.length);
        return next.length;
      }
    };
  }

  @Test
  void countsWhatIsJustComingInAsItComes() throws IOException, InterruptedException {
    Uploads.Issued issued = uploads.issue(OWNER, "r-1");
    upload(issued, "stored", new byte[1000]);
    InputStream slow =
        inPieces(
            new byte[900],
            () -> {
              assertThatThrownBy(() -> upload(issued, "too much", new byte[601]))
                  .hasMessageContaining("AllocationQuota");
              assertThatCode(() -> upload(issued, "enough", new byte[500]))
                  .doesNotThrowAnyException();
            },
            new byte[50]);

    uploads.receive("slow", form(issued, "slow", Optional.empty()), slow);

    assertThat(filesOnDisk()).isEqualTo(3);
  }

  @Test
  void holdsNothingForAFileThatSaysNotHowLongItIs() throws IOException, InterruptedException {
    Uploads.Issued issued = uploads.issue(OWNER, "r-1");
    upload(issued, "one", new byte[1000]);
    upload(issued, "two", new byte[1000]);
    InputStream slow =
        inPieces(
            new byte[1],
            () ->
                assertThatCode(() -> upload(issued, "meanwhile", new byte[400]))
                    .doesNotThrowAnyException(),
            new byte[200]);

    assertThatThrownBy(() -> uploads.receive("slow", form(issued, "slow", Optional.empty()), slow))
        .hasMessageContaining("AllocationQuota");
    assertThat(filesOnDisk()).isEqualTo(3);
  }

  @Test
  void leavesNothingOfAFileThatDidNotComeWhole() throws IOException {
    Uploads.Issued issued = uploads.issue(OWNER, "r-1");
    InputStream cut =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("its client has gone");
          }

          @Override
          public int read(byte[] piece, int from, int length) throws IOException {
            return read();
          }
        };

    assertThatThrownBy(() -> uploads.receive("f", form(issued, "a", Optional.of(500L)), cut))
        .hasMessageContaining("its client has gone");
    assertThat(filesOnDisk()).isZero();
  }
}
