package io.openbailian.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openbailian.client.BreakingService.Break;
import io.openbailian.protocol.Json;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Speech over a WebSocket that talks as RFC 6455 has it, byte by byte.
class SpeakTest {
  private static final String PATH = "/api-ws/v1/inference";
  private static final String FINISHED =
      "{\"header\":{\"event\":\"task-finished\"},\"payload\":{\"usage\":{\"characters\":3}}}";
  private static final String FAILED =
      """
      {"header":{"event":"task-failed","error_code":"Throttling","error_message":"slow down"}}\
      """;
  private static final int FINAL = 0x80;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  @Test
  void takesSpeechToTheEndOfTheTask() throws IOException, InterruptedException {
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    byte[] frames = join(frame(BINARY, "ab"), frame(BINARY, "c"), frame(TEXT, FINISHED));
    try (var service = service(said, frames, Break.END)) {
      ObjectNode usage = speak(service.base());

      assertThat(usage.path("characters").asInt()).isEqualTo(3);
      assertThat(heard.toString(StandardCharsets.UTF_8)).isEqualTo("abc");
      assertThat(said.take())
          .startsWith("GET " + PATH + " HTTP/1.1\r\n")
          .contains("Authorization: Bearer sk-test\r\n");
      assertThat(said.take()).contains("\"run-task\"").contains("鸡".repeat(200));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 200_000})
  void takesFramesOfEveryLength(int length) throws IOException, InterruptedException {
    byte[] frames = join(frame(BINARY, "x".repeat(length)), frame(TEXT, FINISHED));
    try (var service = service(new LinkedBlockingQueue<>(), frames, Break.END)) {
      ObjectNode _ = speak(service.base());

      assertThat(heard.size()).isEqualTo(length);
    }
  }

  @Test
  void putsPiecesOfAMessageTogetherAndAnswersAPingBetweenThem()
      throws IOException, InterruptedException {
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    byte[] pieces =
        join(
            frame(TEXT, FINISHED.substring(0, 20), false),
            frame(PING, "are you there"),
            frame(0, FINISHED.substring(20, 30), false),
            frame(0, FINISHED.substring(30)));
    try (var service = service(said, pieces, Break.END)) {
      ObjectNode usage = speak(service.base());

      assertThat(usage.path("characters").asInt()).isEqualTo(3);
    }
  }

  /// The end of the connection took the place of the last message, one time in two.
  @ParameterizedTest
  @EnumSource
  void handsOnWhatCameBeforeTheConnectionBroke(Break end) throws IOException {
    byte[] frames = join(frame(BINARY, "speech"), frame(TEXT, FAILED));
    try (var service = service(new LinkedBlockingQueue<>(), frames, end)) {
      for (int round = 0; round < 30; round++) {
        heard.reset();
        RefusedException refused =
            catchThrowableOfType(RefusedException.class, () -> speak(service.base()));

        assertThat(heard.toString(StandardCharsets.UTF_8)).isEqualTo("speech");
        assertThat(refused.code()).isEqualTo("Throttling");
      }
    }
  }

  /// Nobody was told, one time in five, and the client waited for as long as an answer may take.
  @ParameterizedTest
  @EnumSource
  void noticesThatTheConnectionBroke(Break end) throws IOException {
    try (var service = service(new LinkedBlockingQueue<>(), frame(BINARY, "speech"), end)) {
      for (int round = 0; round < 30; round++) {
        heard.reset();
        assertThatExceptionOfType(UnreachableException.class)
            .isThrownBy(() -> speak(service.base()))
            .withMessageContaining("broke")
            .withMessageNotContaining("Exception");
        assertThat(heard.toString(StandardCharsets.UTF_8)).isEqualTo("speech");
      }
    }
  }

  @Test
  void saysWhyTheServiceClosedTheSocket() throws IOException {
    byte[] going = frame(CLOSE, new String(new char[] {3, (char) 0xE9}) + "going");
    try (var service = service(new LinkedBlockingQueue<>(), going, Break.END)) {
      assertThatExceptionOfType(UnreachableException.class)
          .isThrownBy(() -> speak(service.base()))
          .withMessageContaining("it was closed with 1001 going");
    }
  }

