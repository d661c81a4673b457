package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What people see of a task while it runs: the stream of its events, member by member, and the
/// header that names an engine.
class TaskEventsTest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static TestServer server(String engine, Map<String, String> more) {
    Map<String, String> options = new LinkedHashMap<>(more);
    options.put("engines", "{mine: {kind: scripted, %s}}".formatted(engine));
    options.put("routes", "{'*': mine}");
    options.putIfAbsent("tasks.hold", "0");
    return TestServer.start(options);
  }

  @Test
  void theEventsOfATaskTellEverythingInOrderAndEndWithIt()
      throws IOException, InterruptedException {
    try (TestServer server =
        server("batches: false, rules: [{handle: true, after: 2s, progress: [40]}]", Map.of())) {
      Api api = Api.of(server);
      String id = api.submit("two", "\"n\":2,\"size\":\"512*512\"");
      try (TaskStream events = new TaskStream(server, TestServer.KEY, id)) {
        assertThat(events.status()).isEqualTo(200);
        List<JsonNode> all = events.rest();

        assertThat(all.stream().map(one -> one.path("task_status").asString()).distinct())
            .isSubsetOf("PENDING", "RUNNING", "SUCCEEDED")
            .endsWith("RUNNING", "SUCCEEDED");
        assertThat(all.stream().map(one -> one.path("progress").asInt()).toList())
            .isSorted()
            .contains(20, 70, 100);
        JsonNode running =
            all.stream()
                .filter(one -> one.path("progress").asInt() == 70)
                .findFirst()
                .orElseThrow();
        assertThat(running.path("engine").asString()).isEqualTo("mine");
        assertThat(running.at("/task_metrics/SUCCEEDED").asInt()).isEqualTo(1);
        assertThat(running.path("attempts")).hasSize(2);
        assertThat(running.at("/attempts/0/items/0").asInt()).isZero();
        assertThat(running.at("/attempts/0").has("end_time")).isTrue();
        assertThat(running.at("/attempts/1").has("end_time")).isFalse();
        JsonNode last = all.getLast();
        assertThat(last.path("results")).hasSize(2);
        assertThat(last.has("queue_position")).isFalse();
        assertThat(last.path("attempts"))
            .allSatisfy(attempt -> assertThat(attempt.has("end_time")).isTrue());
      }
    }
  }

  /// Who connects again, or only now, sees it as it is; who comes after the end sees the end.
  @Test
  void whoComesAgainSeesItAsItIs() throws Exception {
    try (TestServer server = server("rules: [{hang: true}]", Map.of("tasks.workers", "1"))) {
      Api api = Api.of(server);
      String running = api.submit("first");
      api.until(running, "RUNNING");
      String waiting = api.submit("second");
      for (int i = 0; i < 2; i++) {
        try (TaskStream events = new TaskStream(server, TestServer.KEY, waiting)) {
          JsonNode first = events.next().orElseThrow();
          assertThat(first.path("task_status").asString()).isEqualTo("PENDING");
          assertThat(first.path("queue_position").asInt()).isEqualTo(1);
          assertThat(first.path("progress").asInt()).isZero();
          assertThat(first.has("eta_ms")).isFalse();
        }
      }
      assertThat(api.cancel(waiting).status()).isEqualTo(200);
      try (TaskStream events = new TaskStream(server, TestServer.KEY, waiting)) {
        assertThat(events.rest())
            .singleElement()
            .satisfies(end -> assertThat(end.path("task_status").asString()).isEqualTo("CANCELED"));
      }
    }
  }

  @Test
  void theTimeThatIsLeftIsToldOnceFiveSuchTasksHaveEnded() throws Exception {
    String engine = "rules: [{times: 5}, {hang: true}]";
    try (TestServer server = server(engine, Map.of("tasks.workers", "1"))) {
      Api api = Api.of(server);
      for (int i = 0; i < 5; i++) {
        assertThat(api.ended(api.submit("quick")).status()).isEqualTo(200);
      }
      String running = api.submit("hangs");
      api.until(running, "RUNNING");
      String waiting = api.submit("waits");

      assertThat(full(api, running).path("eta_ms").isNumber()).isTrue();
      assertThat(full(api, waiting).path("eta_ms").isNumber()).isTrue();
    }
  }

  private static JsonNode full(Api api, String id) {
    return api.get("/api/v1/tasks/" + id + "?view=full").output();
  }

  /// A task of another key is one that nobody knows: queries and streams say so in the same words.
  @Test
  void anotherKeySeesNothing() throws IOException, InterruptedException {
    try (TestServer server = server("rules: [{hang: true}]", Map.of())) {
      String id = Api.of(server).submit("mine");
      String other = TaskStream.otherKey(server);
      Api stranger = new Api(server.url(), other);

      for (String asked : List.of(id, UUID.randomUUID().toString(), "no-id-at-all")) {
        JsonNode query = stranger.task(asked);
        assertThat(query.path("task_id").asString()).isEqualTo(asked);
        assertThat(query.path("task_status").asString()).isEqualTo("UNKNOWN");
        assertThat(query.path("code").asString()).isEqualTo("ResourceNotFound");
        assertThat(full(stranger, asked)).isEqualTo(query);
        try (TaskStream events = new TaskStream(server, other, asked)) {
          assertThat(events.rest()).containsExactly(query);
        }
      }
      for (String query : List.of("", "?running=true", "?running=true&abandon=true")) {
        assertThat(stranger.post("/api/v1/tasks/" + id + "/cancel" + query, "").status())
            .as(query)
            .isEqualTo(404);
      }
      assertThat(Api.of(server).status(id)).isIn("PENDING", "RUNNING");
    }
  }

  @Test
  void aClientThatLeavesIsLetGo() throws Exception {
    try (TestServer server = server("rules: [{hang: true}]", Map.of())) {
      Api api = Api.of(server);
      String id = api.submit("endless");
      api.until(id, "RUNNING");
      // The one that asks; an answer is read before the server has counted its request as over.
      Eventually.holds("all earlier requests are over", () -> underway(server) == 1);
      TaskStream events = new TaskStream(server, TestServer.KEY, id);
      assertThat(events.next()).isPresent();
      Eventually.holds("its stream is one more", () -> underway(server) == 2);

      events.close();

      Eventually.holds("its stream has ended", () -> underway(server) == 1);
    }
  }

  private static double underway(TestServer server) {
    return Metrics.of(server).value("openbailian_requests_underway");
  }

  /// In each state: what was done stays done, and nothing ends twice.
  @ParameterizedTest
  @CsvSource({
    "PENDING,200,CANCELED",
    "RUNNING,200,CANCELED",
    "SUCCEEDED,400,SUCCEEDED",
    "FAILED,400,FAILED",
    "CANCELED,400,CANCELED"
  })
  void aCancelOfARunningTaskIsAnsweredByItsState(String state, int status, String then)
      throws Exception {
    String engine =
        "rules: [{when: {prompt: ok}}, {when: {prompt: bad}, fail: InternalError}, {hang: true}]";
    try (TestServer server = server(engine, Map.of("tasks.workers", "1"))) {
      Api api = Api.of(server);
      String id = in(state, api);

      Api.Answer answer = api.post("/api/v1/tasks/%s/cancel?running=true".formatted(id), "");

      assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
      api.until(id, then);
      Api.Answer again = api.post("/api/v1/tasks/%s/cancel?running=true".formatted(id), "");
      assertThat(again.status()).isEqualTo(400);
      assertThat(api.status(id)).isEqualTo(then);
    }
  }

  private static String in(String state, Api api) throws Exception {
    if (state.equals("PENDING")) {
      api.until(api.submit("hangs"), "RUNNING");
    }
    String id =
        api.submit(
            switch (state) {
              case "SUCCEEDED" -> "ok";
              case "FAILED" -> "bad";
              default -> "hangs";
            });
    if (state.equals("CANCELED")) {
      assertThat(api.post("/api/v1/tasks/%s/cancel?running=true".formatted(id), "").status())
          .isEqualTo(200);
    }
    api.until(id, state);
    return id;
  }

  @Test
  void anAnswerNamesOnlyAnEngineThatIsNoModel() throws IOException, InterruptedException {
    String body =
        """
        {"model":"qwen-image-plus","input":{"messages":[{"role":"user","content":[{"text":"a cat"}]}]},"parameters":{}}\
        """;
    try (TestServer scripted = server("width: 1", Map.of());
        TestServer embedded = TestServer.start(Map.of())) {
      assertThat(engine(scripted, body)).isEmpty();
      assertThat(engine(embedded, body)).contains("embedded");
    }
  }

  private static Optional<String> engine(TestServer server, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create(
                        server.apiBase() + "/services/aigc/multimodal-generation/generation"))
                .header("Authorization", "Bearer " + TestServer.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.headers().firstValue("X-OpenBailian-Engine");
  }
}
