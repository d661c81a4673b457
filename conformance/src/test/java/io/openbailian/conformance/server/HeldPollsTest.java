package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.TestServer;
import io.openbailian.conformance.wire.RawHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A query of a task that has not ended waits for its end; counted, not timed.
class HeldPollsTest {
  private static final String HELD = "openbailian_polls_held";

  /// Longer than any client here waits: who is answered at all was answered by what happened.
  private static final String FOR_EVER = "1h";

  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void dismissTheClients() {
    clients.close();
  }

  private static TestServer idle(String hold) {
    return TestServer.scripted("[]", Map.of("tasks.workers", "0", "tasks.hold", hold));
  }

  private Future<JsonNode> poll(Api api, String id) {
    return clients.submit(() -> api.task(id));
  }

  private static void untilHeld(TestServer server, int polls) throws Exception {
    Eventually.holds(polls + " polls are held", () -> Metrics.of(server).value(HELD) == polls);
  }

  @Test
  void isAnsweredWhenTheTaskEnds() throws Exception {
    try (TestServer server = idle(FOR_EVER)) {
      Api api = Api.of(server);
      String id = api.submit("waiting");
      Future<JsonNode> answer = poll(api, id);
      untilHeld(server, 1);

      api.cancel(id);

      assertThat(answer.get().path("task_status").asString()).isEqualTo("CANCELED");
      Eventually.holds("it is held no more", () -> Metrics.of(server).value(HELD) == 0);
    }
  }

  @Test
  void isAnsweredWhenAWorkerHasFinished() throws Exception {
    try (TestServer server =
        TestServer.scripted("[{after: 300ms}]", Map.of("tasks.hold", FOR_EVER))) {
      Api api = Api.of(server);

      assertThat(api.status(api.submit("soon"))).isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void answersEveryClientThatAsksForOneTask() throws Exception {
    try (TestServer server = idle(FOR_EVER)) {
      Api api = Api.of(server);
      String id = api.submit("waiting");
      List<Future<JsonNode>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(poll(api, id));
      }
      untilHeld(server, 20);

      api.cancel(id);

      for (Future<JsonNode> answer : answers) {
        assertThat(answer.get().path("task_status").asString()).isEqualTo("CANCELED");
      }
    }
  }

  @Test
  void holdsHundredsOfTasksAtOnce() throws Exception {
    try (TestServer server = idle(FOR_EVER)) {
      Api api = Api.of(server);
      List<String> ids = new ArrayList<>();
      List<Future<JsonNode>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        ids.add(api.submit("waiting " + i));
        answers.add(poll(api, ids.get(i)));
      }
      untilHeld(server, 200);

      ids.forEach(api::cancel);

      for (Future<JsonNode> answer : answers) {
        assertThat(answer.get().path("task_status").asString()).isEqualTo("CANCELED");
      }
    }
  }

  @Test
  void isAnsweredWhenTheServerStops() throws Exception {
    Future<JsonNode> answer;
    try (TestServer server = idle(FOR_EVER)) {
      Api api = Api.of(server);
      answer = poll(api, api.submit("waiting"));
      untilHeld(server, 1);
    }

    assertThat(answer.get().path("task_status").asString()).isEqualTo("PENDING");
  }

  @Test
  void isHeldLongerThanASilentClientWouldBe() throws Exception {
    try (TestServer server =
        TestServer.scripted(
            "[]", Map.of("tasks.workers", "0", "tasks.hold", "2s", "limits.idle", "500ms"))) {
      String request =
          "GET /api/v1/tasks/%s HTTP/1.1\nAuthorization: Bearer %s\n\n"
              .formatted(Api.of(server).submit("waiting"), TestServer.KEY);
      long begin = System.nanoTime();
      RawHttp.Answer answer = new RawHttp(server.url()).send(request);

      assertThat(answer.status()).isEqualTo(200);
      assertThat((System.nanoTime() - begin) / 1_000_000).isGreaterThanOrEqualTo(2_000L);
    }
  }

  @Test
  void isNotHeldWhenHoldingIsOff() throws Exception {
    try (TestServer server = idle("0")) {
      Api api = Api.of(server);
      String id = api.submit("waiting");

      for (int i = 0; i < 50; i++) {
        assertThat(api.status(id)).isEqualTo("PENDING");
      }
      assertThat(Metrics.of(server).value(HELD)).isZero();
    }
  }

  @Test
  void isNotHeldForATaskThatIsNotTheKeys() throws Exception {
    try (TestServer server = idle(FOR_EVER)) {
      String id = Api.of(server).submit("waiting");
      Api other = new Api(server.url(), server.server().token());

      assertThat(other.status(id)).isEqualTo("UNKNOWN");
    }
  }
}
