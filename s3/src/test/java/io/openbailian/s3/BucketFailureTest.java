package io.openbailian.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.engine.test.JumpingTime;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.FileStores;
import io.openbailian.server.artifact.FilesAwayException;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.config.SettingsBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.S3Client;

/// A bucket that is away, slow, wrong or broken: a sentence each time, nothing half-written, and
/// all as before once it is back.
class BucketFailureTest {
  private final S3Server server = S3Server.get();
  private final Gateway gateway = new Gateway(server.port());
  private final String bucket = server.bucket();
  @TempDir private Path spool;
  private FileStores stores;
  private ArtifactStore store;

  @BeforeEach
  void open() throws IOException {
    stores = open(settings());
    store = stores.results();
  }

  private SettingsBuilder settings() {
    return server.settings(gateway.endpoint(), bucket);
  }

  private FileStores open(SettingsBuilder settings) throws IOException {
    return new BucketStores().open(settings.build().files().s3(), "me", spool, new JumpingTime());
  }

  @AfterEach
  void leave() throws IOException {
    stores.closing().close();
    gateway.close();
  }

  static Stream<Arguments> troubles() {
    return Stream.of(
        trouble("down", _ -> new Gateway.Cut(), "cannot be used"),
        trouble("overloaded", _ -> new Gateway.Answer(503, "SlowDown", Map.of()), "503"),
        trouble("at fault", _ -> new Gateway.Answer(500, "InternalError", Map.of()), "500"),
        trouble(
            "refusing",
            _ -> new Gateway.Answer(403, "AccessDenied", Map.of()),
            "its access key may not do that there"),
        trouble("cut short", _ -> new Gateway.CutAnswer(5), "cannot be used"));
  }

  private static Arguments trouble(
      String name, Function<String, Gateway.Fate> rule, String sentence) {
    return Arguments.of(name, rule, sentence);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("troubles")
  void isToldOfInASentenceAndIsOverWhenItIsOver(
      String name, Function<String, Gateway.Fate> rule, String sentence) throws IOException {
    store.write("old.png", bytes("old"));
    StoredFile old = store.find("old.png").orElseThrow();
    gateway.rule(rule);

    assertThatThrownBy(() -> store.write("new.png", bytes("new")))
        .as(name)
        .isInstanceOf(FilesAwayException.class)
        .hasMessageContaining(bucket)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining(S3Server.SECRET_KEY);
    assertThatThrownBy(() -> store.write("streamed.png", out -> out.write(1)))
        .isInstanceOf(FilesAwayException.class);
    assertThatThrownBy(() -> store.find("old.png"))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(FilesAwayException.class);
    assertThatThrownBy(old::read).isInstanceOf(FilesAwayException.class);
    assertThatThrownBy(() -> store.delete("old.png")).isInstanceOf(FilesAwayException.class);
    assertThat(spool).isEmptyDirectory();

    gateway.rule(_ -> new Gateway.Pass());
    store.write("new.png", bytes("new"));
    assertThat(store.find("new.png").orElseThrow().read()).isEqualTo(bytes("new"));
  }

  @Test
  void oneRequestThatFailsIsMadeAgain() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    gateway.rule(_ -> requests.incrementAndGet() == 1 ? new Gateway.Cut() : new Gateway.Pass());

    store.write("a-0.png", bytes("abc"));

    assertThat(store.find("a-0.png").orElseThrow().length()).isEqualTo(3);
    assertThat(requests.get()).isGreaterThan(2);
  }

  @Test
  void aFileThatArrivesByHalfIsNotThere() throws IOException {
    gateway.rule(
        head -> head.startsWith("PUT ") ? new Gateway.CutRequest(100_000) : new Gateway.Pass());

    assertThatThrownBy(() -> store.write("half.png", new byte[4 << 20]))
        .isInstanceOf(FilesAwayException.class);

    gateway.rule(_ -> new Gateway.Pass());
    assertThat(store.find("half.png")).isEmpty();
  }

