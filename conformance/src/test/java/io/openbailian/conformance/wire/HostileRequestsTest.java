package io.openbailian.conformance.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Requests that no client of good will sends: each has the right status, as JSON, and the server
/// answers the next one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTest {
  private static final String PATH = "/api/v1/services/aigc/text2image/image-synthesis";
  private static final String AUTH = "Authorization: Bearer " + TestServer.KEY;
  private static final int LIMIT = 12 << 20;

  private TestServer server;

  @BeforeAll
  void start() {
    server =
        TestServer.scripted(
            "[]",
            Map.of(
                "tasks.workers", "0",
                "tasks.hold", "0",
                "limits.idle", "1h",
                "limits.body", Integer.toString(LIMIT)));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @AfterEach
  void theServerLives() {
    assertThat(Api.of(server).get("/health/live").status()).isEqualTo(200);
    assertThat(Api.of(server).create("still here", "\"n\":1").status()).isEqualTo(200);
  }

  private RawHttp.Answer raw(byte[] bytes) throws IOException {
    return new RawHttp(server.url()).exchange(bytes);
  }

  private RawHttp.Answer post(byte[] body) throws IOException {
    return raw(bytes(head("Content-Length: " + body.length), body));
  }

  private static String head(String... headers) {
    return "POST %s HTTP/1.1\r\nHost: h\r\n%s\r\nX-DashScope-Async: enable\r\nConnection: close\r\n%s\r\n\r\n"
        .formatted(PATH, AUTH, String.join("\r\n", headers));
  }

  private static byte[] bytes(String head, byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  private static byte[] withPrompt(String prompt) {
    return "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"%s\"}}"
        .formatted(prompt)
        .getBytes(UTF_8);
  }

  private static void refused(RawHttp.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).hasValue("application/json;charset=UTF-8");
    JsonNode body = Json.mapper().readTree(answer.bytes());
    assertThat(body.path("code").asString()).isEqualTo(code);
    assertThat(body.path("message").asString()).isNotEmpty();
    assertThat(body.path("request_id").asString())
        .isEqualTo(answer.header("X-Request-Id").orElseThrow());
  }

  @Test
  void jsonThatIsAHundredThousandDeep() throws IOException {
    refused(post("[".repeat(100_000).getBytes(UTF_8)), 400, "InvalidParameter");
    refused(post("{\"a\":".repeat(100_000).getBytes(UTF_8)), 400, "InvalidParameter");
    String closed = "[".repeat(100_000) + "]".repeat(100_000);
    refused(post(closed.getBytes(UTF_8)), 400, "InvalidParameter");
  }

  @Test
  void aPromptOfTenMegabytes() throws IOException {
    refused(post(withPrompt("x".repeat(10 << 20))), 400, "InvalidParameter");
  }

  @Test
  void aNegativePromptOfTenMegabytes() throws IOException {
    String body =
        "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"a\",\"negative_prompt\":\"%s\"}}"
            .formatted("x".repeat(10 << 20));
    refused(post(body.getBytes(UTF_8)), 400, "InvalidParameter");
  }

  @Test
  void aBodyThatSaysItIsTooLarge() throws IOException {
    refused(
        raw(bytes(head("Content-Length: 99999999999"), new byte[0])), 413, "BadRequest.TooLarge");
    refused(post(new byte[LIMIT + 1]), 413, "BadRequest.TooLarge");
  }

  @Test
  void aBodyThatTurnsOutTooLarge() throws IOException {
    byte[] chunk = bytes("100000\r\n", new byte[1 << 20]);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < 14; i++) {
      body.writeBytes(chunk);
      body.writeBytes("\r\n".getBytes(ISO_8859_1));
    }
    body.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));

    RawHttp.Answer answer = raw(bytes(head("Transfer-Encoding: chunked"), body.toByteArray()));

    refused(answer, 413, "BadRequest.TooLarge");
  }

  @Test
  void aChunkedBodyIsAsGoodAsAnother() throws IOException {
    byte[] body = withPrompt("chunked");
    String framed = "%x\r\n%s\r\n0\r\n\r\n".formatted(body.length, new String(body, UTF_8));

    RawHttp.Answer answer = raw(bytes(head("Transfer-Encoding: chunked"), framed.getBytes(UTF_8)));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void brokenChunks() throws IOException {
    byte[] body = "zz\r\nnot a length\r\n".getBytes(ISO_8859_1);
    refused(raw(bytes(head("Transfer-Encoding: chunked"), body)), 400, "InvalidParameter");
  }

  @Test
  void twoLengths() throws IOException {
    byte[] body = withPrompt("a");
    String lengths = "Content-Length: %d\r\nContent-Length: 5".formatted(body.length);
    refused(raw(bytes(head(lengths), body)), 400, "InvalidParameter");
  }

  @Test
  void aLengthAndChunks() throws IOException {
    byte[] body = "0\r\n\r\n".getBytes(ISO_8859_1);
    String both = "Content-Length: 5\r\nTransfer-Encoding: chunked";
    refused(raw(bytes(head(both), body)), 400, "InvalidParameter");
  }

  @Test
  void twoKeys() throws IOException {
    byte[] body = withPrompt("a");
    String second = "Authorization: Bearer sk-other\r\nContent-Length: " + body.length;

    refused(raw(bytes(head(second), body)), 401, "InvalidApiKey");
  }

  @Test
  void aHeaderOfSixtyFourKilobytes() throws IOException {
    refused(
        raw(bytes(head("X-Long: " + "x".repeat(64 << 10)), new byte[0])), 431, "InvalidParameter");
  }

  @Test
  void anAddressOfSixtyFourKilobytes() throws IOException {
    String request = "GET /api/v1/%s HTTP/1.1\r\nHost: h\r\n\r\n".formatted("x".repeat(64 << 10));
    RawHttp.Answer answer = raw(request.getBytes(ISO_8859_1));

    assertThat(answer.status()).isIn(414, 431);
    assertThat(answer.header("Content-Type")).hasValue("application/json;charset=UTF-8");
  }

  @Test
  void whatIsNoHttp() throws IOException {
    refused(raw("hello, is anybody there?\r\n\r\n".getBytes(UTF_8)), 400, "InvalidParameter");
    refused(
        raw(new byte[] {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0, 13, 10, 13, 10}), 400, "InvalidParameter");
  }

  @Test
  void anAddressWithTricks() throws IOException {
    for (String target :
        List.of(
            "/results/..%2f..%2fsecret",
            "/results/%2e%2e/secret", "/api/v1/..;/x", "/%00", "/api/v1/tasks/%ff%fe")) {
      RawHttp.Answer answer =
          raw(
              "GET %s HTTP/1.1\r\nHost: h\r\n%s\r\nConnection: close\r\n\r\n"
                  .formatted(target, AUTH)
                  .getBytes(UTF_8));

      assertThat(answer.status()).as(target + " " + answer.body()).isIn(200, 400, 403, 404);
      assertThat(answer.body()).as(target).startsWith("{");
    }
  }

  @Test
  void textThatIsNoUnicode() throws IOException {
    byte[] body = withPrompt("x");
    body[body.length - 4] = (byte) 0xFF;
    refused(post(body), 400, "InvalidParameter");
  }

  @Test
  void nothingAtAll() throws IOException {
    refused(post(new byte[0]), 400, "InvalidParameter");
    refused(post("   ".getBytes(UTF_8)), 400, "InvalidParameter");
    refused(post(new byte[] {0, 0, 0}), 400, "InvalidParameter");
  }

  @Test
  void jsonThatIsNoObject() throws IOException {
    for (String json : List.of("null", "[]", "1", "\"text\"", "true")) {
      refused(post(json.getBytes(UTF_8)), 400, "BadRequest.IllegalInput");
    }
  }

  @Test
  void moreThanOneDocument() throws IOException {
    byte[] body = (new String(withPrompt("a"), UTF_8) + "{}").getBytes(UTF_8);
    refused(post(body), 400, "InvalidParameter");
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbersBeyondAllReason(String number) throws IOException {
    for (String field : List.of("n", "seed", "size", "watermark")) {
      String body =
          "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"a\"},\"parameters\":{\"%s\":%s}}"
              .formatted(field, number);
      RawHttp.Answer answer = post(body.getBytes(UTF_8));

      refused(answer, 400, "InvalidParameter");
    }
  }

  static Stream<String> numbers() {
    return Stream.of(
        "1e999999999",
        "-1e999999999",
        "9".repeat(900),
        "9".repeat(5000),
        "NaN",
        "1.5",
        "[]",
        "{}",
        "9223372036854775808");
  }

  @Test
  void aNumberThatIsAlmostZero() throws IOException {
    String body =
        "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"a\"},\"parameters\":{\"n\":1e-999999999}}";
    refused(post(body.getBytes(UTF_8)), 400, "InvalidParameter");
  }

  @Test
  void zeroCharactersAreTextLikeAny() throws IOException {
    assertThat(post(withPrompt("a\\u0000b")).status()).isEqualTo(200);
  }

  @Test
  void aClientThatStopsInTheMiddle() throws IOException {
    byte[] body = "{\"model\":".getBytes(UTF_8);
    try (TestServer impatient =
        TestServer.scripted("[]", Map.of("tasks.workers", "0", "limits.idle", "3s"))) {
      RawHttp.Answer answer =
          new RawHttp(impatient.url()).exchange(bytes(head("Content-Length: 1000"), body));

      refused(answer, 408, "RequestTimeOut");
    }
  }

  @Test
  void aClientThatHangsUpInTheMiddle() throws IOException {
    try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
      socket.getOutputStream().write(head("Content-Length: 1000").getBytes(ISO_8859_1));
      socket.setSoLinger(true, 0);
    }
    assertThat(Api.of(server).get("/health/live").status()).isEqualTo(200);
  }

  @Test
  void threeHundredSlowClientsKeepNobodyWaiting() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        Socket socket = new Socket(server.url().getHost(), server.url().getPort());
        slow.add(socket);
        socket.getOutputStream().write((head("Content-Length: 1000") + "{").getBytes(ISO_8859_1));
      }
      // The slow ones have an hour: whoever waited for one of them would not be answered.
      assertThat(post(withPrompt("a fast one")).status()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("wrongVerbs")
  void aWrongVerb(String verb, String path) throws IOException {
    RawHttp.Answer answer =
        new RawHttp(server.url())
            .send("%s %s HTTP/1.1\n%s\nContent-Length: 0\n\n".formatted(verb, path, AUTH));

    refused(answer, 400, "InvalidParameter");
    assertThat(answer.body()).contains("Request method '%s' is not supported.".formatted(verb));
  }

  static Stream<Arguments> wrongVerbs() {
    String task = "/api/v1/tasks/0385dc79-5ff8-4d82-bcb6-a1b2c3d4e5f6";
    return Stream.of(
            "GET " + PATH,
            "PUT " + PATH,
            "DELETE " + PATH,
            "PATCH " + PATH,
            "PUT " + task,
            "DELETE " + task,
            "PATCH " + task,
            "GET " + task + "/cancel",
            "DELETE " + task + "/cancel",
            "POST /api/v1/tasks",
            "DELETE /api/v1/tasks",
            "POST /api/v1/models",
            "PUT /api/v1/models/",
            "POST /results/x.png",
            "DELETE /results/x.png",
            "POST /health/live",
            "DELETE /metrics")
        .map(line -> line.split(" ", 2))
        .map(parts -> Arguments.of(parts[0], parts[1]));
  }

  @Test
  void aVerbThatNobodyKnows() throws IOException {
    RawHttp.Answer answer =
        new RawHttp(server.url())
            .send("BREW %s HTTP/1.1\n%s\nContent-Length: 0\n\n".formatted(PATH, AUTH));

    assertThat(answer.status()).as(answer.body()).isIn(400, 405, 501);
    assertThat(answer.body()).startsWith("{\"code\":");
  }

  @Test
  void aKeyThatIsMissingIsAskedForBeforeAnythingIsRead() throws IOException {
    String head = "POST %s HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n".formatted(PATH);

    refused(raw(head.getBytes(ISO_8859_1)), 401, "InvalidApiKey");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"POST /api/v1/nothing", "DELETE /compatible-mode/v1/files", "POST " + PATH})
  void aRefusalBeforeItsBodySaysThatTheConnectionEnds(String line) throws IOException {
    for (String more : List.of("Content-Length: 23", "Transfer-Encoding: chunked")) {
      try (RawConnection connection = new RawConnection(server.url())) {
        connection.send("%s HTTP/1.1\r\nHost: h\r\n%s\r\n\r\n".formatted(line, more));

        assertThat(connection.head()).contains(" 401 ").containsIgnoringCase("connection: close");
      }
    }
  }

  @Test
  void aRefusalWhoseBodyHasComeLeavesTheConnection() throws IOException {
    try (RawConnection connection = new RawConnection(server.url())) {
      for (int i = 0; i < 3; i++) {
        connection.send("POST /api/v1/nothing HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}");
        String head = connection.head();

        assertThat(head).contains(" 401 ").doesNotContainIgnoringCase("connection: close");
        int length = Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
        assertThat(connection.read(length)).hasSize(length);
      }
    }
  }
}
