package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Many who follow tasks: a key that follows more than its share takes nothing from another.
class TaskFollowersTest {
  /// Half of all places.
  private static final int SHARE = 500;

  @Test
  void oneKeyLeavesRoomForTheFollowersOfAnother() throws Exception {
    List<TaskStream> crowd = new ArrayList<>();
    try (TestServer server =
        TestServer.scripted("[{hang: true}]", Map.of("tasks.hold", "0", "tasks.workers", "2"))) {
      String other = TaskStream.otherKey(server);
      Api api = new Api(server.url(), other);
      String theirs = api.submit("the other key's");
      String id = Api.of(server).submit("the crowd's");
      Api.of(server).until(id, "RUNNING");
      // The one that asks; an answer is read before the server has counted its request as over.
      Eventually.holds("all earlier requests are over", () -> underway(server) == 1);
      for (int i = 0; i < SHARE + 20; i++) {
        TaskStream stream = new TaskStream(server, TestServer.KEY, id);
        assertThat(stream.next().orElseThrow().path("task_status").asString()).isEqualTo("RUNNING");
        crowd.add(stream);
      }

      for (TaskStream beyond : crowd.subList(SHARE, crowd.size())) {
        assertThat(beyond.rest()).as("what is beyond the share is told once").isEmpty();
      }
      Eventually.holds("the share is followed", () -> underway(server) == 1 + SHARE);
      try (TaskStream stream = new TaskStream(server, other, theirs)) {
        assertThat(stream.next()).isPresent();
        assertThat(api.post("/api/v1/tasks/%s/cancel?running=true".formatted(theirs), "").status())
            .isEqualTo(200);
        assertThat(stream.rest().getLast().path("task_status").asString()).isEqualTo("CANCELED");
      }

      crowd.removeFirst().close();
      Eventually.holds("its place is free", () -> underway(server) == SHARE);
      try (TaskStream stream = new TaskStream(server, TestServer.KEY, id)) {
        assertThat(stream.next()).isPresent();
        assertThat(Api.of(server).post("/api/v1/tasks/%s/cancel?running=true".formatted(id), ""))
            .extracting(Api.Answer::status)
            .isEqualTo(200);
        assertThat(stream.rest().getLast().path("task_status").asString()).isEqualTo("CANCELED");
      }
    } finally {
      for (TaskStream stream : crowd) {
        stream.close();
      }
    }
  }

  private static double underway(TestServer server) {
    return Metrics.of(server).value("openbailian_requests_underway");
  }
}
