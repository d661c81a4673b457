package io.openbailian.conformance.socket;

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
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sockets of clients that announce much, finish nothing, or write their paths strangely.
class HostileSocketsTest {
  private static final int PIECE = 60_000;

  private final List<RawConnection> open = new ArrayList<>();
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.scripted("[]", Map.of());
  }

  @AfterEach
  void stop() throws IOException {
    for (RawConnection connection : open) {
      connection.close();
    }
    server.close();
  }

  private double unfinished() {
    return Metrics.of(server).value("openbailian_memory_messages");
  }

  private RawConnection upgraded(String key) throws IOException {
    RawConnection connection = new RawConnection(server.url());
    open.add(connection);
    connection.send(
        """
        GET /api-ws/v1/inference HTTP/1.1
        Host: h
        Authorization: Bearer %s
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

        """
            .formatted(key)
            .replace("\n", "\r\n"));
    assertThat(connection.head()).startsWith("HTTP/1.1 101 ");
    return connection;
  }

  /// A masked frame, the mask being zero.
  private static byte[] frame(int first, long announced, int bytes) {
    return ByteBuffer.allocate(14 + bytes)
        .put((byte) first)
        .put((byte) (0x80 | 127))
        .putLong(announced)
        .putInt(0)
        .array();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//api-ws/v1/inference", "/api-ws//v1/inference", "///api-ws/v1//inference/"})
  void aPathWithDoubledSlashesIsTheSamePath(String path) {
    try (Socket socket = Socket.open(server, path, "Bearer " + TestServer.KEY)) {
      assertThat(socket).isNotNull();
    }
    assertThat(refusal(path, "")).isEqualTo(401);
    assertThat(refusal(path, "Bearer sk-none")).isEqualTo(401);
    assertThat(Api.of(server).get("//api/v1//tasks").status()).isEqualTo(200);
  }

  private int refusal(String path, String authorization) {
    return Socket.refusal(server, path, authorization);
  }

  @Test
  void aFrameThatNoMessageCanBeIsRefusedAtItsHead() throws IOException {
    RawConnection connection = upgraded(TestServer.KEY).send(frame(0x83, 250_000_000, 10));

    byte[] close = connection.read(4);

    assertThat(close[0]).as("a closing frame").isEqualTo((byte) 0x88);
    assertThat(ByteBuffer.wrap(close, 2, 2).getShort()).isEqualTo((short) 1002);
  }

  @Test
  void anAnnouncedLengthHoldsNothing() throws Exception {
    for (int i = 0; i < 20; i++) {
      upgraded(TestServer.KEY).send(frame(0x82, 250_000_000, 10));
    }
    Eventually.holds("their first bytes have come", () -> unfinished() > 0);

    assertThat(unfinished()).isLessThan(20 * 4096);
  }

  @Test
  void aMessageBeyondItsLimitIsRefused() throws IOException {
    RawConnection connection = upgraded(TestServer.KEY).send(frame(0x82, 2 << 20, 2 << 20));

    byte[] close = connection.read(4);

    assertThat(ByteBuffer.wrap(close, 2, 2).getShort()).isEqualTo((short) 1009);
  }

  @Test
  void unfinishedMessagesOfOneKeyLeaveRoomForOthers() throws Exception {
    long all = Runtime.getRuntime().maxMemory() / 16;
    int crowd = (int) (all / (2 * PIECE)) + 50;
    for (int i = 0; i < crowd; i++) {
      upgraded(TestServer.KEY).send(frame(0x02, PIECE, PIECE));
    }
    Eventually.holds("its share is full", () -> unfinished() > all / 2 - 3 * PIECE);

    assertThat(unfinished()).isLessThanOrEqualTo(0.5 * all);
    RunFile run = RunFiles.read(server.data()).orElseThrow();
    String other =
        new Api(run.url(), run.token())
            .post("/admin/v1/keys", "{\"name\":\"other\"}")
            .body()
            .path("key")
            .asString();
    double before = unfinished();
    upgraded(other).send(frame(0x02, PIECE, PIECE));
    Eventually.holds("another key's message comes", () -> unfinished() > before + PIECE);
  }

  @Test
  void whatIsUnfinishedIsForgottenWithItsConnection() throws Exception {
    RawConnection connection = upgraded(TestServer.KEY).send(frame(0x02, PIECE, PIECE));
    Eventually.holds("it has come", () -> unfinished() > PIECE);

    connection.close();

    Eventually.holds("it is gone", () -> unfinished() == 0);
  }
}
