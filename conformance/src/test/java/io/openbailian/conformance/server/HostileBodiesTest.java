package io.openbailian.conformance.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that come slowly, never, or make much of little: nobody else waits for them.
class HostileBodiesTest {
  private static final String TEXT = "/api/v1/services/aigc/text-generation/generation";
  private static final String CHAT = "/compatible-mode/v1/chat/completions";
  private static final String SMALL = "{\"model\":\"qwen-turbo\",\"input\":{\"prompt\":\"hi\"}}";

  private final List<RawConnection> open = new ArrayList<>();
  private TestServer server;

  @BeforeEach
  void start() {
    start(Map.of("limits.pace-over", "1h", "limits.idle", "1h")); // slow is not too slow here
  }

  private void start(Map<String, String> options) {
    server =
        TestServer.scripted(
            "[{when: {prompt: hang}, hang: true}, {when: {operation: '*'}, reply: hello}]",
            options);
  }

  @AfterEach
  void stop() throws IOException {
    for (RawConnection connection : open) {
      connection.close();
    }
    server.close();
  }

  private RawConnection connect() throws IOException {
    RawConnection connection = new RawConnection(server.url());
    open.add(connection);
    return connection;
  }

  private static String head(String path, String... headers) {
    return "POST %s HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\nConnection: close\r\n%s\r\n\r\n"
        .formatted(path, TestServer.KEY, String.join("\r\n", headers));
  }

  private static String announced(String path, long length) {
    return head(path, "Content-Length: " + length);
  }

  private double metric(String name) {
    return Metrics.of(server).value(name);
  }

  private static String large(int bytes) {
    return "{\"model\":\"qwen-turbo\",\"input\":{\"prompt\":\"hi\"},\"x\":\"%s\"}"
        .formatted("x".repeat(bytes));
  }

