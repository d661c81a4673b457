package io.openbailian.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openbailian.engine.EngineCondition;
import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Servers behind TLS with an authority of one's own, and behind a proxy.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureServersTest {
  private static final String KEY = "sk-of-the-operator";

  private Path folder;
  private TestAuthority authority;
  private TestAuthority stranger;
  private TestServer secure;
  private TestServer ofAnotherHost;

  @BeforeAll
  void start(@TempDir Path temporary)
      throws IOException, GeneralSecurityException, InterruptedException {
    folder = temporary;
    authority = new TestAuthority(folder.resolve("ours"));
    stranger = new TestAuthority(folder.resolve("theirs"));
    secure = TestServer.start(authority.sockets("ip:127.0.0.1"), SecureServersTest::answer);
    TestAuthority another = new TestAuthority(folder.resolve("another"));
    ofAnotherHost =
        TestServer.start(another.sockets("dns:another.example"), SecureServersTest::answer);
    Files.copy(another.certificate(), folder.resolve("another.pem"));
  }

  @AfterAll
  void stop() {
    secure.close();
    ofAnotherHost.close();
  }

  private static void answer(TestServer.Heard request, TestServer.Reply reply) throws IOException {
    reply.json("{\"data\":[{\"id\":\"a-model\"}]}");
  }

  private OutboundClient client(String base, Map<String, Object> more) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), KEY);
    Map<String, Object> options = new HashMap<>(more);
    options.put("base-url", base);
    options.put("key", Map.of("file", key.toString()));
    OptionReader reader = new OptionReader(options);
    UpstreamSettings settings = UpstreamSettings.read(reader, "https://a.example", 4);
    reader.end();
    return new OutboundClient(settings, true);
  }

  private EngineCondition condition(String base, Map<String, Object> more)
      throws IOException, InterruptedException {
    try (OutboundClient client = client(base, more)) {
      return new ServerProbe(client, Optional.of("/models"), Optional.empty(), false).ask();
    }
  }

  private static String base(TestServer server) {
    return "https://127.0.0.1:" + server.port();
  }

  @Test
  void believesAnAuthorityOfTheOperators() throws IOException, InterruptedException {
    EngineCondition condition =
        condition(base(secure), Map.of("ca", authority.certificate().toString()));

    assertThat(condition.models()).as(condition.trouble()).containsExactly("a-model");
  }

  @Test
  void saysThatACertificateIsNotBelieved() throws IOException, InterruptedException {
    for (Map<String, Object> ca :
        List.<Map<String, Object>>of(Map.of(), Map.of("ca", stranger.certificate().toString()))) {
      EngineCondition condition = condition(base(secure), ca);

      assertThat(condition.reachable()).isFalse();
      assertThat(condition.trouble()).contains("certificate is not believed", "option ca");
    }
  }

  @Test
  void saysThatACertificateIsForAnotherHost() throws IOException, InterruptedException {
    EngineCondition condition =
        condition(base(ofAnotherHost), Map.of("ca", folder.resolve("another.pem").toString()));

    assertThat(condition.reachable()).isFalse();
    assertThat(condition.trouble()).contains("not for the host in base-url");
  }

  @Test
  void saysThatAServerDoesNotSpeakTls() throws IOException, InterruptedException {
    try (ServerSocket plain = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerInPlain(plain));

      String base = "https://127.0.0.1:" + plain.getLocalPort();
      assertThat(condition(base, Map.of()).trouble()).contains("does not speak TLS");
    }
  }

  /// As servers of HTTP answer what they cannot read, and then to the end of what the caller sends:
  /// whoever closes before may take back the answer.
  private static void answerInPlain(ServerSocket plain) {
    while (!plain.isClosed()) {
      try (Socket caller = plain.accept()) {
        caller.getInputStream().skipNBytes(1);
        caller
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
        caller.shutdownOutput();
        caller.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        // the caller has gone, or the test is over
      }
    }
  }

  @Test
  void hasSentNothingToWhomItDoesNotBelieve() throws IOException {
    int before = secure.heard().size();
    try (OutboundClient client = client(base(secure), Map.of())) {
      assertThatExceptionOfType(EngineFailure.Down.class)
          .as("although it costs money nothing is unknown")
          .isThrownBy(() -> client.send(Outgoing.post("/pay", Outgoing.Body.json(json()))))
          .satisfies(e -> assertThat(trace(e)).doesNotContain(KEY));
    }
    assertThat(secure.heard()).hasSize(before);
  }

  private static JsonNode json() {
    return Json.object().put("a", 1);
  }

  private static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  @Test
  void goesThroughAProxyToAServerWithoutTls() throws IOException, InterruptedException {
    try (TestServer proxy =
        TestServer.start((_, reply) -> reply.json("{\"data\":[{\"id\":\"through\"}]}"))) {
      EngineCondition condition =
          condition("http://engine.example:8000/v1", Map.of("proxy", proxy.base()));

      assertThat(condition.models()).as(condition.trouble()).containsExactly("through");
      assertThat(proxy.requests()).contains("GET http://engine.example:8000/v1/models");
    }
  }

  @Test
  void tunnelsThroughAProxyAndShowsItNoKey() throws IOException, InterruptedException {
    try (TestServer proxy =
        TestServer.start((request, reply) ->
            reply.tunnel(
                Integer.parseInt(request.path().substring(request.path().indexOf(':') + 1))))) {
      EngineCondition condition =
          condition(
              base(secure),
              Map.of("proxy", proxy.base(), "ca", authority.certificate().toString()));

      assertThat(condition.models()).as(condition.trouble()).containsExactly("a-model");
      assertThat(proxy.requests()).contains("CONNECT 127.0.0.1:" + secure.port());
      assertThat(proxy.heard())
          .allSatisfy(request -> assertThat(request.headers().toString()).doesNotContain(KEY));
      assertThat(secure.last().headers()).containsEntry("authorization", "Bearer " + KEY);
    }
  }

  @Test
  void saysThatAProxyIsNotThere() throws IOException, InterruptedException {
    int closed;
    try (TestServer gone = TestServer.start(SecureServersTest::answer)) {
      closed = gone.port();
    }
    assertThat(
            condition("http://engine.example/v1", Map.of("proxy", "http://127.0.0.1:" + closed))
                .trouble())
        .contains("refuses connections", "proxy");
  }

  @Test
  void tellsWrongFilesOfCertificatesAtTheStart() throws IOException {
    Path none =
        Files.writeString(folder.resolve("none.pem"), "no certificate", StandardCharsets.UTF_8);
    for (Path file : List.of(none, folder.resolve("missing.pem"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client(base(secure), Map.of("ca", file.toString())).close())
          .withMessageContaining("ca names a file that");
    }
  }
}