  @Test
  void aLargeFileOfWhichAPartIsLostIsNotThereAndLeavesNothing() throws IOException {
    gateway.rule(
        head -> head.contains("partNumber=2") ? new Gateway.CutRequest(1000) : new Gateway.Pass());

    assertThatThrownBy(() -> store.write("half.mp4", new byte[20 << 20]))
        .isInstanceOf(FilesAwayException.class);

    assertThat(store.find("half.mp4")).isEmpty();
    assertThat(spool).isEmptyDirectory();
    assertThat(unfinished()).isZero();
  }

  @Test
  void whatCannotBeTidiedUpIsSweptLater() throws IOException, InterruptedException {
    gateway.rule(head ->
        head.contains("partNumber=2") || head.startsWith("DELETE ")
            ? new Gateway.Answer(503, "SlowDown", Map.of())
            : new Gateway.Pass());
    assertThatThrownBy(() -> store.write("half.mp4", new byte[20 << 20]))
        .isInstanceOf(FilesAwayException.class);
    gateway.rule(_ -> new Gateway.Pass());
    assertThat(unfinished()).isEqualTo(1);

    store.sweep(ArtifactStoreContract.later(), _ -> true);

    assertThat(unfinished()).isZero();
  }

  private int unfinished() {
    try (S3Client client = server.client()) {
      return client.listMultipartUploads(asked -> asked.bucket(bucket)).uploads().size();
    }
  }

  @Test
  void anAnswerToTheLastPartThatIsLostMakesNoFileLost() throws IOException {
    AtomicInteger ends = new AtomicInteger();
    gateway.rule(head ->
        head.startsWith("POST ") && head.contains("uploadId=") && ends.incrementAndGet() == 1
            ? new Gateway.CutAnswer(0)
            : new Gateway.Pass());

    store.write("a-0.mp4", new byte[9 << 20]);

    assertThat(store.find("a-0.mp4").orElseThrow().length()).isEqualTo(9 << 20);
    assertThat(ends.get()).isGreaterThan(1);
  }

  @Test
  void aFileThatIsReadByHalfIsNotTakenForTheWhole() throws IOException {
    store.write("a-0.png", new byte[1 << 20]);
    StoredFile file = store.find("a-0.png").orElseThrow();
    gateway.rule(_ -> new Gateway.CutAnswer(300_000));

    assertThatThrownBy(file::read).isInstanceOf(FilesAwayException.class);
    assertThatThrownBy(() -> file.writeTo(new ByteArrayOutputStream(), 0, 1 << 20))
        .isInstanceOf(FilesAwayException.class);
    assertThatThrownBy(() -> file.placeAt(spool.resolve("placed")))
        .isInstanceOf(FilesAwayException.class);
  }

  @Test
  void aBucketThatIsGoneIsNoDeletedFile() throws IOException {
    store.write("a-0.png", bytes("abc"));
    try (S3Client client = server.client()) {
      for (var object : client.listObjectsV2(asked -> asked.bucket(bucket)).contents()) {
        client.deleteObject(asked -> asked.bucket(bucket).key(object.key()));
      }
      client.deleteBucket(asked -> asked.bucket(bucket));
    }

    assertThatThrownBy(() -> store.find("a-0.png")).hasCauseInstanceOf(FilesAwayException.class);
    assertThatThrownBy(() -> store.write("b-0.png", bytes("abc")))
        .hasMessageContaining("there is no such bucket (files.s3.bucket)");
  }

  @Test
  void aClockThatIsAnHourOffIsMadeUpFor() throws IOException {
    Instant there = Instant.now().minus(Duration.ofHours(1));
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(there.atOffset(ZoneOffset.UTC));
    AtomicInteger refused = new AtomicInteger();
    gateway.rule(head -> {
      if (isSignedAt(head, there)) {
        return new Gateway.Pass();
      }
      refused.incrementAndGet();
      return new Gateway.Answer(403, "RequestTimeTooSkewed", Map.of("Date", date));
    });

    store.write("a-0.png", bytes("abc"));

    assertThat(refused.get()).isPositive();
    gateway.rule(_ -> new Gateway.Pass());
    assertThat(store.find("a-0.png")).isPresent();
  }

