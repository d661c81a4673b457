package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands around a request that is passed on, written by clients byte by byte: its query, its
/// headers, the place below which it lands; and an answer that would lead elsewhere.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PassedEdgesTest {
  private static final String NEW = "/api/v1/services/aigc/image-generation/generation";
  private static final String PREFIX = "/behind/a/proxy";

  /// All that ever reaches the service: what the client may say, and what every request has.
  private static final Set<String> ALLOWED =
      Set.of(
          "accept",
          "accept-encoding",
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "host",
          "transfer-encoding",
          "user-agent",
          "x-dashscope-ossresourceresolve",
          "x-dashscope-sse");

  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private HttpServer upstream;
  private TestServer gateway;

  private record Heard(String line, Set<String> headers, String all) {}

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    upstream.createContext("/", this::answer);
    upstream.start();
    Path key = Files.writeString(folder.resolve("key"), "sk-of-the-account");
    gateway =
        TestServer.start(
            Map.of(
                "engines",
                "{up: {kind: dashscope, base-url: 'http://127.0.0.1:%d%s/api/v1', key: {file: '%s'}}}"
                    .formatted(upstream.getAddress().getPort(), PREFIX, key),
                "routes",
                "{'new-*': up, '*': [embedded, writer]}"));
  }

  @AfterAll
  void stop() {
    gateway.close();
    upstream.stop(0);
  }

  @BeforeEach
  void forget() {
    heard.clear();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Set<String> names = new TreeSet<>();
      exchange
          .getRequestHeaders()
          .keySet()
          .forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
      heard.add(
          new Heard(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              names,
              exchange.getRequestHeaders().entrySet().toString()));
      if (body.contains("lead-me-away")) {
        exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/");
        exchange.getResponseHeaders().set("Refresh", "0; url=http://169.254.169.254/latest/");
      }
      byte[] said = "{\"output\":{\"made\":true}}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(body.contains("lead-me-away") ? 302 : 200, said.length);
      exchange.getResponseBody().write(said);
    }
  }

  /// @param headers lines, each ended by CR and LF
  private String sent(String target, String headers, String body) throws IOException {
    try (RawConnection raw = new RawConnection(gateway.url())) {
      raw.send(
          "POST %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n%s"
              .formatted(target, TestServer.KEY, body.length(), headers, body));
      return raw.rest();
    }
  }

  @Test
  void landsBelowTheEnginesOwnPlace() throws IOException {
    assertThat(sent(NEW + "?a=1&b=x.y_z-0", "", "{\"model\":\"new-x\"}")).contains("200", "made");
    assertThat(heard)
        .extracting(Heard::line)
        .containsExactly("POST " + PREFIX + NEW + "?a=1&b=x.y_z-0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?url=http://10.0.0.1/",
        "?a=%2e%2e%2ftokens",
        "?a=%0d%0aX-Injected:1",
        "?a=../../tokens",
        "?a=b?c=d",
        "?a=%00",
        "?a=\\x",
        "?a=<script>",
        "?a=b;c=d",
        "?a=@host",
        "?a=\u00e9"
      })
  void passesNoQueryOnThatSaysMoreThanNames(String query) throws IOException {
    String answer = sent(NEW + query, "", "{\"model\":\"new-x\"}");

    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(heard).isEmpty();
  }

  /// What stands behind the sign is the client's own, and is no part of a request.
  @Test
  void passesNoFragmentOn() throws IOException {
    String _ = sent(NEW + "?a=b#c=d", "", "{\"model\":\"new-x\"}");

    assertThat(heard).allSatisfy(one -> assertThat(one.line()).endsWith(NEW + "?a=b"));
  }

  @Test
  void passesNoEndlessQueryOn() throws IOException {
    String answer = sent(NEW + "?a=" + "b".repeat(600), "", "{\"model\":\"new-x\"}");

    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(heard).isEmpty();
  }

  /// Names of hops, of other methods and other paths, of other accounts: none goes on, and none
  /// takes anything away.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: X-DashScope-SSE, Authorization",
        "Keep-Alive: timeout=5",
        "TE: trailers",
        "Proxy-Authorization: Basic eDp5",
        "Proxy-Connection: keep-alive",
        "Via: 1.1 somewhere",
        "Forwarded: for=10.0.0.1",
        "X-Forwarded-Host: internal",
        "X-Real-IP: 10.0.0.1",
        "X-HTTP-Method-Override: DELETE",
        "X-Original-URL: /api/v1/tokens",
        "X-Rewrite-URL: /api/v1/tokens",
        "X-DashScope-WorkSpace: ws-2",
        "X-DashScope-Uid: 17",
        "X-DashScope-ApiKey: sk-other",
        "api-key: sk-other",
        "x-api-key: sk-other",
        "Cookie: session=1",
        "Origin: https://example.com",
        "Referer: https://example.com/secret",
        "Range: bytes=0-1",
        "If-None-Match: *"
      })
  void passesNoHeaderOnThatIsNotOnTheList(String header) throws IOException {
    sent(NEW, header + "\r\nX-DashScope-SSE: enable\r\n", "{\"model\":\"new-x\"}");

    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst().headers()).isSubsetOf(ALLOWED);
    assertThat(heard.getFirst().all())
        .contains("Bearer sk-of-the-account")
        .doesNotContain("sk-other", TestServer.KEY, "ws-2", "internal", "eDp5");
  }

  /// Whether the request is answered or refused is the front's to say; the wish goes no further.
  @Test
  void passesNoUpgradeOn() throws IOException {
    String answer =
        sent(NEW, "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n", "{\"model\":\"new-x\"}");

    assertThat(answer).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 101");
    assertThat(heard).allSatisfy(one -> assertThat(one.headers()).isSubsetOf(ALLOWED));
  }

  @Test
  void passesWhatIsOnTheListOn() throws IOException {
    sent(NEW, "X-DashScope-SSE: enable\r\nAccept: text/event-stream\r\n", "{\"model\":\"new-x\"}");

    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst().headers()).contains("x-dashscope-sse", "accept");
    assertThat(heard.getFirst().all()).contains("text/event-stream");
  }

  /// The service's redirection is followed by nobody: neither here nor by the client.
  @Test
  void leadsNobodyAway() throws IOException {
    String answer = sent(NEW, "", "{\"model\":\"new-x\",\"a\":\"lead-me-away\"}");

    assertThat(answer.toLowerCase(Locale.ROOT))
        .doesNotContain("location:")
        .doesNotContain("refresh:")
        .doesNotContain("169.254");
    assertThat(heard).hasSize(1);
  }
}
