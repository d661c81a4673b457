package io.openbailian.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openbailian.server.SystemTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress PUBLIC = InetAddress.ofLiteral("93.184.216.34");
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final FetchLimits PATIENT = new FetchLimits(LONG, LONG, LONG);
  private static final FetchClient CLIENT =
      new FetchClient(PATIENT.connect(), SSLContext::getDefault);

  private final List<String> asked = new ArrayList<>();

  @AfterAll
  static void stop() {
    CLIENT.close();
  }

  private Resolver knowing(String name, InetAddress... addresses) {
    return (host, _) -> {
      asked.add(host);
      if (host.equals(name)) {
        return List.of(addresses);
      }
      try {
        return List.of(InetAddress.ofLiteral(host));
      } catch (IllegalArgumentException e) {
        throw new UnknownHostException(host + ": no such host");
      }
    };
  }

  private static GuardedHttp http(Resolver resolver, FetchLimits limits, String... allow) {
    return new GuardedHttp(
        new FetchGuard(resolver, List.of(allow)), CLIENT, limits, new SystemTime());
  }

  private GuardedHttp http(String... allow) {
    return http(knowing("images.test", LOOPBACK), PATIENT, allow);
  }

  private GuardedHttp within(Duration silence, Duration total) {
    return http(
        knowing("images.test", LOOPBACK), new FetchLimits(LONG, silence, total), "images.test");
  }

  private static byte[] fetch(GuardedHttp http, String address, long most)
      throws FetchException, IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    http.fetch(URI.create(address), most, (bytes, length) -> out.write(bytes, 0, length));
    return out.toByteArray();
  }

  private static FetchException failure(GuardedHttp http, String address) {
    return catchThrowableOfType(FetchException.class, () -> fetch(http, address, 1000));
  }

  @Test
  void fetchesAFileWithNothingInTheRequestButTheAddress()
      throws FetchException, IOException, InterruptedException {
    try (RawServer server = RawServer.serving("picture".getBytes(StandardCharsets.UTF_8))) {
      String address = "http://images.test:%d/%%E7%%8C%%AB.png?a=b".formatted(server.port());

      assertThat(fetch(http("images.test"), address, 1000)).asString().isEqualTo("picture");

      assertThat(server.requests())
          .containsExactly(
              """
              GET /%%E7%%8C%%AB.png?a=b HTTP/1.1
              Host: images.test:%d
              User-Agent: OpenBailian
              Accept: image/*, */*;q=0.5
              Accept-Encoding: identity
              Connection: close
              """
                  .formatted(server.port()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/a.png",
        "http://10.0.0.1/a.png",
        "http://100.100.100.200/latest/meta-data",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/a.png",
        "http://[::ffff:127.0.0.1]/a.png",
        "http://[fe80::1]/a.png",
        "http://192.168.1.1:8080/a.png",
        "http://0.0.0.0:22/",
        "ftp://93.184.216.34/a.png",
        "file:///etc/passwd",
        "gopher://93.184.216.34/",
        "http://user:secret@93.184.216.34/a.png",
        "http://93.184.216.34:99999/a.png",
        "http://no.such.host/a.png"
      })
  void goesNowhereThatIsClosed(String address) {
    assertThat(failure(http(), address).fault()).isEqualTo(FetchFault.FORBIDDEN);
  }

  @Test
  void refusesAHostOfWhichOneAddressIsClosed() {
    GuardedHttp http = http(knowing("mixed.test", PUBLIC, LOOPBACK), PATIENT);

    assertThat(failure(http, "http://mixed.test/").why())
        .isEqualTo(failure(http, "http://no-test/").why().replace("no-test", "mixed.test"))
        .contains("mixed.test")
        .doesNotContain("127.0.0.1")
        .contains("fetch.allow");
  }

  @Test
  void connectsToTheAddressThatWasJudgedAlthoughTheNameHasMoved()
      throws FetchException, IOException, InterruptedException {
    try (RawServer server = RawServer.serving(new byte[] {1})) {
      Resolver rebinding =
          (host, _) -> {
            asked.add(host);
            return List.of(asked.size() == 1 ? LOOPBACK : InetAddress.ofLiteral("10.0.0.1"));
          };
      GuardedHttp http = http(rebinding, PATIENT, "127.0.0.1");

      assertThat(fetch(http, "http://rebinding.test:%d/".formatted(server.port()), 10)).hasSize(1);
      assertThat(asked).hasSize(1);
    }
  }

  @Test
  void judgesARedirectByANameThatHasMovedMeanwhile() throws Exception {
    AtomicReference<String> location = new AtomicReference<>("");
    try (RawServer server =
        RawServer.answering((_, out) ->
            out.write(
                "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n"
                    .formatted(location.get())
                    .getBytes(StandardCharsets.US_ASCII)))) {
      String address = "http://rebinding.test:%d/".formatted(server.port());
      location.set(address);
      Resolver rebinding =
          (host, _) -> {
            asked.add(host);
            return List.of(asked.size() == 1 ? LOOPBACK : InetAddress.ofLiteral("10.0.0.1"));
          };

      FetchException e = failure(http(rebinding, PATIENT, "127.0.0.1"), address);

      assertThat(e.fault()).isEqualTo(FetchFault.FORBIDDEN);
      assertThat(asked).hasSize(2);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "//[::1]/",
        "http://127.0.0.1:1/",
        "file:///etc/passwd",
        "http://user:secret@images.test/"
      })
  void followsNoRedirectToAClosedPlace(String location) throws Exception {
    try (RawServer server =
        RawServer.saying("HTTP/1.1 302 Found\nLocation: %s\n\n".formatted(location))) {
      String here = "127.0.0.1:" + server.port();

      FetchException e = failure(http(here), "http://" + here + "/");

      assertThat(e.fault()).isEqualTo(FetchFault.FORBIDDEN);
    }
  }

  @Test
  void followsFiveRedirectsAndNotSix() throws FetchException, IOException, InterruptedException {
    try (RawServer server =
        RawServer.answering((request, out) -> {
          int left = Integer.parseInt(request.split("[/ ]", 4)[2]);
          String answer =
              left == 0
                  ? "HTTP/1.1 200 OK\r\n\r\nend"
                  : "HTTP/1.1 301 Moved\r\nLocation: %d\r\n\r\n".formatted(left - 1);
          out.write(answer.getBytes(StandardCharsets.US_ASCII));
        })) {
      String base = "http://images.test:%d/".formatted(server.port());

      assertThat(fetch(http("images.test"), base + 5, 10)).asString().isEqualTo("end");
      assertThat(failure(http("images.test"), base + 6).why()).contains("more than 5");
    }
  }

  @Test
  void encodesARedirectInAnotherScript() throws FetchException, IOException, InterruptedException {
    try (RawServer server =
        RawServer.answering((request, out) -> {
          String answer =
              request.startsWith("GET /%E7%8C%AB ")
                  ? "HTTP/1.1 200 OK\r\n\r\ncat"
                  : "HTTP/1.1 307 Moved\r\nLocation: /猫#tail\r\n\r\n";
          out.write(answer.getBytes(StandardCharsets.UTF_8));
        })) {
      String address = "http://images.test:%d/".formatted(server.port());

      assertThat(fetch(http("images.test"), address, 10)).asString().isEqualTo("cat");
    }
  }

  @Test
  void takesChunksAndPackedFiles() throws FetchException, IOException, InterruptedException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[500]);
    }
    try (RawServer chunked =
            RawServer.saying(
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3;x=y\nabc\n2\nde\n0\n\n");
        RawServer zipped =
            RawServer.answering((_, out) -> {
              out.write(
                  "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
                      .getBytes(StandardCharsets.US_ASCII));
              out.write(packed.toByteArray());
            })) {
      assertThat(fetch(http("images.test"), "http://images.test:" + chunked.port(), 10))
          .asString()
          .isEqualTo("abcde");
      assertThat(fetch(http("images.test"), "http://images.test:" + zipped.port(), 500))
          .hasSize(500);
      assertThat(tooLarge(zipped, 499).fault()).isEqualTo(FetchFault.TOO_LARGE);
    }
  }

  private FetchException tooLarge(RawServer server, long most) {
    return catchThrowableOfType(
        FetchException.class,
        () -> fetch(http("images.test"), "http://images.test:" + server.port(), most));
  }

  @Test
  void stopsAtTheSizeLimitAnnouncedOrNot() throws Exception {
    try (RawServer announced = RawServer.serving(new byte[11]);
        RawServer unannounced = RawServer.saying("HTTP/1.1 200 OK\n\n12345678901")) {
      assertThat(tooLarge(announced, 10).fault()).isEqualTo(FetchFault.TOO_LARGE);
      assertThat(tooLarge(unannounced, 10).fault()).isEqualTo(FetchFault.TOO_LARGE);
      assertThat(tooLarge(unannounced, 11)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 404 Not Found\n\n",
        "HTTP/1.1 500 Oops\nContent-Length: 3\n\nabc",
        "HTTP/1.1 200 OK\nContent-Length: 30\n\nabc",
        "HTTP/1.1 200 OK\nContent-Length: many\n\nabc",
        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\nabc",
        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nxyz\nabc",
        "HTTP/1.1 200 OK\nContent-Encoding: br\n\nabc",
        "HTTP/1.1 200 OK\nContent-Encoding: gzip\n\nno gzip at all",
        "HTTP/1.1 302 Found\n\n",
        "SSH-2.0-OpenSSH_9.6\n\n",
        "* OK IMAP ready\n\n",
        ""
      })
  void failsWhenTheAnswerIsNotTheFile(String answer) throws Exception {
    try (RawServer server = RawServer.saying(answer)) {
      FetchException e = failure(http("images.test"), "http://images.test:" + server.port());

      assertThat(e.fault()).isEqualTo(FetchFault.FAILED);
    }
  }

  @Test
  void readsNoEndlessHead() throws Exception {
    try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\nX: " + "x".repeat(40_000))) {
      assertThat(failure(http("images.test"), "http://images.test:" + server.port()).why())
          .contains("longer than");
    }
  }

  @Test
  void waitsForNoServerThatIsSilent() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server = RawServer.answering((_, _) -> over.await())) {
      FetchException e =
          failure(within(Duration.ofMillis(300), LONG), "http://images.test:" + server.port());

      assertThat(e.fault()).isEqualTo(FetchFault.TIMEOUT);
      over.countDown();
    }
  }

  @Test
  void waitsForNoServerThatSendsAByteNowAndThen() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
        RawServer.answering((_, out) -> {
          out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          while (!over.await(50, TimeUnit.MILLISECONDS)) {
            out.write('x');
            out.flush();
          }
        })) {
      FetchException e =
          failure(within(LONG, Duration.ofMillis(700)), "http://images.test:" + server.port());

      assertThat(e.fault()).isEqualTo(FetchFault.TIMEOUT);
      assertThat(e.why()).contains("took longer");
      over.countDown();
    }
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    try (Socket bound = new Socket()) { // the port is taken, and nobody listens
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

      FetchException e = failure(http("images.test"), "http://images.test:" + bound.getLocalPort());

      assertThat(e.fault()).isEqualTo(FetchFault.REFUSED);
      assertThat(e.why()).contains("images.test").doesNotContain("127.0.0.1");
    }
  }

  @Test
  void isInterrupted() throws FetchException, IOException, InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    try (RawServer server =
        RawServer.answering((_, _) -> {
          asked.countDown();
          over.await();
        })) {
      GuardedHttp patient = http(knowing("images.test", LOOPBACK), PATIENT, "images.test");
      Thread fetching =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  fetch(patient, "http://images.test:" + server.port(), 10);
                } catch (FetchException | IOException | InterruptedException e) {
                  thrown.set(e);
                }
              });
      asked.await();

      fetching.interrupt();
      fetching.join();

      assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
      over.countDown();
    }
  }

  @Test
  void toldAFaultOfTheSinkFromOneOfTheServer() throws Exception {
    try (RawServer server = RawServer.serving(new byte[3])) {
      URI address = URI.create("http://images.test:" + server.port());

      assertThatThrownBy(() ->
              http("images.test")
                  .fetch(
                      address,
                      10,
                      (_, _) -> {
                        throw new IOException("disk full");
                      }))
          .isExactlyInstanceOf(IOException.class)
          .hasMessage("disk full");
    }
  }
}
