package io.openbailian.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openbailian.server.SystemTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that a library for the web takes in good part, and that must not cost this server more
/// than the file it asked for.
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class HostileAnswersTest {
  private static final FetchLimits LIMITS = FetchLimits.within(Duration.ofMinutes(5));
  private static final String SOUND = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";

  private final Set<Thread> others = fetching();
  private final List<String> asked = new ArrayList<>();
  private final FetchClient client = new FetchClient(LIMITS.connect(), SSLContext::getDefault);
  private final GuardedHttp http = http(List.of("127.0.0.1"));

  private GuardedHttp http(List<String> addresses) {
    Resolver resolver =
        (host, _) -> {
          asked.add(host);
          String address = addresses.get(Math.min(asked.size(), addresses.size()) - 1);
          return List.of(InetAddress.ofLiteral(address));
        };
    return new GuardedHttp(
        new FetchGuard(resolver, List.of("127.0.0.1")), client, LIMITS, new SystemTime());
  }

  @AfterEach
  void close() {
    client.close();
  }

  private static String fetch(GuardedHttp http, RawServer server)
      throws FetchException, IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    http.fetch(
        URI.create("http://images.test:%d/a".formatted(server.port())),
        1000,
        (bytes, length) -> out.write(bytes, 0, length));
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private FetchException failure(RawServer server) {
    return catchThrowableOfType(FetchException.class, () -> fetch(http, server));
  }

  private static RawServer endless(String start, String rest) throws IOException {
    byte[] more = rest.getBytes(StandardCharsets.US_ASCII);
    return RawServer.answering((_, out) -> {
      out.write(start.getBytes(StandardCharsets.US_ASCII));
      while (true) {
        out.write(more); // until the client has gone
      }
    });
  }

  private static String chunked(String chunks) {
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
  }

  @Test
  void passesOverProvisionalAnswers() throws Exception {
    String hints = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
    String answer = "HTTP/1.1 100 Continue\r\n\r\n" + hints + hints + SOUND;
    try (RawServer server =
        RawServer.answering((_, out) -> out.write(answer.getBytes(StandardCharsets.US_ASCII)))) {
      assertThat(fetch(http, server)).isEqualTo("abc");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"100 Continue", "102 Processing", "103 Early Hints", "199 Soon"})
  void readsNoEndOfProvisionalAnswers(String status) throws Exception {
    try (RawServer server = endless("", "HTTP/1.1 %s\r\n\r\n".formatted(status).repeat(100))) {
      assertThat(failure(server).fault()).isEqualTo(FetchFault.FAILED);
    }
  }

  @Test
  void readsNoEndlessExtensionOfAChunk() throws Exception {
    try (RawServer server = endless(chunked("3;"), "x".repeat(1000))) {
      assertThat(failure(server).fault()).isEqualTo(FetchFault.FAILED);
    }
  }

  @Test
  void readsNoEndOfExtensions() throws Exception {
    try (RawServer server = endless(chunked(""), "1;%s\r\nx\r\n".formatted("y".repeat(5000)))) {
      assertThat(failure(server).fault()).isEqualTo(FetchFault.FAILED);
    }
  }

  @Test
  void readsNoEndlessTrailer() throws Exception {
    try (RawServer server = endless(chunked("1\r\nx\r\n0\r\n"), "X: %s\r\n".formatted("y"))) {
      assertThat(failure(server).fault()).isEqualTo(FetchFault.FAILED);
    }
  }

  @Test
  void readsNoEndOfPackedNothing() throws Exception {
    ByteArrayOutputStream empty = new ByteArrayOutputStream();
    new GZIPOutputStream(empty).close();
    try (RawServer server =
        RawServer.answering((_, out) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
          while (true) {
            out.write(empty.toByteArray());
          }
        })) {
      assertThat(failure(server).why()).contains("beside the file");
    }
  }

  @Test
  void takesNoPackedFileThatIsCut() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[900]);
    }
    byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() - 12);
    try (RawServer server =
        RawServer.answering((_, out) -> {
          String head =
              "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
                  .formatted(half.length);
          out.write(head.getBytes(StandardCharsets.US_ASCII));
          out.write(half);
        })) {
      assertThat(failure(server).fault()).isEqualTo(FetchFault.FAILED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 206 Partial Content\r\nContent-Length: 1\r\n\r\nx",
        "HTTP/1.1 304 Not Modified\r\n\r\n",
        "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=x\r\n\r\n",
        "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: Basic realm=x\r\n\r\n",
        "HTTP/2.0 200 OK\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
      })
  void takesNothingElseForTheFile(String answer) throws Exception {
    try (RawServer server =
        RawServer.answering((_, out) -> out.write(answer.getBytes(StandardCharsets.US_ASCII)))) {
      FetchException e = failure(server);

      assertThat(e.fault()).isEqualTo(FetchFault.FAILED);
      assertThat(e.why()).doesNotContain("jetty", "java", "Exception", "127.0.0.1");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void keepsNoCookie() throws Exception {
    try (RawServer server =
        RawServer.answering((request, out) -> {
          String answer =
              request.startsWith("GET /a ")
                  ? "HTTP/1.1 302 Found\r\nSet-Cookie: a=b; Path=/\r\nLocation: /b\r\n\r\n"
                  : SOUND;
          out.write(answer.getBytes(StandardCharsets.US_ASCII));
        })) {
      assertThat(fetch(http, server)).isEqualTo("abc");

      assertThat(server.requests()).hasSize(2);
      assertThat(String.join("", server.requests())).doesNotContainIgnoringCase("cookie");
    }
  }

  /// A server that does not close could otherwise be asked again by the name it had.
  @Test
  void judgesANameAgainAlthoughItsServerWouldKeepTheConnection() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    GuardedHttp moved = http(List.of("127.0.0.1", "10.0.0.1"));
    try (RawServer server =
        RawServer.answering((_, out) -> {
          out.write(SOUND.getBytes(StandardCharsets.US_ASCII));
          out.flush();
          over.await();
        })) {
      assertThat(fetch(moved, server)).isEqualTo("abc");
      FetchException e = catchThrowableOfType(FetchException.class, () -> fetch(moved, server));

      assertThat(e.fault()).isEqualTo(FetchFault.FORBIDDEN);
      assertThat(e.why()).doesNotContain("10.0.0.1");
      assertThat(server.requests()).hasSize(1);
    } finally {
      over.countDown();
    }
  }

  @Test
  void isHeldUpByNoNumberOfSilentServersAndHoldsNoThreadForThem() throws Exception {
    int many = 50;
    CountDownLatch reached = new CountDownLatch(many);
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer silent =
            RawServer.answering((_, _) -> {
              reached.countDown();
              over.await();
            });
        RawServer polite =
            RawServer.answering((_, out) -> out.write(SOUND.getBytes(StandardCharsets.US_ASCII)));
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<FetchException>> waiting =
          Stream.<Callable<FetchException>>generate(() -> () -> failure(silent))
              .limit(many)
              .map(callers::submit)
              .toList();
      reached.await();

      assertThat(fetch(http, polite)).isEqualTo("abc");
      assertThat(threads()).hasSizeLessThanOrEqualTo(10);

      over.countDown();
      for (Future<FetchException> each : waiting) {
        assertThat(each.get().fault()).isEqualTo(FetchFault.FAILED);
      }
      assertThat(client.started().getDestinations()).isEmpty();
    }
  }

  @Test
  void startsWithTheFirstFetchAndLeavesNoThreadBehind() throws Exception {
    try (RawServer server =
        RawServer.answering((_, out) -> out.write(SOUND.getBytes(StandardCharsets.US_ASCII)))) {
      assertThat(client.isStarted()).isFalse();
      assertThat(fetch(http, server)).isEqualTo("abc");
      assertThat(client.isStarted()).isTrue();
      Set<Thread> threads = threads();
      assertThat(threads).isNotEmpty();

      client.close();

      for (Thread each : threads) {
        each.join();
      }
      assertThat(failure(server).why()).contains("stopping");
    }
  }

  /// Those of this test's client.
  private Set<Thread> threads() {
    Set<Thread> all = fetching();
    all.removeAll(others);
    return all;
  }

  private static Set<Thread> fetching() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("fetch"))
        .collect(Collectors.toSet());
  }

  @Test
  void endsWithTheClient() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
            RawServer.answering((_, out) -> {
              begin(out);
              reached.countDown();
              over.await();
            });
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<FetchException> waiting = callers.submit(() -> failure(server));
      reached.await();

      client.close();

      assertThat(waiting.get().fault()).isEqualTo(FetchFault.FAILED);
      over.countDown();
    }
  }

  private static void begin(OutputStream out) throws IOException {
    out.write(
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
