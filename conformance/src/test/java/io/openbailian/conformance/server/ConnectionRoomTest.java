package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.Socket;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.RunFile;
import io.openbailian.server.RunFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Connections that are only held open: there is always room for one that has something to ask.
class ConnectionRoomTest {
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String HANG = "{\"model\":\"qwen-turbo\",\"input\":{\"prompt\":\"hang\"}}";

  private final List<RawConnection> open = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // each test starts its own
  private TestServer server;

  @AfterEach
  void stop() throws IOException {
    for (RawConnection connection : open) {
      connection.close();
    }
    server.close();
  }

  private void start(String name, String most) {
    server =
        TestServer.scripted(
            "[{when: {prompt: hang}, hang: true}]", Map.of(name, most, "limits.idle", "1h"));
  }

  private RawConnection connect() throws IOException {
    RawConnection connection = new RawConnection(server.url());
    open.add(connection);
    return connection;
  }

  @Test
  void twoThousandIdleConnectionsLeaveRoomForOthers() throws Exception {
    start("limits.connections", "200");
    RawConnection works =
        connect()
            .send(
                "POST /api/v1/services/aigc/text-generation/generation HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(TestServer.KEY, HANG.length(), HANG));
    Eventually.holds(
        "one is worked on", () -> Metrics.of(server).value("openbailian_texts_writing") == 1);
    for (int i = 0; i < 1_000; i++) {
      RawConnection _ = connect();
    }
    for (int i = 0; i < 1_000; i++) {
      RawConnection _ = connect().send(LIVE.substring(0, 10));
    }

    for (int i = 0; i < 50; i++) {
      assertThat(connect().send(LIVE).head()).startsWith("HTTP/1.1 200 ");
    }
    assertThat(open.get(1).rest()).as("the oldest gave way").isEmpty();
    assertThat(Metrics.of(server).value("openbailian_texts_writing"))
        .as("who is worked for stays")
        .isOne();
    works.close();
  }

  @Test
  void socketsOfOneKeyLeaveRoomForThoseOfOthers() throws Exception {
    start("limits.sockets", "8");
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sockets.add(Socket.open(server));
    }
    Eventually.holds(
        "all are open", () -> Metrics.of(server).value("openbailian_sockets_open") == 4);

    assertThat(Socket.refusal(server, Socket.PATH, "Bearer " + TestServer.KEY)).isEqualTo(429);
    assertThat(Socket.refusal(server, Socket.PATH, "Bearer " + otherKey())).isEqualTo(101);
    sockets.getFirst().close();
    Eventually.holds(
        "its place is another's",
        () -> Socket.refusal(server, Socket.PATH, "Bearer " + TestServer.KEY) == 101);
    sockets.forEach(Socket::close);
  }

  private String otherKey() {
    RunFile run = RunFiles.read(server.data()).orElseThrow();
    return new Api(run.url(), run.token())
        .post("/admin/v1/keys", "{\"name\":\"other\"}")
        .body()
        .path("key")
        .asString();
  }
}
