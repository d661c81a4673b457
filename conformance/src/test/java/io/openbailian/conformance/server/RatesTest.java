package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Socket;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.SteppedTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Rates of keys and models, by a clock that stands until it is stepped.
class RatesTest {
  private static final String TEXTS = "/api/v1/services/embeddings/text-embedding/text-embedding";
  private static final String CHAT = "/compatible-mode/v1/chat/completions";
  private static final String MODELS = "/api/v1/models";
  private static final String RATE = "Throttling.RateQuota";

  private final SteppedTime time = SteppedTime.atNoon();
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path data;

  @SuppressWarnings("NullAway.Init") // by start
  private TestServer server;

  @SuppressWarnings("NullAway.Init")
  private Admin admin;

  private void start(Map<String, String> options) {
    Map<String, String> all = new LinkedHashMap<>(options);
    all.put("tasks.workers", "0");
    all.put("tasks.hold", "0");
    server = TestServer.startOn(data, all, time);
    admin = Admin.of(data);
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  private Admin.Key limited(String rate) {
    return admin.key("", "\"rate\":{%s}".formatted(rate));
  }

  private HttpResponse<String> get(Admin.Key key, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Authorization", "Bearer " + key.secret())
            .build(),
        BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void aKeyAsksSoOftenASecond() throws IOException, InterruptedException {
    start(Map.of());
    Admin.Key key = limited("\"per_second\":2");
    HttpResponse<String> first = get(key, MODELS);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(header(first, "x-ratelimit-limit-requests")).isEqualTo("2");
    assertThat(header(first, "x-ratelimit-remaining-requests")).isEqualTo("1");
    assertThat(get(key, MODELS).statusCode()).isEqualTo(200);

    HttpResponse<String> refused = get(key, MODELS);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body())
        .contains(
            RATE, "Requests rate limit exceeded, please try again later.", "2 times a second");
    assertThat(header(refused, "Retry-After")).isEqualTo("1");

    time.step(Duration.ofMillis(500));
    assertThat(get(key, MODELS).statusCode()).isEqualTo(200);
    assertThat(get(key, MODELS).statusCode()).isEqualTo(429);
    time.step(Duration.ofSeconds(9));
    assertThat(codes(key.api(), 3)).containsExactly("", "", RATE);
  }

  private static List<String> codes(Api api, int times) {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      codes.add(api.get(MODELS).code());
    }
    return codes;
  }

  @Test
  void aMinutesRequestsDoNotComeAllAtOnce() {
    start(Map.of());
    Admin.Key key = limited("\"per_minute\":60");

    assertThat(codes(key.api(), 11).getLast()).isEqualTo("Throttling.BurstRate");
    for (int second = 0; second < 5; second++) {
      time.step(Duration.ofSeconds(1));
      assertThat(codes(key.api(), 10)).containsOnly("");
    }
    time.step(Duration.ofSeconds(1));
    assertThat(codes(key.api(), 10)).startsWith("").endsWith(RATE);
    time.step(Duration.ofMinutes(1));
    assertThat(codes(key.api(), 1)).containsExactly("");
  }

  @Test
  void anotherKeyIsNotHeldUpAndQueriesAreNotCounted() {
    start(Map.of());
    Admin.Key key = limited("\"per_second\":1");
    Admin.Key other = admin.key();
    String task = key.api().submit("a cat");

    assertThat(codes(key.api(), 1)).containsExactly(RATE);
    for (int i = 0; i < 30; i++) {
      assertThat(key.api().status(task)).isEqualTo("PENDING");
      assertThat(other.api().get(MODELS).status()).isEqualTo(200);
    }
    assertThat(Socket.refusal(server, Socket.PATH, "Bearer " + key.secret())).isEqualTo(429);
    assertThat(key.api().cancel(task).status()).isEqualTo(429);
    time.step(Duration.ofSeconds(1));
    assertThat(key.api().cancel(task).status()).isEqualTo(200);
  }

  @Test
  void aChangedRateHoldsAtOnce() {
    start(Map.of());
    Admin.Key key = limited("\"per_second\":1");
    assertThat(codes(key.api(), 2)).containsExactly("", RATE);
    admin.edit(key.id(), "\"rate\":{\"per_second\":3}");
    assertThat(codes(key.api(), 4)).containsExactly("", "", "", RATE);
    admin.edit(key.id(), "\"rate\":null");
    assertThat(codes(key.api(), 20)).containsOnly("");
  }

  @Test
  void aKeyHasSoManyUnfinishedTasks() {
    start(Map.of());
    Admin.Key key = limited("\"tasks_at_once\":2");
    String first = key.api().submit("a cat");
    String _ = key.api().submit("a dog");

    Api.Answer third = key.api().create("a bird", "\"n\":1");
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.code()).isEqualTo("Throttling.AllocationQuota");
    assertThat(third.body().path("message").asString())
        .isEqualTo("Allocated quota exceeded, please increase your quota limit.");

    assertThat(key.api().cancel(first).status()).isEqualTo(200);
    assertThat(key.api().create("a bird", "\"n\":1").status()).isEqualTo(200);
    assertThat(key.api().create("a fish", "\"n\":1").status()).isEqualTo(429);

