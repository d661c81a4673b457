package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Clients at the same time, of the same key and of different ones.
class RacingClientsTest {
  private static TestServer start(String rules, String workers) {
    return TestServer.scripted(rules, Map.of("tasks.workers", workers, "tasks.hold", "0"));
  }

  private static List<String> submit(Api api, int tasks) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      ids.add(api.submit("task " + i));
    }
    return ids;
  }

  @Test
  void ofTwoWhoCancelATaskOneDoes()
      throws InterruptedException, ExecutionException, BrokenBarrierException {
    try (TestServer server = start("[]", "0");
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Api api = Api.of(server);
      for (String id : submit(api, 50)) {
        CyclicBarrier together = new CyclicBarrier(2);
        Future<Integer> other = clients.submit(() -> cancel(api, id, together));

        assertThat(List.of(cancel(api, id, together), other.get()))
            .containsExactlyInAnyOrder(200, 400);
        assertThat(api.status(id)).isEqualTo("CANCELED");
      }
    }
  }

  private static int cancel(Api api, String id, CyclicBarrier together)
      throws InterruptedException, BrokenBarrierException {
    together.await();
    return api.cancel(id).status();
  }

  @Test
  void aTaskIsEitherCanceledOrCarriedOut() throws Exception {
    try (TestServer server = start("[{after: 2ms}]", "4")) {
      Api api = Api.of(server);
      for (String id : submit(api, 100)) {
        boolean canceled = api.cancel(id).status() == 200;
        JsonNode task = api.ended(id).output();

        assertThat(task.path("task_status").asString())
            .isEqualTo(canceled ? "CANCELED" : "SUCCEEDED");
        assertThat(task.has("results")).isEqualTo(!canceled);
      }
    }
  }

  @Test
  void tasksAreTheirKeysOwn() throws Exception {
    try (TestServer server = start("[]", "0")) {
      Api mine = Api.of(server);
      Api admin = new Api(server.url(), server.server().token());
      String key =
          admin.post("/admin/v1/keys", "{\"name\":\"other\"}").body().path("key").asString();
      Api others = new Api(server.url(), key);
      String id = mine.submit("mine");
      String foreign = others.submit("theirs");

      assertThat(others.status(id)).isEqualTo("UNKNOWN");
      assertThat(others.cancel(id).status()).isEqualTo(404);
      assertThat(others.cancel(id).code()).isEqualTo("ResourceNotFound");
      assertThat(listed(others)).isEqualTo(foreign);
      assertThat(listed(mine)).isEqualTo(id);
      assertThat(others.get("/api/v1/tasks?task_id=" + id).body().path("total").asInt()).isZero();
      assertThat(mine.status(id)).isEqualTo("PENDING");
    }
  }

  private static String listed(Api api) {
    StringBuilder ids = new StringBuilder();
    for (JsonNode row : api.get("/api/v1/tasks").body().path("data")) {
      ids.append(row.path("task_id").asString());
    }
    return ids.toString();
  }

  @Test
  void manyClientsSubmitAndEachTaskIsCarriedOutOnce() throws Exception {
    try (TestServer server = start("[]", "8");
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Api api = Api.of(server);
      List<Future<List<String>>> all = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        all.add(clients.submit(() -> submit(api, 20)));
      }
      for (Future<List<String>> ids : all) {
        for (String id : ids.get()) {
          JsonNode task = api.ended(id).output();
          assertThat(task.path("task_status").asString()).isEqualTo("SUCCEEDED");
          assertThat(task.path("results").size()).isEqualTo(1);
        }
      }
      assertThat(api.get("/api/v1/tasks").body().path("total").asInt()).isEqualTo(200);
    }
  }
}