  private static boolean isSignedAt(String head, Instant there) {
    String wanted =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HH").format(there.atOffset(ZoneOffset.UTC));
    return head.toLowerCase(Locale.ROOT).contains("x-amz-date: " + wanted.toLowerCase(Locale.ROOT));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("files.s3.bucket", "nowhere-to-be-found", "there is no such bucket"),
        Arguments.of("files.s3.access-key", "somebody-else", "(files.s3.access-key"),
        Arguments.of("files.s3.secret-key", "of-somebody-else", "(files.s3.secret-key"),
        Arguments.of("files.s3.endpoint", "http://nobody.invalid", "nobody.invalid is not known"),
        Arguments.of("files.s3.endpoint", "http://127.0.0.1:1", "nobody answers there"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aWrongSettingIsToldOfAtTheStart(String setting, String value, String sentence) {
    assertThatThrownBy(() -> open(settings().set(setting, value)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining(S3Server.SECRET_KEY);
  }

  @Test
  void silenceIsNotWaitedForLongerThanIsSaid() {
    gateway.rule(_ -> new Gateway.Silence());

    try (Bucket silent = bucket(settings().set("files.s3.timeout", "200ms"))) {
      assertThatThrownBy(() -> silent.put("a-0.png", bytes("abc")))
          .isInstanceOf(FilesAwayException.class)
          .hasMessageContaining("it did not answer within 0.2s (files.s3.timeout)");
      assertThatThrownBy(() -> silent.length("a-0.png")).isInstanceOf(FilesAwayException.class);
    }
  }

  @Test
  void trailersAreSentWhereTheyAreWantedAlone() {
    Set<String> heads = ConcurrentHashMap.newKeySet();
    gateway.rule(head -> {
      heads.add(head.toLowerCase(Locale.ROOT));
      return new Gateway.Answer(400, "InvalidArgument", Map.of());
    });

    try (Bucket plain = bucket(settings());
        Bucket others = bucket(settings().set("files.s3.checksums", "trailers"))) {
      assertThatThrownBy(() -> plain.put("plain.png", bytes("abc")));
      assertThatThrownBy(() -> others.put("others.png", bytes("abc")))
          .hasMessageContaining("400 said by a test");
    }

    assertThat(heads)
        .anyMatch(head -> head.contains("/plain.png") && head.contains("content-md5: "))
        .noneMatch(head -> head.contains("/plain.png") && head.contains("x-amz-trailer"))
        .anyMatch(head ->
            head.contains("/others.png") && head.contains("x-amz-trailer: x-amz-checksum-crc32"));
  }

  private static Bucket bucket(SettingsBuilder settings) {
    return Bucket.open(settings.build().files().s3());
  }

  @Test
  void theFilesOfAnotherServerAreLeftAlone() {
    assertThatThrownBy(() ->
            new BucketStores()
                .open(settings().build().files().s3(), "somebody else", spool, new JumpingTime()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("belong to a server with another database")
        .hasMessageContaining("files.s3.prefix");
  }

  @Test
  void anotherNodeOfTheSameServerSharesThem() throws IOException {
    store.write("a-0.png", bytes("abc"));

    FileStores other = open(settings());

    assertThat(other.results().find("a-0.png")).isPresent();
    assertThat(other.uploads().find("a-0.png")).isEmpty();
    other.closing().close();
  }

  @Test
  void aKeyInAFileIsReadAgain() throws IOException {
    Path file = Files.writeString(spool.resolveSibling(bucket), S3Server.SECRET_KEY + "\n");
    FileStores withFile =
        open(settings().set("files.s3.secret-key", "").set("files.s3.secret-key-file", file));
    withFile.results().write("a-0.png", bytes("abc"));

    Files.writeString(file, "wrong");
    assertThatThrownBy(() -> withFile.results().write("a-1.png", bytes("abc")))
        .isInstanceOf(FilesAwayException.class);
    Files.writeString(file, S3Server.SECRET_KEY);
    withFile.results().write("a-1.png", bytes("abc"));

    withFile.closing().close();
    Files.delete(file);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