    server.close();
    start(Map.of());
    assertThat(new Api(server.url(), key.secret()).create("a fish", "\"n\":1").status())
        .as("after a restart")
        .isEqualTo(429);
  }

  @Test
  void whatIsRefusedTakesNoPlace() throws IOException, InterruptedException {
    start(Map.of());
    Admin.Key key = admin.key("", "\"rate\":{\"tasks_at_once\":1},\"models\":[\"qwen-*\"]");
    HttpResponse<String> refused =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(server.url() + "/api/v1/services/aigc/text2image/image-synthesis"))
                .header("Authorization", "Bearer " + key.secret())
                .header("Content-Type", "application/json")
                .header("X-DashScope-Async", "enable")
                .header("Idempotency-Key", "one")
                .POST(
                    BodyPublishers.ofString(
                        "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"a cat\"}}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);

    JsonNode _ = admin.edit(key.id(), "\"models\":null");

    assertThat(key.api().create("a cat", "\"n\":1").status()).isEqualTo(200);
  }

  @Test
  void aKeyUsesSoManyTokensAMinute() {
    start(Map.of());
    Admin.Key key = limited("\"tokens_per_minute\":70");
    String words =
        "{\"model\":\"text-embedding-v4\",\"input\":{\"texts\":[\"%s\"]}}"
            .formatted("one two three ".repeat(10));

    assertThat(key.api().now(TEXTS, words).status()).isEqualTo(200);
    Api.Answer more = key.api().now(TEXTS, words);
    assertThat(more.status()).as(more.toString()).isEqualTo(200);
    assertThat(key.api().now(TEXTS, words).code()).isEqualTo("Throttling.AllocationQuota");
    time.step(Duration.ofMinutes(1));
    assertThat(key.api().now(TEXTS, words).status()).isEqualTo(200);
  }

  @Test
  void underTheVendorsRatesTiersAndDocumentsHold() {
    start(Map.of("rates", "vendor"));
    Admin.Key personal = admin.key();
    Admin.Key enterprise = limited("\"tier\":\"enterprise\"");

    assertThat(codes(personal.api(), 11))
        .startsWith("")
        .endsWith(RATE)
        .filteredOn(""::equals)
        .hasSize(10);
    assertThat(codes(enterprise.api(), 51)).endsWith(RATE).filteredOn(""::equals).hasSize(50);

    time.step(Duration.ofSeconds(2));
    assertThat(pictures(personal.api(), 3)).containsExactly(200, 200, 429);
    time.step(Duration.ofMillis(500));
    assertThat(pictures(personal.api(), 2)).containsExactly(200, 429);
  }

  private static List<Integer> pictures(Api api, int times) {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      statuses.add(api.create("a cat", "\"n\":1").status());
    }
    return statuses;
  }

  @Test
  void aModelsRateIsTheWorkspacesAndRefusalsDoNotCountForIt() {
    start(Map.of("rates", "vendor"));
    String workspace = admin.workspace("team");
    Api one = admin.key(workspace, "").api();
    Api other = admin.key(workspace, "").api();
    Api stranger = admin.key().api();

    assertThat(one.create("a cat", "\"n\":99").status()).isEqualTo(400);
    assertThat(pictures(one, 1)).containsExactly(200);
    assertThat(pictures(other, 2)).containsExactly(200, 429);
    assertThat(pictures(stranger, 2)).containsExactly(200, 200);
  }

  @Test
  void queriesAreLimitedUnderTheVendorsRatesAlone() {
    start(Map.of("rates", "vendor"));
    Api api = admin.key().api();
    String task = api.submit("a cat");
    int refused = 0;
    for (int i = 0; i < 21; i++) {
      refused += api.get("/api/v1/tasks/" + task).status() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(1);
  }

  @Test
  void offMeansOff() {
    start(Map.of("rates", "off"));
    assertThat(codes(limited("\"per_second\":1").api(), 20)).containsOnly("");
  }

  @Test
  void theOtherDialectSaysItInItsWords() throws IOException, InterruptedException {
    start(Map.of());
    Admin.Key key = limited("\"per_second\":1");
    String body =
        "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"1+1\"}]}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + CHAT))
            .header("Authorization", "Bearer " + key.secret())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> first = http.send(request, BodyHandlers.ofString());
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);

    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("limit_requests");
    assertThat(header(answer, "Retry-After")).isEqualTo("1");
    assertThat(header(answer, "x-ratelimit-limit-requests")).isEqualTo("1");
    assertThat(header(answer, "x-ratelimit-remaining-requests")).isEqualTo("0");
  }

  @Test
  void manyCallersAtOnceAreAdmittedExactlySoOften() throws Exception {
    start(Map.of());
    Admin.Key key = limited("\"per_second\":10");
    List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      callers.add(Thread.startVirtualThread(() -> statuses.add(key.api().get(MODELS).status())));
    }
    Eventually.holds("all are answered", () -> statuses.size() == 100);
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(10);
    assertThat(statuses).filteredOn(status -> status == 429).hasSize(90);
  }
}