  @Test
  void throwsARefusalOfTheHandshakeInTheWordsOfTheService() throws IOException {
    String body = "{\"code\":\"InvalidApiKey\",\"message\":\"No API-key provided.\"}";
    String head = "HTTP/1.1 401 Unauthorized\r\nContent-Length: " + body.length();
    try (var service = new BreakingService(BreakingService.http(head, body), Break.END)) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> speak(service.base()))
          .withMessage("No API-key provided.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2",
        "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: of another"
      })
  void saysThatWhatAnsweredIsNoWebSocket(String head) throws IOException {
    try (var service = new BreakingService(BreakingService.http(head, ""), Break.END)) {
      assertThatExceptionOfType(UnreachableException.class)
          .isThrownBy(() -> speak(service.base()))
          .withMessageContaining("broke: the answer");
    }
  }

  @Test
  void refusesAFrameThatWouldFillTheHeap() throws IOException {
    byte[] head = {(byte) (FINAL | BINARY), 127, 0, 0, 0, 1, 0, 0, 0, 0};
    try (var service = service(new LinkedBlockingQueue<>(), head, Break.END)) {
      assertThatExceptionOfType(UnreachableException.class)
          .isThrownBy(() -> speak(service.base()))
          .withMessageContaining("a frame of 4294967296 bytes");
    }
  }

  @Test
  void givesUpOnAServiceThatFallsSilent() throws IOException {
    try (var silent = new ServerSocket(0)) {
      var settings =
          new ClientSettings(
              URI.create("http://127.0.0.1:" + silent.getLocalPort()),
              "sk-test",
              Duration.ofSeconds(5),
              Duration.ofNanos(1));
      assertThatExceptionOfType(UnreachableException.class)
          .isThrownBy(() -> speak(settings))
          .withMessageContaining("did not answer within");
    }
  }

  @Test
  void saysThatNobodyIsThere() throws IOException {
    try (Socket bound = new Socket()) { // the port is taken, and nobody listens
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI nobody = URI.create("http://127.0.0.1:" + bound.getLocalPort());
      assertThatExceptionOfType(UnreachableException.class)
          .isThrownBy(() -> speak(nobody))
          .withMessageContaining("connection refused");
    }
  }

  private ObjectNode speak(URI base) throws IOException, InterruptedException {
    return speak(ClientSettings.of(base, "sk-test"));
  }

  private ObjectNode speak(ClientSettings settings) throws IOException, InterruptedException {
    try (var client = new BailianClient(settings)) {
      return client.speak(PATH, Json.object().put("text", "鸡".repeat(200)), new Hearing());
    }
  }

  private final class Hearing implements SpeechSink {
    @Override
    public void audio(byte[] bytes) {
      heard.writeBytes(bytes);
    }

    @Override
    public void sentence(JsonNode sentence) {}
  }

  /// Shakes hands, takes one frame, sends these and breaks the connection.
  private static BreakingService service(BlockingQueue<String> said, byte[] frames, Break end)
      throws IOException {
    return new BreakingService(
        (in, out) -> {
          String head = BreakingService.request(in);
          said.add(head);
          out.write(switched(head).getBytes(StandardCharsets.US_ASCII));
          said.add(masked(in));
          out.write(frames);
        },
        end);
  }

  private static String switched(String head) {
    String name = "Sec-WebSocket-Key: ";
    int at = head.indexOf(name) + name.length();
    String token = head.substring(at, head.indexOf('\r', at));
    return """
    HTTP/1.1 101 Switching Protocols
    Upgrade: websocket
    Connection: Upgrade
    Sec-WebSocket-Accept: %s

    """
        .formatted(accept(token + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
        .replace("\n", "\r\n");
  }

  private static String accept(String token) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-1").digest(token.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// A frame as clients must send it: masked.
  private static String masked(InputStream connection) throws IOException {
    DataInputStream in = new DataInputStream(connection);
    in.skipNBytes(1); // a whole text
    int length = in.read() & ~FINAL;
    byte[] mask = new byte[4];
    int bytes = length == 126 ? in.readUnsignedShort() : length;
    in.readFully(mask);
    byte[] payload = in.readNBytes(bytes);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % mask.length];
    }
    return new String(payload, StandardCharsets.UTF_8);
  }

  private static byte[] frame(int opcode, String payload) {
    return frame(opcode, payload, true);
  }

  private static byte[] frame(int opcode, String payload, boolean last) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    int length = payload.length();
    frame.write(last ? FINAL | opcode : opcode);
    if (length < 126) {
      frame.write(length);
    } else if (length < 65_536) {
      frame.writeBytes(new byte[] {126, (byte) (length >> 8), (byte) length});
    } else {
      frame.writeBytes(new byte[] {127, 0, 0, 0, 0, 0});
      frame.writeBytes(new byte[] {(byte) (length >> 16), (byte) (length >> 8), (byte) length});
    }
    frame.writeBytes(payload.getBytes(StandardCharsets.ISO_8859_1));
    return frame.toByteArray();
  }

  private static byte[] join(byte[]... frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List.of(frames).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
