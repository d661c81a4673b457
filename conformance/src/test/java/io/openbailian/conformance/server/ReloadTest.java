package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import io.openbailian.server.RunFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A configuration that changes while its server runs, in a process of its own, with a task on its
/// way at an engine whose server answers when the test wants it to.
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class ReloadTest {
  private static final String RELOAD = "/admin/v1/reload";
  private static final String FAILING =
      "other: {kind: scripted, rules: [{fail: DataInspectionFailed}]}";
  private static final String QUICK = "other: {kind: scripted, rules: [{after: 1ms}]}";

  @TempDir private Path data;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private HttpServer upstream;

  @BeforeEach
  void start() throws IOException {
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    upstream.createContext("/", this::answer);
    upstream.start();
  }

  @AfterEach
  void stop() {
    answer.countDown();
    upstream.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      asked.countDown();
      answer.await();
      String picture = Base64.getEncoder().encodeToString(Drawings.ball());
      byte[] made =
          "{\"data\":[{\"b64_json\":\"%s\"}]}".formatted(picture).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, made.length);
      exchange.getResponseBody().write(made);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private String slow() {
    return "slow: {kind: openai, base-url: 'http://127.0.0.1:%d'}"
        .formatted(upstream.getAddress().getPort());
  }

  private static String config(String engines, String route) {
    return "log: {requests: false}\nengines: {%s}\nroutes: {'*': %s}\n".formatted(engines, route);
  }

  private Api admin(ChildServer child) {
    return new Api(child.url(data), RunFiles.read(data).orElseThrow().token());
  }

  private static JsonNode ended(Api api, String prompt) throws Exception {
    return api.ended(api.submit(prompt)).output();
  }

  @Test
  void takesUpWhatChangedAndHarmsNothingThatRuns() throws Exception {
    try (ChildServer child = ChildServer.start(data, config(slow(), "slow"))) {
      Api api = new Api(child.url(data), TestServer.KEY);
      String running = api.submit("a cat");
      asked.await();

      child.configure(config(FAILING, "other"));
      Api.Answer told = admin(child).post(RELOAD, "");
      assertThat(told.status()).as(told.body().toString()).isEqualTo(200);
      assertThat(ended(api, "a dog").path("code").asString()).isEqualTo("DataInspectionFailed");
      assertThat(api.status(running)).as("its engine is gone").isEqualTo("RUNNING");
      answer.countDown();
      assertThat(api.ended(running).output().path("task_status").asString()).isEqualTo("SUCCEEDED");

      child.configure(config("other: {kind: nothing}", "gone"));
      Api.Answer refused = admin(child).post(RELOAD, "");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body().toString()).contains("engines.other.kind").contains("gone");
      assertThat(ended(api, "a dog").path("code").asString())
          .as("nothing changed")
          .isEqualTo("DataInspectionFailed");

      child.configure(config(QUICK, "other"));
      new ProcessBuilder("kill", "-HUP", Long.toString(child.pid())).start().waitFor();
      Eventually.holds("it is taken up", () -> child.log().contains("read anew for a signal: "));
      assertThat(ended(api, "a fish").path("task_status").asString()).isEqualTo("SUCCEEDED");

      child.configure(config(slow() + ", " + QUICK, "slow"));
      assertThat(admin(child).post(RELOAD, "").status()).isEqualTo(200);
      assertThat(ended(api, "a cat").path("task_status").asString())
          .as("an engine that left and came back")
          .isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void isForAdministratorsAlone() throws Exception {
    try (TestServer server = TestServer.start(Map.of())) {
      assertThat(Api.of(server).post(RELOAD, "").status()).as("a key of the API").isEqualTo(403);
      Api admin = new Api(server.url(), RunFiles.read(server.data()).orElseThrow().token());
      String secret =
          admin
              .post("/admin/v1/admin-keys", "{\"name\":\"night\",\"role\":\"operator\"}")
              .body()
              .path("key")
              .asString();
      Api.Answer refused = new Api(server.url(), secret).post(RELOAD, "");
      assertThat(refused.status()).as(refused.body().toString()).isEqualTo(403);
      assertThat(refused.body().toString()).contains("admin");
      assertThat(admin.post(RELOAD, "").body().toString()).contains("without a configuration file");
    }
  }
}
