package io.openbailian.server.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openbailian.catalog.check.ImageInput;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.protocol.WireException;
import io.openbailian.server.fetch.FetchClient;
import io.openbailian.server.fetch.FetchGuard;
import io.openbailian.server.fetch.FetchLimits;
import io.openbailian.server.fetch.GuardedHttp;
import io.openbailian.server.fetch.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaFetcherTest {
  private static final String WHERE = "input.images: picture 2";
  private static final byte[] FILE =
      "a file of thirty bytes or more".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private final FetchClient client = new FetchClient(Duration.ofMinutes(5), SSLContext::getDefault);
  private final SteppedTime time = SteppedTime.atNoon();
  private final UrlSigner signer = new UrlSigner(new byte[32]);
  private final List<Artifact> rows = new ArrayList<>();
  private DiskArtifactStore artifacts;
  private Path spool;
  private StoredFile upload;
  private MediaFetcher fetcher;

  @BeforeEach
  void open() throws IOException {
    artifacts = new DiskArtifactStore(folder.resolve("artifacts"));
    spool = Files.createDirectory(folder.resolve("spool"));
    artifacts.write("upload", FILE);
    upload = artifacts.find("upload").orElseThrow();
    fetcher = fetcher(Duration.ofMinutes(5));
  }

  /// @param silence that is borne
  private MediaFetcher fetcher(Duration silence) {
    return fetcher(silence, false);
  }

  private MediaFetcher fetcher(Duration silence, boolean inspected) {
    GuardedHttp http =
        new GuardedHttp(
            new FetchGuard(
                (_, _) -> List.of(InetAddress.ofLiteral("127.0.0.1")), List.of("open.test")),
            client,
            new FetchLimits(Duration.ofMinutes(5), silence, Duration.ofMinutes(5)),
            time);
    UploadedFiles uploads =
        (key, workspace, _) ->
            key.equals("dir/a.png") && workspace.equals("k-1")
                ? Optional.of(new InputFile.Kept(upload, FILE.length))
                : Optional.empty();
    OwnResults results = new OwnResults(this::row, artifacts, signer);
    return new MediaFetcher(
        http, uploads, results, new FetchRoom(8, 1 << 30), spool, time, inspected);
  }

  @AfterEach
  void close() {
    client.close();
  }

  private Optional<Artifact> row(String name, Instant now) {
    return rows.stream()
        .filter(row -> row.name().equals(name) && row.expires().isAfter(now))
        .findFirst();
  }

  private byte[] fetch(String text, long most) throws InterruptedException {
    return fetcher.fetch(WHERE, ImageInput.parse(text).orElseThrow(), Asker.of("k-1"), most);
  }

  private String refusal(String text, long most) {
    WireException e = catchThrowableOfType(WireException.class, () -> fetch(text, most));
    assertThat(e.error().status()).isEqualTo(400);
    assertThat(e.error().message()).contains(WHERE);
    return e.error().code() + " " + e.error().message();
  }

  private boolean spoolIsEmpty() throws IOException {
    try (Stream<Path> files = Files.list(spool)) {
      return files.findAny().isEmpty();
    }
  }

  @Test
  void fetchesAUrlAndLeavesNothingBehind() throws IOException, InterruptedException {
    try (RawServer server = RawServer.serving(FILE)) {
      String url = "http://open.test:%d/猫 咪.png".formatted(server.port());

      assertThat(fetch(url, FILE.length)).isEqualTo(FILE);

      assertThat(server.requests().getFirst()).startsWith("GET /%E7%8C%AB%20%E5%92%AA.png HTTP");
      assertThat(refusal(url, FILE.length - 1)).startsWith("InvalidImage.ImageSize");
      assertThat(spoolIsEmpty()).isTrue();
    }
  }

  @Test
  void saysWhichInputCannotBeFetchedAndWhy() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    try (Socket bound = new Socket(); // its port is taken, and nobody listens
        RawServer missing = RawServer.saying("HTTP/1.1 404 Not Found\n\n");
        RawServer silent = RawServer.answering((_, _) -> over.await())) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int closed = bound.getLocalPort();
      assertThat(refusal("http://private.test/a.png", 9))
          .startsWith("InvalidURL The request URL is invalid, please check")
          .endsWith(
              "(%s: private.test does not exist or leads to no public address; the operator may open it with fetch.allow)"
                  .formatted(WHERE));
      assertThat(refusal("http://open.test:%d/a.png?secret=1".formatted(closed), 9))
          .startsWith(
              "InvalidURL.ConnectionRefused Connection to http://open.test:%d/a.png refused, please provide available URL."
                  .formatted(closed));
      assertThat(refusal("http://open.test:%d/a.png".formatted(missing.port()), 9))
          .startsWith(
              "BadRequest.InputDownloadFailed Failed to download the input file: open.test answered 404");
      fetcher = fetcher(Duration.ofMillis(300));
      assertThat(refusal("http://open.test:%d/a.png".formatted(silent.port()), 9))
          .startsWith("InvalidURL.Timeout Download http://open.test:");
      over.countDown();
    }
    assertThat(spoolIsEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "data:image/png;base64,", "data:;base64,"})
  void decodesWhatCameAlong(String before) throws InterruptedException {
    String plain = Base64.getEncoder().encodeToString(FILE);
    String lines = Base64.getMimeEncoder(20, new byte[] {'\r', '\n'}).encodeToString(FILE);
    String unpadded = Base64.getEncoder().withoutPadding().encodeToString(FILE);

    assertThat(fetch(before + plain, FILE.length)).isEqualTo(FILE);
    assertThat(fetch(before + lines, FILE.length)).isEqualTo(FILE);
    assertThat(fetch(before + unpadded, FILE.length)).isEqualTo(FILE);
  }

  /// As users of the service saw it (public code 57586355673, 59882424698).
  @Test
  void refusesWhatIsNotThereAsTheInspectionOfTheServiceDoesWhenToldTo() throws IOException {
    fetcher = fetcher(Duration.ofMinutes(5), true);
    try (RawServer missing = RawServer.saying("HTTP/1.1 404 Not Found\n\n")) {
      assertThat(refusal("http://open.test:%d/a.png".formatted(missing.port()), 9))
          .startsWith(
              "InvalidParameter.DataInspection Failed to find the requested media resource during the data inspection process.")
          .contains("answered 404");
    }
  }

  @Test
  void refusesWhatCameAlongTooLargeOrDamaged() {
    String encoded = Base64.getEncoder().encodeToString(new byte[300]);

    assertThat(refusal(encoded, 299)).startsWith("InvalidImage.ImageSize");
    assertThat(refusal(encoded + "!", 400))
        .startsWith("InvalidImage.FileFormat")
        .contains("base64");
  }

  @Test
  void findsAnUploadForItsKeyAlone() throws InterruptedException {
    assertThat(fetch("oss://dir/a.png", 100)).isEqualTo(FILE);

    assertThat(refusal("oss://dir/b.png", 100))
        .startsWith("BadRequest.ResourceNotExist The Required resource not exist.");
    assertThat(
            catchThrowableOfType(
                    WireException.class,
                    () ->
                        fetcher.fetch(
                            WHERE, new ImageInput.Uploaded("dir/a.png"), Asker.of("k-2"), 100))
                .error()
                .code())
        .isEqualTo("BadRequest.ResourceNotExist");
    assertThat(refusal("oss://dir/a.png", 3)).startsWith("InvalidImage.ImageSize");
  }

  private String signed(String base, Instant expires) throws IOException {
    artifacts.write("t-0.png", FILE);
    rows.add(new Artifact("t-0.png", "k-9", "t", "image/png", FILE.length, "", expires));
    return base + "/results/t-0.png?" + signer.sign("/results/t-0.png", expires);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:8686", "https://images.example.com", "https://x.test/bailian"})
  void readsItsOwnResultsFromTheStore(String base) throws IOException, InterruptedException {
    String url = signed(base, time.now().plusSeconds(60));

    assertThat(fetch(url, 100)).isEqualTo(FILE);
  }

  @Test
  void doesNotTakeAForgedResultForItsOwn() throws IOException {
    String url = signed("http://127.0.0.1:8686", time.now().plusSeconds(60));

    assertThat(refusal(url.replace("Signature=", "Signature=x"), 100)).startsWith("InvalidURL");
    assertThat(refusal(url.replace("Expires=", "Expires=9"), 100)).startsWith("InvalidURL");
  }

  @Test
  void saysThatAResultHasExpired() throws IOException {
    String url = signed("http://127.0.0.1:8686", time.now().plusSeconds(60));
    time.step(Duration.ofSeconds(60));

    assertThat(refusal(url, 100)).startsWith("InvalidURL").contains("was kept until");
  }
}