  private Api.Answer post(String path, String body) {
    return Api.of(server).post(path, body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 67108864", "Transfer-Encoding: chunked"})
  void bodiesThatDoNotComeHoldNothingThatOthersNeed(String length) throws Exception {
    for (int i = 0; i < 64; i++) {
      connect().send(head(TEXT, length)).send("1\r\n{\r\n");
    }
    Eventually.holds("all are read", () -> metric("openbailian_requests_underway") >= 64);

    assertThat(metric("openbailian_memory_bodies")).isZero();
    assertThat(metric("openbailian_bodies_spooled")).isZero();
    assertThat(post(TEXT, SMALL).status()).isEqualTo(200);
    assertThat(post(TEXT, large(300_000)).status()).isEqualTo(200);
    assertThat(post(TEXT, large(20 << 20)).status()).isEqualTo(200);
    Eventually.holds("no body waits", () -> metric("openbailian_bodies_waiting") == 0);
  }

  @Test
  void whatHasComeOfALargeBodyIsOnTheDiskAndNotInMemory() throws Exception {
    byte[] half = large(8 << 20).substring(0, 8 << 20).getBytes(UTF_8);
    RawConnection slow = connect().send(announced(TEXT, 60 << 20)).send(half);

    Eventually.holds("it has come", () -> metric("openbailian_bodies_spooled") >= half.length);
    assertThat(metric("openbailian_memory_bodies")).isZero();
    slow.close();

    Eventually.holds("it is gone", () -> metric("openbailian_bodies_spooled") == 0);
  }

  @Test
  void aRequestThatRunsHoldsWhatItsDocumentTakesHoweverItsLengthWasSaid() throws Exception {
    String body =
        "{\"model\":\"qwen-turbo\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hang\"}]}";
    String chunk = "%x\r\n%s\r\n0\r\n\r\n".formatted(body.length(), body);
    for (int i = 0; i < 7; i++) {
      connect().send(head(CHAT, "Transfer-Encoding: chunked")).send(chunk);
    }
    Eventually.holds("all seven run", () -> metric("openbailian_texts_writing") == 7);

    assertThat(metric("openbailian_memory_bodies")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"'{}',16", "'{}',63", "'[]',16", "'[]',63"})
  void megabytesOfNothingAreRefusedAndMakeNothing(String value, int megabytes) throws Exception {
    String many = (value + ",").repeat((megabytes << 20) / 3);
    String body =
        "{\"model\":\"qwen-turbo\",\"x\":[%s%s],\"input\":{\"prompt\":\"hi\"}}"
            .formatted(many, value);

    Api.Answer answer = post(TEXT, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("InvalidParameter");
    assertThat(answer.body().path("message").asString()).contains("1000000");
    Eventually.holds("nothing is left", () -> metric("openbailian_memory_bodies") == 0);
  }

  @Test
  void anUnknownFieldOfEightyThousandObjectsWeighsNothing() throws Exception {
    String many = "{},".repeat(80_000) + "{}";
    String body =
        "{\"model\":\"qwen-turbo\",\"x\":[%s],\"input\":{\"prompt\":\"hang\"}}".formatted(many);
    byte[] request =
        (head(TEXT, "X-DashScope-SSE: enable", "Content-Length: " + body.length()) + body)
            .getBytes(UTF_8);
    for (int i = 0; i < 60; i++) {
      connect().send(request);
    }
    Eventually.holds("all run", () -> metric("openbailian_texts_writing") == 60);

    assertThat(metric("openbailian_memory_bodies")).isZero();
    assertThat(post(TEXT, SMALL).status()).isEqualTo(200);
  }

  @Test
  void aKnownFieldCountsByWhatItMakes() throws Exception {
    String message = "{\"role\":\"user\",\"content\":\"hang\"},";
    String body =
        "{\"model\":\"qwen-turbo\",\"input\":{\"messages\":[%s{\"role\":\"user\",\"content\":\"hang\"}]}}"
            .formatted(message.repeat(2_000));
    RawConnection one = connect().send(announced(TEXT, body.length())).send(body);

    Eventually.holds("it runs", () -> metric("openbailian_texts_writing") == 1);
    assertThat(metric("openbailian_memory_bodies")).isGreaterThan(10 * body.length());
    one.close();
  }

  @Test
  void aBodyThatTricklesIsCutWithTheWiresTimeout() throws IOException {
    server.close();
    start(Map.of("limits.pace", "100000", "limits.pace-over", "300ms", "limits.idle", "30s"));
    RawConnection slow = connect().send(announced(TEXT, 1000));
    slow.send("{\"model\":");

    String answer = slow.rest();

    assertThat(answer)
        .startsWith("HTTP/1.1 408 ")
        .contains("RequestTimeOut", "100000 bytes a second");
  }

  @Test
  void aFormThatTricklesIsCutToo() throws IOException {
    server.close();
    start(Map.of("limits.pace", "100000", "limits.pace-over", "300ms", "limits.idle", "30s"));
    RawConnection slow =
        connect()
            .send(
                "POST /oss-upload HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                    + "Content-Type: multipart/form-data; boundary=BB\r\nContent-Length: 1000\r\n\r\n--BB");

    assertThat(slow.rest()).startsWith("HTTP/1.1 408 ").contains("RequestTimeOut");
  }

  @Test
  void aBodyThatIsExpectedIsAskedFor() throws IOException {
    RawConnection polite =
        connect().send(head(TEXT, "Expect: 100-continue", "Content-Length: " + SMALL.length()));

    assertThat(polite.head()).startsWith("HTTP/1.1 100 ");
    assertThat(polite.send(SMALL).rest()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aDiskShareThatIsFullRefusesWithATimeToTryAgain() throws Exception {
    server.close();
    start(Map.of("limits.body", "4194304", "limits.spool", "1048576"));
    byte[] part = large(3 << 20).substring(0, 3 << 20).getBytes(UTF_8);
    connect().send(announced(TEXT, 4 << 20)).send(part);
    Eventually.holds("it has come", () -> metric("openbailian_bodies_spooled") >= part.length);

    RawConnection second = connect().send(announced(TEXT, 4 << 20)).send(part);

    assertThat(second.rest())
        .startsWith("HTTP/1.1 429 ")
        .containsIgnoringCase("Retry-After: ")
        .contains("Throttling.AllocationQuota");
    assertThat(post(TEXT, SMALL).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C0AF", "EDA080", "F8888080", "E2822220", "FF"})
  void bytesThatAreNoUtf8AreRefused(String hex) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        "{\"model\":\"qwen-turbo\",\"input\":{\"prompt\":\"hi\"},\"x\":\"".getBytes(ISO_8859_1));
    body.writeBytes(HexFormat.of().parseHex(hex));
    body.writeBytes("\"}".getBytes(ISO_8859_1));
    RawConnection connection =
        connect().send(announced(TEXT, body.size())).send(body.toByteArray());

    assertThat(connection.rest()).startsWith("HTTP/1.1 400 ").contains("InvalidParameter", "UTF-8");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void headsOfPartsThatMadeARegexRecurse(int which) throws IOException {
    String disposition =
        List.of(
                "form-data; name=\"" + "a".repeat(12_000) + "\"",
                "form-data; name=\"" + "\\a".repeat(6_000) + "\"",
                "form-data; x=\"" + "\\a".repeat(6_000) + "\"",
                "form-data; name=\"" + "a".repeat(12_000))
            .get(which);
    String body = "--BB\r\nContent-Disposition: " + disposition + "\r\n\r\nx\r\n--BB--";
    RawConnection connection =
        connect()
            .send(
                "POST /oss-upload HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                    + "Content-Type: multipart/form-data; boundary=BB\r\nContent-Length: %d\r\n\r\n"
                        .formatted(body.length()))
            .send(body.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(connection.rest()).startsWith("HTTP/1.1 400 ").contains("\"code\"");
  }
}
