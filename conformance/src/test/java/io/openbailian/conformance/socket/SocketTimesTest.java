package io.openbailian.conformance.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.Socket;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a connection does when time passes.
class SocketTimesTest {
  private static final String HEAR =
      "{\"model\":\"paraformer-v1\",\"input\":{},\"parameters\":{\"format\":\"pcm\",\"sample_rate\":16000%s}}";

  @TempDir Path data;
  private final JumpingTime time = JumpingTime.slow();
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.startOn(data, TestServer.script("[]", Map.of()), time);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aConnectionWithoutATaskIsClosedAfterAMinute() throws Exception {
    try (Socket socket = Socket.open(server)) {
      Eventually.holds(
          "the server counts the socket",
          () -> Metrics.of(server).value("openbailian_sockets_open") == 1);
      time.jump(Duration.ofSeconds(61));

      assertThat(socket.closed()).isEqualTo(1000);
    }
  }

  @Test
  void aMessageThatIsNotWholeAfterTwentySecondsEndsItsConnection() throws Exception {
    try (RawConnection connection = new RawConnection(server.url())) {
      connection.send(
          "GET /api-ws/v1/inference HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
              .formatted(TestServer.KEY));
      assertThat(connection.head()).startsWith("HTTP/1.1 101 ");
      connection.send(new byte[] {0x01, (byte) 0x82, 0, 0, 0, 0, '{', '"'}); // and more to come
      Eventually.holds(
          "it has begun", () -> Metrics.of(server).value("openbailian_memory_messages") > 0);
      time.jump(Duration.ofSeconds(21));

      byte[] close = connection.read(4);
      assertThat(close[0]).as("a closing frame").isEqualTo((byte) 0x88);
      assertThat(ByteBuffer.wrap(close, 2, 2).getShort()).isEqualTo((short) 1008);
    }
  }

  @Test
  void aConnectionIsKeptForItsFirstTask() throws InterruptedException {
    try (Socket socket = Socket.open(server)) {
      time.jump(Duration.ofSeconds(50));
      socket.run("x", "{\"model\":\"sambert-zhichu-v1\",\"input\":{\"text\":\"hi\"}}");

      assertThat(socket.nextText().at("/header/event").asString()).isEqualTo("task-started");
      assertThat(socket.nextText().at("/header/event").asString()).isEqualTo("task-finished");
      time.jump(Duration.ofSeconds(2));
      assertThat(socket.closed()).isEqualTo(1000);
    }
  }

  @Test
  void whoSendsNoAudioFor23SecondsIsGivenUp() throws InterruptedException {
    try (Socket socket = Socket.open(server)) {
      socket.run("x", HEAR.formatted(""));
      assertThat(socket.nextText().at("/header/event").asString()).isEqualTo("task-started");
      time.jump(Duration.ofSeconds(15));
      hears(socket);
      socket.say(
          "{\"header\":{\"action\":\"continue-task\",\"task_id\":\"x\"},\"payload\":{\"input\":{}}}");
      time.jump(Duration.ofSeconds(24));
      JsonNode failed = socket.nextText();

      assertThat(failed.at("/header/event").asString()).isEqualTo("task-failed");
      assertThat(failed.at("/header/error_code").asString()).isEqualTo("ClientDisconnect");
      assertThat(failed.at("/header/error_message").asString())
          .isEqualTo("request timeout after 23 seconds.");
      assertThat(socket.closed()).isEqualTo(1000);
    }
  }

  /// Says as much as makes the script hear half of its sentence, and waits for that.
  private static void hears(Socket socket) throws InterruptedException {
    socket.say(new byte[20_000]);
    JsonNode heard = socket.nextText();
    assertThat(heard.at("/payload/output/sentence/text").asString()).isEqualTo("test");
  }

  @Test
  void signsOfLifeComeToThoseWhoAskForThem() throws InterruptedException {
    try (Socket socket = Socket.open(server)) {
      socket.run("x", HEAR.formatted(",\"heartbeat\":true"));
      assertThat(socket.nextText().at("/header/event").asString()).isEqualTo("task-started");
      hears(socket);
      time.jump(Duration.ofSeconds(11));
      JsonNode sign = socket.nextText();

      assertThat(sign.at("/payload/output/sentence/heartbeat").asBoolean()).isTrue();
      assertThat(sign.at("/payload/output/sentence/end_time").isNull()).isTrue();
    }
  }
}
