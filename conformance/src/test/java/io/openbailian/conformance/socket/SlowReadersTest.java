package io.openbailian.conformance.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.Socket;
import io.openbailian.conformance.Socket.Frame;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Clients that ask for much and read nothing. What they do not take is not made: their engines
/// wait for them, nobody else does, and the server stores next to nothing of it.
class SlowReadersTest {
  private static final int CROWD = 4;

  /// Each frame holds all that was said before it: ten megabytes in all.
  private static final int PIECES = 1000;

  /// Of a reader and of what the system may hold for it, on both sides.
  private static final int BUFFER = 4096;

  private static final long LITTLE_MEMORY = 48L << 20;

  private TestServer server;

  @BeforeEach
  void start() {
    start("1h");
  }

  /// @param patience how long a client may be silent
  private void start(String patience) {
    String pieces = String.join(", ", Collections.nCopies(PIECES, "'of a long answer, '"));
    server =
        TestServer.scripted(
            "[{when: {prompt: long}, reply: [%s]}, {when: {prompt: short}, reply: hi}]"
                .formatted(pieces),
            Map.of("limits.idle", patience));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private double metric(String name) {
    return Metrics.of(server).value(name);
  }

  /// A connection that says its piece and then does not read.
  private java.net.Socket connected() throws IOException {
    URI url = server.url();
    java.net.Socket socket = new java.net.Socket();
    socket.setReceiveBufferSize(BUFFER);
    socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
    return socket;
  }

  private java.net.Socket asking(String prompt) throws IOException {
    java.net.Socket socket = connected();
    byte[] body =
        "{\"model\":\"qwen-turbo\",\"input\":{\"prompt\":\"%s\"},\"parameters\":{\"result_format\":\"message\"}}"
            .formatted(prompt)
            .getBytes(StandardCharsets.UTF_8);
    String head =
        """
        POST /api/v1/services/aigc/text-generation/generation HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: application/json
        X-DashScope-SSE: enable
        Connection: close
        Content-Length: %d

        """
            .formatted(TestServer.KEY, body.length)
            .replace("\n", "\r\n");
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(body);
    socket.getOutputStream().flush();
    return socket;
  }

  private static String rest(java.net.Socket socket) throws IOException {
    try (socket;
        InputStream in = socket.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aStreamThatIsNotReadWaits() throws Exception {
    List<java.net.Socket> readers = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      readers.add(asking("long"));
    }
    Eventually.holds("they write", () -> metric("openbailian_texts_writing") == CROWD);

    assertThat(rest(asking("short"))).contains("\"stop\"");
    Eventually.holds("the others wait", () -> metric("openbailian_texts_writing") == CROWD);

    readers.removeLast().close();
    Eventually.holds("one has gone", () -> metric("openbailian_texts_writing") == CROWD - 1);
    for (java.net.Socket reader : readers) {
      assertThat(rest(reader)).contains("\"finish_reason\":\"stop\"");
    }
  }

  @Test
  void aReaderThatDoesNotReadForLongIsGivenUp() throws Exception {
    server.close();
    start("3s");
    try (java.net.Socket reader = asking("long")) {
      assertThat(reader.getInputStream().read()).as("it is written to").isPositive();

      Eventually.holds("it is no more", () -> metric("openbailian_texts_writing") == 0);
      assertThat(rest(reader)).doesNotContain("\"finish_reason\":\"stop\"");
    }
  }

  /// Ten thousand characters are 19 MB of samples.
  private static String speech(int characters, int rate) {
    return Json.text(
            Json.object()
                .put("model", "sambert-zhichu-v1")
                .set("input", Json.object().put("text", "a".repeat(characters))))
        .replaceFirst(
            "}$", ",\"parameters\":{\"format\":\"pcm\",\"sample_rate\":%d}}".formatted(rate));
  }

  @Test
  void speechThatIsNotTakenWaits() throws Exception {
    long before = used();
    List<Socket> readers = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      Socket reader = Socket.deaf(server);
      reader.run("slow", speech(10_000, 48_000));
      readers.add(reader);
    }
    for (int i = 0; i < 3; i++) {
      try (Socket other = Socket.open(server)) {
        other.run("quick", speech(100, 16_000));
        List<Frame> frames = other.untilEnd();
        assertThat(((Frame.Text) frames.getLast()).event()).isEqualTo("task-finished");
      }
    }
    assertThat(used() - before).isLessThan(LITTLE_MEMORY);

    long all = bytes(readers.getFirst().listen().untilEnd());
    assertThat(all).isBetween(10_000L * 60 * 48 * 2 - 9600, 10_000L * 60 * 48 * 2 + 9600);
    readers.forEach(Socket::close);
    Eventually.holds("all have gone", () -> metric("openbailian_sockets_open") == 0.0);
  }

  private static long bytes(List<Frame> frames) {
    return frames.stream()
        .mapToLong(frame -> frame instanceof Frame.Binary(byte[] bytes) ? bytes.length : 0)
        .sum();
  }
}
