package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import io.openbailian.protocol.WireTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The machine's clock is set by hours, forward or back, while tasks run, wait and are asked about:
/// what is measured goes by another clock, and a task has as much time as it had.
class ClockJumpsTest {
  private static final String HELD = "openbailian_polls_held";
  private static final Duration TIMEOUT = Duration.ofHours(1);
  private static final String RULES = "[{when: {prompt: hangs}, hang: true}, {after: 300ms}]";

  @TempDir private Path data;
  private final JumpingTime time = new JumpingTime();

  private TestServer server() {
    Map<String, String> options =
        Map.of(
            "tasks.workers", "2",
            "tasks.timeout", "1h",
            "tasks.grace", "0s",
            "tasks.hold", "1h");
    return TestServer.startOn(data, TestServer.script(RULES, options), time);
  }

  /// Never held.
  private static JsonNode full(Api api, String id) {
    return api.get("/api/v1/tasks/%s?view=full".formatted(id)).output();
  }

  private static void until(Api api, String id, String status) throws Exception {
    Eventually.holds(
        id + " is " + status, () -> full(api, id).path("task_status").asString().equals(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, -5})
  void tasksPollsAndDeadlinesGoOnAsTheyDid(int hours) throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
        TestServer server = server()) {
      Api api = Api.of(server);
      String hangs = api.submit("hangs");
      until(api, hangs, "RUNNING");
      Future<JsonNode> poll = clients.submit(() -> api.task(hangs));
      Eventually.holds("its poll is held", () -> Metrics.of(server).value(HELD) == 1);
      List<String> others = submitThree(api);

      time.set(Duration.ofHours(hours));

      others.addAll(submitThree(api));
      for (String id : others) {
        until(api, id, "SUCCEEDED");
        assertThat(Api.download(full(api, id).at("/results/0/url").asString()))
            .startsWith(0x89, 'P', 'N', 'G');
      }
      assertThat(listed(api)).contains(hangs).containsAll(others);
      assertThat(full(api, hangs).path("task_status").asString()).isEqualTo("RUNNING");
      assertThat(Metrics.of(server).value(HELD)).as("its poll is held still").isEqualTo(1);

      time.jump(TIMEOUT);

      assertThat(poll.get().path("task_status").asString()).isEqualTo("FAILED");
      assertThat(poll.get().path("code").asString()).isEqualTo("InternalError.Timeout");
    }
  }

  private static List<String> submitThree(Api api) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(api.submit("quick"));
    }
    return ids;
  }

  /// All tasks there are, those too that were submitted at a time that has yet to come.
  private Set<String> listed(Api api) {
    String last = WireTime.formatCompact(time.now().plus(Duration.ofHours(6)));
    Set<String> ids = new TreeSet<>();
    api.get("/api/v1/tasks?page_size=100&end_time=" + last)
        .body()
        .path("data")
        .forEach(row -> ids.add(row.path("task_id").asString()));
    return ids;
  }

  /// The deadline stands in the task's row by the clock on the wall: when that was set while the
  /// server was away, it has passed, or is no further away than it was at the beginning.
  @ParameterizedTest
  @ValueSource(ints = {5, -5})
  void aTaskThatIsTakenUpAgainHasNoMoreThanItsTime(int hours) throws Exception {
    String hangs;
    try (TestServer server = server()) {
      Api api = Api.of(server);
      hangs = api.submit("hangs");
      until(api, hangs, "RUNNING");
    }
    time.set(Duration.ofHours(hours));
    try (TestServer server = server()) {
      Api api = Api.of(server);
      if (hours < 0) {
        Eventually.holds(
            "it is carried out again", () -> full(api, hangs).path("attempts").size() == 2);
        time.jump(TIMEOUT);
      }
      until(api, hangs, "FAILED");
      assertThat(full(api, hangs).path("code").asString()).isEqualTo("InternalError.Timeout");
      String next = api.submit("quick");
      until(api, next, "SUCCEEDED");
    }
  }
}
