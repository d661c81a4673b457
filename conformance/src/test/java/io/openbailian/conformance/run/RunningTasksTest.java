package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What people see of tasks that run, and how such tasks end.
class RunningTasksTest {
  private static TestServer server(String engine, Map<String, String> more) {
    Map<String, String> options = new LinkedHashMap<>(more);
    options.put("engines", "{mine: {kind: scripted, %s}}".formatted(engine));
    options.put("routes", "{'*': mine}");
    options.putIfAbsent("tasks.hold", "0");
    return TestServer.start(options);
  }

  /// A call that times out ends its task, once, with what was done before.
  @ParameterizedTest
  @CsvSource({"1,true", "2,false", "3,false", "2,true"})
  void aTaskWhoseTimeIsOverEndsOnce(int n, boolean batches) throws Exception {
    String engine = "batches: %s, rules: [{hang: true}]".formatted(batches);
    try (TestServer server = server(engine, Map.of("tasks.timeout", "1s"))) {
      Api api = Api.of(server);
      String id = api.submit("slow", "\"n\":%d,\"size\":\"512*512\"".formatted(n));
      JsonNode task = api.ended(id).output();

      assertThat(task.path("task_status").asString()).isEqualTo("FAILED");
      assertThat(task.path("code").asString()).isEqualTo("InternalError.Timeout");
      assertThat(api.task(id)).isEqualTo(task);
    }
  }

  @Test
  void whatWasDoneBeforeTheTimeWasOverCounts() throws Exception {
    String engine = "batches: false, rules: [{times: 1}, {hang: true}]";
    try (TestServer server = server(engine, Map.of("tasks.timeout", "3s"))) {
      Api api = Api.of(server);
      JsonNode task = api.ended(api.submit("half", "\"n\":2,\"size\":\"512*512\"")).output();

      assertThat(task.path("task_status").asString()).isEqualTo("SUCCEEDED");
      assertThat(task.path("task_metrics").toString())
          .isEqualTo("{\"TOTAL\":2,\"SUCCEEDED\":1,\"FAILED\":1}");
    }
  }

  @Test
  void aViewInFullTellsHowFarATaskIs() throws Exception {
    String engine = "rules: [{handle: true, after: 2s, progress: [40]}]";
    try (TestServer server = server(engine, Map.of())) {
      Api api = Api.of(server);
      String id = api.submit("film");
      Eventually.holds("its progress is told", () -> full(api, id).path("progress").asInt() == 40);
      JsonNode running = full(api, id);
      assertThat(running.path("engine").asString()).isEqualTo("mine");
      assertThat(running.path("attempts").size()).isEqualTo(1);
      assertThat(api.task(id).has("progress")).isFalse();

      JsonNode _ = api.ended(id).output();
      assertThat(full(api, id).path("progress").asInt()).isEqualTo(100);
      assertThat(full(api, id).at("/attempts/0").has("code")).isFalse();
    }
  }

  @Test
  void aQueuedTaskHasAPlaceAndCanBeCanceledThoughItWasPrepared() throws Exception {
    try (TestServer server = server("rules: [{hang: true}]", Map.of("tasks.workers", "1"))) {
      Api api = Api.of(server);
      api.until(api.submit("first"), "RUNNING");
      String second = api.submit("second");
      String third = api.submit("third");

      assertThat(full(api, second).path("queue_position").asInt()).isEqualTo(1);
      assertThat(full(api, third).path("queue_position").asInt()).isEqualTo(2);
      assertThat(api.cancel(second).status()).isEqualTo(200);
      assertThat(api.status(second)).isEqualTo("CANCELED");
    }
  }

  @Test
  void aRunningTaskIsCanceledByWhoAsksForThat() throws Exception {
    try (TestServer server = server("rules: [{handle: true, hang: true}]", Map.of())) {
      Api api = Api.of(server);
      String id = api.submit("film");
      api.until(id, "RUNNING");

      assertThat(api.cancel(id).code()).isEqualTo("UnsupportedOperation");
      assertThat(api.post("/api/v1/tasks/%s/cancel?running=true".formatted(id), "").status())
          .isEqualTo(200);
      api.until(id, "CANCELED");
    }
  }

  @Test
  void whatCannotBeStoppedIsOnlyGivenUp() throws Exception {
    String engine = "stops: false, costs-money: true, rules: [{handle: true, hang: true}]";
    try (TestServer server = server(engine, Map.of())) {
      Api api = Api.of(server);
      String id = api.submit("film");
      api.until(id, "RUNNING");

      Api.Answer refused = api.post("/api/v1/tasks/%s/cancel?running=true".formatted(id), "");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body().path("message").asString()).contains("Engine mine cannot stop");
      assertThat(
              api.post("/api/v1/tasks/%s/cancel?running=true&abandon=true".formatted(id), "")
                  .status())
          .isEqualTo(200);
      api.until(id, "CANCELED");
    }
  }

  private static JsonNode full(Api api, String id) {
    return api.get("/api/v1/tasks/" + id + "?view=full").output();
  }
}
