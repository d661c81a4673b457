package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Whoever wanted to be told of a task's end is told: by a receiver that fails, hangs and lies.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class WebhooksTest {
  private static final String PICTURES = "/api/v1/services/aigc/text2image/image-synthesis";
  private static final String HOOKS = Admin.ROOT + "/webhooks";

  private final JumpingTime time = new JumpingTime();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  @TempDir private static Path data;
  private HttpServer good;
  private HttpServer bad;
  private HttpServer hanging;
  private volatile boolean badIsWell;
  private TestServer server;
  private Admin admin;

  /// A message that came.
  private record Told(String path, String id, String at, String signature, String body) {}

  @BeforeAll
  void start() throws IOException {
    good = receiver(this::answer);
    hanging =
        receiver(exchange -> {
          take(exchange);
          hang();
        });
    bad =
        receiver(exchange -> {
          take(exchange);
          exchange.sendResponseHeaders(badIsWell ? 204 : 500, -1);
        });
    begin("standard");
  }

  private void begin(String mode) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(
        "fetch.allow",
        "[127.0.0.1:%d, 127.0.0.1:%d, 127.0.0.1:%d, 127.0.1.0/24]"
            .formatted(port(good), port(bad), port(hanging)));
    options.put("webhooks", mode);
    server =
        TestServer.startOn(
            data,
            TestServer.script("[{when: {prompt: broken}, fail: InternalError.Algo}]", options),
            time);
    admin = Admin.of(data);
  }

  private static HttpServer receiver(HttpHandler handler) throws IOException {
    HttpServer one =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    one.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    one.createContext(
        "/",
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
    one.start();
    return one;
  }

  @AfterAll
  void stop() {
    over.countDown();
    server.close();
    good.stop(0);
    bad.stop(0);
    hanging.stop(0);
    http.close();
  }

  private static int port(HttpServer receiver) {
    return receiver.getAddress().getPort();
  }

  private Told take(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    Told one =
        new Told(
            exchange.getRequestURI().getPath(),
            String.valueOf(headers.getFirst("webhook-id")),
            String.valueOf(headers.getFirst("webhook-timestamp")),
            String.valueOf(headers.getFirst("webhook-signature")),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    told.add(one);
    return one;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Told one = take(exchange);
    long before = told.stream().filter(t -> t.path().equals(one.path())).count();
    switch (one.path().replaceFirst("-.*", "")) {
      case "/twice" -> exchange.sendResponseHeaders(before <= 2 ? 503 : 200, -1);
      case "/gone" -> exchange.sendResponseHeaders(410, -1);
      case "/moved" -> {
        exchange.getResponseHeaders().set("Location", "/followed");
        exchange.sendResponseHeaders(302, -1);
      }
      case "/endless" -> endless(exchange);
      default -> exchange.sendResponseHeaders(200, -1);
    }
  }

  private void hang() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Says that it goes on and on.
  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1L << 40);
    exchange.getResponseBody().write(new byte[1 << 16]);
  }

  private static String at(HttpServer receiver, String path) {
    return "http://127.0.0.1:%d%s".formatted(port(receiver), path);
  }

  private HttpResponse<String> submitted(Admin.Key key, String prompt, String callback)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(server.url() + PICTURES))
            .header("Authorization", "Bearer " + key.secret())
            .header("X-DashScope-Async", "enable")
            .header("X-OpenBailian-Callback", callback)
            .POST(
                BodyPublishers.ofString(
                    "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"%s\"},\"parameters\":{\"n\":1}}"
                        .formatted(prompt)))
            .build(),
        BodyHandlers.ofString());
  }

  private String submit(Admin.Key key, String prompt, String callback)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = submitted(key, prompt, callback);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.parseObject(answer.body()).at("/output/task_id").asString();
  }

  private List<Told> told(String path) {
    return told.stream().filter(one -> one.path().equals(path)).toList();
  }

  private Told first(String path) throws Exception {
    Eventually.holds(path + " is told", () -> !told(path).isEmpty());
    return told(path).getFirst();
  }

  /// What has not arrived of a task.
  private JsonNode left(String task) {
    for (JsonNode one : admin.api().get(HOOKS).body().path("webhooks")) {
      if (one.path("task_id").asString().equals(task)) {
        return one;
      }
    }
    return Json.object();
  }

  private String secret(String workspace) {
    return admin
        .api()
        .get(Admin.ROOT + "/workspaces/" + workspace + "/webhook-secret")
        .body()
        .path("secret")
        .asString();
  }

  /// As the specification has it: `v1,` and the Base64 of a keyed hash of id, time and body.
  private static String signature(String secret, Told one) throws GeneralSecurityException {
    assertThat(secret).startsWith("whsec_");
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed = one.id() + "." + one.at() + "." + one.body();
    return "v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void anEndIsToldAndSignedAsStandardWebhooksAre() throws Exception {
    Admin.Key key = admin.key();
    String task = submit(key, "a cat", at(good, "/ok-1"));
    Told one = first("/ok-1");
    JsonNode body = Json.parseObject(one.body());

    assertThat(body.path("type").asString()).isEqualTo("task.succeeded");
    assertThat(body.at("/data/task_id").asString()).isEqualTo(task);
    assertThat(body.at("/data/workspace").asString()).isEqualTo(key.workspace());
    assertThat(one.signature()).isEqualTo(signature(secret(key.workspace()), one));
    Eventually.holds("it has arrived", () -> left(task).isEmpty());

    String before = secret(key.workspace());
    Api.Answer rotated =
        admin
            .api()
            .now(
                Admin.ROOT + "/workspaces/" + key.workspace() + "/webhook-secret/rotate",
                "{\"grace_seconds\":60}");
    assertThat(rotated.status()).isEqualTo(200);
    String after = secret(key.workspace());
    assertThat(after).isNotEqualTo(before);
    String _ = submit(key, "broken", at(good, "/ok-2"));
    Told failed = first("/ok-2");
    assertThat(Json.parseObject(failed.body()).at("/data/code").asString())
        .isEqualTo("InternalError.Algo");
    assertThat(failed.signature())
        .isEqualTo(signature(after, failed) + " " + signature(before, failed));

    time.jump(Duration.ofMinutes(2));
    String _ = submit(key, "a cat", at(good, "/ok-3"));
    Told last = first("/ok-3");
    assertThat(last.signature()).isEqualTo(signature(after, last));
    assertThat(secret(admin.key().workspace())).isNotIn(before, after);
  }

  @Test
  void whatFailsIsToldAgainUnderTheSameId() throws Exception {
    String task = submit(admin.key(), "a cat", at(good, "/twice"));
    for (int tries = 1; tries <= 2; tries++) {
      int now = tries;
      Eventually.holds("try " + now, () -> left(task).path("tries").asInt() >= now);
      time.jump(Duration.ofMinutes(5));
    }
    Eventually.holds("it has arrived", () -> left(task).isEmpty());

    assertThat(told("/twice")).hasSize(3);
    assertThat(told("/twice").stream().map(Told::id).distinct()).hasSize(1);
    assertThat(told("/twice").stream().map(Told::at).distinct()).hasSizeGreaterThan(1);
  }

  @Test
  void oneThatHangsOrLiesSlowsNobody() throws Exception {
    Admin.Key key = admin.key();
    for (int i = 0; i < 10; i++) {
      String _ = submit(key, "a cat", at(hanging, "/hang"));
    }
    Told _ = first("/hang");
    String endless = submit(key, "a cat", at(good, "/endless"));
    String moved = submit(key, "a cat", at(good, "/moved"));
    String gone = submit(key, "a cat", at(good, "/gone"));
    String _ = submit(key, "a cat", at(good, "/ok-4"));

    Eventually.holds("nobody is there", () -> left(gone).path("state").asString().equals("dead"));
    Eventually.holds("it is elsewhere", () -> left(moved).path("last").asString().contains("302"));
    Eventually.holds("it says enough", () -> left(endless).isEmpty());
    time.jump(Duration.ofSeconds(30)); // a host that fails is left alone for a moment
    Told _ = first("/ok-4");
    assertThat(told("/followed")).isEmpty();
  }

  /// A workspace may name as many hosts as it likes.
  @Test
  void noWorkspaceHoldsAllPlaces() throws Exception {
    CountDownLatch asked = new CountDownLatch(20);
    HttpServer everywhere = HttpServer.create(new InetSocketAddress(0), 0);
    everywhere.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    everywhere.createContext(
        "/",
        _ -> {
          asked.countDown();
          hang();
        });
    everywhere.start();
    try {
      Admin.Key greedy = admin.key();
      List<String> tasks = new ArrayList<>();
      for (int host = 1; host <= 20; host++) { // a host has four places
        for (int i = 0; i < 4; i++) {
          String callback = "http://127.0.1.%d:%d/held".formatted(host, port(everywhere));
          tasks.add(submit(greedy, "a cat", callback));
        }
      }
      Eventually.holds("many are asked", () -> asked.getCount() == 0);

      String _ = submit(admin.key(), "a cat", at(good, "/not-greedy"));
      Told _ = first("/not-greedy");

      assertThat(tasks).allSatisfy(task -> assertThat(left(task).path("tries").asInt()).isZero());
    } finally {
      everywhere.stop(0);
    }
  }

  @Test
  void aHostThatFailsIsGivenUpAfterADayAndAskedAgainWhenSomebodySaysSo() throws Exception {
    Admin.Key key = admin.key();
    badIsWell = false;
    String task = submit(key, "a cat", at(bad, "/always"));
    Eventually.holds("it failed", () -> left(task).path("tries").asInt() >= 1);
    time.jump(Duration.ofHours(25));
    Eventually.holds("it is dead", () -> left(task).path("state").asString().equals("dead"));
    assertThat(left(task).path("last").asString()).contains("500");
    String id = left(task).path("id").asString();
    assertThat(admin.api().get(HOOKS + "?state=dead").body().toString()).contains(id);

    badIsWell = true;
    assertThat(admin.api().post(HOOKS + "/" + id + "/resend", "").status()).isEqualTo(200);
    time.jump(Duration.ofMinutes(6));
    Eventually.holds("it has arrived", () -> left(task).isEmpty());
    assertThat(told("/always").stream().map(Told::id).distinct()).containsExactly(id);
    assertThat(admin.api().post(HOOKS + "/" + id + "/resend", "").status()).isEqualTo(404);
  }

  @Test
  void anAddressIsJudgedAtEveryTry() throws Exception {
    String task = submit(admin.key(), "a cat", "http://127.0.0.1:1/inside");
    Eventually.holds(
        "it is refused", () -> left(task).path("last").asString().contains("no public address"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "ftp://example.com/", "https://", "https://a:b@example.com/", "https://e/#a"})
  void aCallbackIsAnAddress(String callback) throws Exception {
    HttpResponse<String> answer = submitted(admin.key(), "a cat", callback);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("InvalidParameter").contains("X-OpenBailian-Callback");
  }

  @Test
  void whatWaitsOutlivesTheServerAndItsShapeIsAChoice() throws Exception {
    Admin.Key key = admin.key("", "\"callback\":\"%s\"".formatted(at(bad, "/of-the-key")));
    badIsWell = false;
    String task = key.api().submit("a cat");
    Eventually.holds("it failed", () -> left(task).path("tries").asInt() >= 1);
    String id = left(task).path("id").asString();
    server.close();
    badIsWell = true;
    begin("event-bridge");
    time.jump(Duration.ofMinutes(6));
    Eventually.holds("it has arrived", () -> left(task).isEmpty());
    assertThat(told("/of-the-key").stream().map(Told::id).distinct()).containsExactly(id);

    String event = submit(admin.key(), "a cat", at(good, "/event"));
    JsonNode body = Json.parseObject(first("/event").body());
    assertThat(body.path("type").asString()).isEqualTo("dashscope:System:AsyncTaskFinish");
    assertThat(body.at("/data/task_id").asString()).isEqualTo(event);
  }
}
