package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A picture that kills the process while it is looked at, before its task has begun: what such a
/// death leaves behind is a mark with the task's name.
class DeadlyInputsTest {
  private static final int LAST_DEATH = 5;

  @TempDir private Path data;

  private TestServer server(String workers) {
    return TestServer.startOn(
        data, TestServer.script("[]", Map.of("tasks.workers", workers, "tasks.hold", "0")));
  }

  @Test
  void isGivenUpAfterItsFifthDeathAndTakesNobodyWithIt() throws Exception {
    String killer;
    String innocent;
    try (TestServer server = server("0")) {
      Api api = Api.of(server);
      killer = api.submit("killer");
      innocent = api.submit("innocent");
    }
    dieLookingAt(killer, innocent); // nobody can tell which it was
    for (int death = 1; death <= LAST_DEATH; death++) {
      try (TestServer server = server("0")) {
        assertThat(Api.of(server).status(killer)).isEqualTo("PENDING");
      }
      dieLookingAt(killer);
    }

    try (TestServer server = server("4")) {
      Api api = Api.of(server);
      JsonNode task = api.task(killer);
      assertThat(task.path("task_status").asString()).isEqualTo("FAILED");
      assertThat(task.path("message").asString()).contains("while its inputs were looked at");
      assertThat(api.ended(innocent).output().path("task_status").asString())
          .isEqualTo("SUCCEEDED");
      assertThat(api.ended(api.submit("after it")).output().path("task_status").asString())
          .isEqualTo("SUCCEEDED");
    }
    try (var marks = Files.list(data.resolve("working-on"))) {
      assertThat(marks).isEmpty();
    }
  }

  /// A suspect that can be looked at after all is carried out like any other.
  @Test
  void whoWasOnlyNearADeathIsCarriedOut() throws Exception {
    String task;
    try (TestServer server = server("0")) {
      task = Api.of(server).submit("innocent");
    }
    dieLookingAt(task);

    try (TestServer server = server("4")) {
      assertThat(Api.of(server).ended(task).output().path("task_status").asString())
          .isEqualTo("SUCCEEDED");
    }
  }

  private void dieLookingAt(String... tasks) throws IOException {
    for (String task : tasks) {
      Files.createFile(data.resolve("working-on").resolve(task));
    }
  }
}
