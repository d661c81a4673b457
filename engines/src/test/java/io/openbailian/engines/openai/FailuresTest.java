package io.openbailian.engines.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each way in which a server says no, or says nothing, and which of the five failures that is.
class FailuresTest {

  private static EngineFailure failure(TestServer.Handler handler) {
    return failure(handler, Map.of());
  }

  private static EngineFailure failure(TestServer.Handler handler, Map<String, Object> options) {
    try (TestServer server = TestServer.start(handler);
        Engine engine = Servers.open(SteppedTime.atNoon(), Servers.options(server, options))) {
      return catchThrowableOfType(
          EngineFailure.class, () -> Servers.run(engine, TestCall.text("hi")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, Refused",
    "422, Refused",
    "413, Refused",
    "401, Down",
    "402, Down",
    "403, Down",
    "404, Down",
    "405, Down",
    "408, Broken",
    "409, Broken",
    "425, Busy",
    "429, Busy",
    "503, Busy",
    "500, Broken",
    "502, Broken",
    "504, Broken",
    "302, Broken",
    "501, Down"
  })
  void takesAStatusForOneOfTheFive(int status, String kind) {
    EngineFailure failure =
        failure((_, reply) -> reply.json(status, "{\"error\":{\"message\":\"no\"}}"));

    assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
  }

  @Test
  void waitsAsLongAsTheServerSays() {
    EngineFailure failure =
        failure((_, reply) -> reply.whole(429, "text/plain", new byte[0], "Retry-After: 7"));

    assertThat(failure)
        .isInstanceOfSatisfying(
            EngineFailure.Busy.class,
            busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"too long\",\"type\":\"invalid\",\"code\":400}}",
        "{\"error\":{\"message\":\"too long\",\"type\":\"api_error\",\"param\":null,\"code\":null}}",
        "{\"error\":{\"message\":\"too long\",\"code\":\"context_length\"}}",
        "{\"object\":\"error\",\"message\":\"too long\",\"code\":400}",
        "{\"detail\":\"too long\"}",
        "{\"detail\":[{\"loc\":[\"body\",\"prompt\"],\"msg\":\"too long\"}]}",
        "{\"error\":\"too long\"}",
        "{\"error\":\"server_error\",\"message\":\"too long\"}",
        "too long"
      })
  void readsARefusalInAnyShape(String body) {
    EngineFailure failure = failure((_, reply) -> reply.json(400, body));

    assertThat(failure.error().message()).contains("too long");
    assertThat(failure.error().code()).isEqualTo("InvalidParameter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "request (20028 tokens) exceeds the available context size (4096 tokens), try increasing it",
        "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.",
        "Requested token count exceeds the model's maximum context length of 4096 tokens.",
        "The input (5000 tokens) is longer than the model's context length (4096 tokens)."
      })
  void tellsInTheServicesWordsThatAnInputIsTooLong(String message) {
    EngineFailure failure =
        failure((_, reply) -> reply.json(400, "{\"error\":{\"message\":\"" + message + "\"}}"));

    assertThat(failure.error().code()).isEqualTo("InvalidParameter");
    assertThat(failure.error().message()).isEqualTo("Range of input length should be [1, 4096]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no file /srv/secret/models/qwen.gguf there",
        "no file C:\\\\models\\\\secret\\\\qwen.gguf there",
        "cannot reach http://10.0.0.7:8000/secret there",
        "bad torch.nn.secret.Linear there",
        "bad there\\nTraceback (most recent call last):\\n  File \\\"secret.py\\\", line 3",
        "at 10.11.12.13:9000/secret/x there"
      })
  void tellsNothingOfTheOtherMachine(String message) {
    EngineFailure failure =
        failure((_, reply) -> reply.json(400, "{\"error\":{\"message\":\"" + message + "\"}}"));

    assertThat(failure.error().message()).contains("there").doesNotContain("secret", "10.");
  }

  @Test
  void takesAPageOfAProxyForABrokenAnswer() {
    EngineFailure failure =
        failure((_, reply) ->
            reply.whole(200, "text/html", "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8)));

    assertThat(failure).isInstanceOf(EngineFailure.Broken.class);
  }

  @Test
  void isDownWhereNobodyListens() throws IOException {
    try (Socket bound = new Socket()) { // the port is taken, and nobody listens
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String base = "http://127.0.0.1:%d/v1".formatted(bound.getLocalPort());
      try (Engine engine = Servers.open(SteppedTime.atNoon(), Map.of("base-url", base))) {
        assertThatExceptionOfType(EngineFailure.Down.class)
            .isThrownBy(() -> Servers.run(engine, TestCall.text("hi")))
            .satisfies(e -> assertThat(e.error().hint()).doesNotContain("127.0.0.1"));
      }
    }
  }

  @Test
  void isBrokenWhereTheConnectionIsCutBeforeAnAnswer() {
    assertThat(failure((_, reply) -> reply.cut())).isInstanceOf(EngineFailure.Broken.class);
  }

  @Test
  void isBrokenWhereTheAnswerIsCut() {
    EngineFailure failure =
        failure((_, reply) -> {
          reply.raw(
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{\"cho");
          reply.cut();
        });

    assertThat(failure).isInstanceOf(EngineFailure.Broken.class);
  }

  @Test
  void doesNotWaitForEverForTheFirstByte() {
    EngineFailure failure =
        failure(
            (_, reply) -> reply.whenLeft(new CountDownLatch(1)),
            Map.of("timeouts", Map.of("first-byte", "50ms", "connect", "50ms")));

    assertThat(failure).isInstanceOf(EngineFailure.Broken.class);
  }

  @Test
  void doesNotWaitForEverInTheMiddle() {
    EngineFailure failure =
        failure(
            (_, reply) -> {
              reply.beginEvents();
              reply.whenLeft(new CountDownLatch(1));
            },
            Map.of("timeouts", Map.of("silence", "50ms")));

    assertThat(failure).isInstanceOf(EngineFailure.Broken.class);
  }

  @Test
  void readsASecretAgainThatWasTurnedAway(@TempDir Path folder)
      throws EngineFailure, IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("key"), "old\n");
    try (TestServer server =
            TestServer.start((request, reply) -> {
              if ("Bearer new".equals(request.headers().get("authorization"))) {
                reply.json(
                    "{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}");
              } else {
                Files.writeString(file, "new\n");
                reply.json(401, "{}");
              }
            });
        Engine engine =
            Servers.open(
                SteppedTime.atNoon(),
                Servers.options(server, Map.of("key", Map.of("file", file.toString()))))) {
      Servers.run(engine, TestCall.text("hi"));

      assertThat(server.heard()).hasSize(2);
    }
  }

  @Test
  void followsNoRedirectAndSendsTheKeyNowhereElse() {
    try (TestServer other = TestServer.start((_, reply) -> reply.json("{}"))) {
      EngineFailure failure =
          failure((_, reply) ->
              reply.whole(307, "text/plain", new byte[0], "Location: " + other.base() + "/x"));

      assertThat(failure).isInstanceOf(EngineFailure.Broken.class);
      assertThat(other.heard()).isEmpty();
    }
  }
}
