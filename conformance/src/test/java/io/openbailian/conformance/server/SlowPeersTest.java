package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Heads that do not become whole and answers that are not taken end their connections, and no
/// others.
class SlowPeersTest {
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n";

  private TestServer server;

  @BeforeEach
  void start() {
    start(Map.of("limits.head-time", "300ms", "limits.idle", "60s"));
  }

  private void start(Map<String, String> options) {
    server = TestServer.scripted("[]", options);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RawConnection connect() throws IOException {
    return new RawConnection(server.url());
  }

  private static void answered(RawConnection connection) throws IOException {
    String head = connection.head();
    assertThat(head).startsWith("HTTP/1.1 200 ");
    String length = head.replaceAll("(?is).*content-length: (\\d+).*", "$1");
    assertThat(connection.read(Integer.parseInt(length))).isNotEmpty();
  }

  /// The client sends a line of the head now and then, and is never silent for long.
  private static void drip(RawConnection connection) {
    Thread _ =
        Thread.ofVirtual()
            .start(() -> {
              try {
                for (int i = 0; i < 10_000; i++) {
                  connection.send("X-%d: y\r\n".formatted(i));
                  LockSupport.parkNanos(20_000_000);
                }
              } catch (IOException e) {
                // the server has closed, which is awaited elsewhere
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"G", "GET /health/live HTTP/1.1\r\n", "\r\n", "GET /"})
  void aHeadThatStopsIsCut(String beginning) throws IOException {
    try (RawConnection slow = connect().send(beginning)) {
      assertThat(slow.rest()).isEmpty();
    }
    assertThat(Api.of(server).get("/health/live").status()).isEqualTo(200);
  }

  @Test
  void aHeadThatDripsIsCut() throws IOException {
    try (RawConnection slow = connect().send("GET /health/live HTTP/1.1\r\nHost: h\r\n")) {
      drip(slow);
      assertThat(slow.rest()).isEmpty();
    }
  }

  @Test
  void soIsTheNextHeadOfAConnectionThatIsKept() throws IOException {
    try (RawConnection kept = connect().send(LIVE)) {
      answered(kept);
      kept.send("GET /health/li");
      assertThat(kept.rest()).isEmpty();
    }
  }

  @Test
  void soIsAHeadThatFollowsAnotherAtOnce() throws IOException {
    try (RawConnection pipelined = connect().send(LIVE + LIVE + "GET /health/li")) {
      answered(pipelined);
      answered(pipelined);
      assertThat(pipelined.rest()).isEmpty();
    }
  }

  @Test
  void aConnectionThatIsIdleBetweenRequestsIsNotCut() throws IOException {
    try (RawConnection idle = connect();
        RawConnection kept = connect().send(LIVE)) {
      answered(kept);
      try (RawConnection slow = connect().send("GET /")) {
        assertThat(slow.rest()).as("by now a head that had begun would have been cut").isEmpty();
      }

      kept.send(LIVE);
      answered(kept);
      idle.send(LIVE);
      answered(idle);
    }
  }

  @Test
  void aRequestThatTakesLongIsNoSlowHead() throws IOException {
    server.close();
    start(
        Map.of(
            "limits.head-time",
            "200ms",
            "tasks.workers",
            "0",
            "tasks.hold",
            "5s",
            "limits.idle",
            "60s"));
    String id = Api.of(server).submit("waits");
    String poll =
        "GET /api/v1/tasks/%s HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(id, TestServer.KEY);
    try (RawConnection held = connect().send(poll)) {
      try (RawConnection slow = connect().send("GET /")) {
        assertThat(slow.rest()).isEmpty();
      }
      answered(held);
    }
  }

  @Test
  void anAnswerThatIsNotTakenIsCut() throws Exception {
    server.close();
    start(Map.of("limits.pace", "1000000000", "limits.pace-over", "300ms", "limits.idle", "60s"));
    Api api = Api.of(server);
    String id = api.submit("a large one", "\"n\":1,\"size\":\"1440*1440\"");
    String url = api.ended(id).output().at("/results/0/url").asString();
    String path = url.substring(server.url().toString().length());
    try (RawConnection deaf = new RawConnection(server.url(), 2048)) {
      for (int i = 0; i < 400; i++) {
        deaf.send("GET %s HTTP/1.1\r\nHost: h\r\n\r\n".formatted(path));
      }
      Eventually.holds(
          "nothing is under way",
          () -> Metrics.of(server).value("openbailian_requests_underway") <= 1);
    }
  }
}
