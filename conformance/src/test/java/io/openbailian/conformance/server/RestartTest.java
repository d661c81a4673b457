package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a graceful stop and a start make of tasks.
class RestartTest {
  @TempDir private Path data;

  private TestServer start(String rules, String workers) {
    Map<String, String> options =
        Map.of("tasks.workers", workers, "tasks.hold", "0", "tasks.grace", "200ms");
    return TestServer.startOn(data, TestServer.script(rules, options));
  }

  @Test
  void aRunningTaskStaysSoAndIsDoneLater() throws Exception {
    String id;
    try (TestServer server = start("[{hang: true}]", "1")) {
      id = Api.of(server).submit("interrupted");
      Api.of(server).until(id, "RUNNING");
    }
    try (TestServer server = start("[]", "0")) {
      JsonNode task = Api.of(server).task(id);

      assertThat(task.path("task_status").asString()).isEqualTo("RUNNING");
      assertThat(task.has("scheduled_time")).isTrue();
    }
    try (TestServer server = start("[]", "1")) {
      assertThat(Api.of(server).ended(id).output().path("task_status").asString())
          .isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void aTaskThatEndsWithinTheGraceTimeIsNotInterrupted() throws Exception {
    String id;
    JumpingTime time = JumpingTime.slow();
    Map<String, String> patient = Map.of("tasks.hold", "0", "tasks.grace", "30s");
    Map<String, String> options = TestServer.script("[{after: 17s}]", patient);
    TestServer server = TestServer.startOn(data, options, time);
    id = Api.of(server).submit("almost done");
    Api.of(server).until(id, "RUNNING");
    Thread stopping = Thread.ofPlatform().start(server::close);
    time.jumpOver(Duration.ofSeconds(17));
    stopping.join();
    try (TestServer next = start("[]", "0")) {
      assertThat(Api.of(next).status(id)).isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void manyStopsDoNotMakeATaskFail() throws Exception {
    String id = "";
    for (int i = 0; i < 4; i++) {
      try (TestServer server = start("[{hang: true}]", "1")) {
        id = id.isEmpty() ? Api.of(server).submit("stopped and stopped") : id;
        Api.of(server).until(id, "RUNNING");
      }
    }
    try (TestServer server = start("[]", "1")) {
      assertThat(Api.of(server).ended(id).output().path("task_status").asString())
          .isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void aNodeWithoutWorkersAcceptsWhatAnotherStartCarriesOut() throws Exception {
    List<String> ids = new ArrayList<>();
    try (TestServer server = start("[]", "0")) {
      for (int i = 0; i < 20; i++) {
        ids.add(Api.of(server).submit("accepted " + i));
      }
      assertThat(ids).allMatch(id -> Api.of(server).status(id).equals("PENDING"));
    }
    try (TestServer server = start("[]", "4")) {
      for (String id : ids) {
        assertThat(Api.of(server).ended(id).output().path("task_status").asString())
            .isEqualTo("SUCCEEDED");
      }
    }
  }

  @Test
  void aTaskIsTheSameAfterItsEndAndARestart() throws Exception {
    JsonNode before;
    try (TestServer server = start("[{items: [ok, fail]}]", "1")) {
      String id = Api.of(server).submit("kept", "\"n\":2,\"size\":\"512*512\"");
      before = Api.of(server).ended(id).output();
    }
    try (TestServer server = start("[]", "1")) {
      JsonNode after = Api.of(server).task(before.path("task_id").asString());

      assertThat(withoutPort(after)).isEqualTo(withoutPort(before));
    }
  }

  private static String withoutPort(JsonNode task) {
    return task.toString().replaceAll("127\\.0\\.0\\.1:\\d+", "");
  }

  @Test
  void theRunFileIsThereAsLongAsTheServer() throws Exception {
    try (TestServer server = start("[]", "0")) {
      assertThat(data.resolve("run.json")).exists();
      assertThat(Files.readString(data.resolve("run.json"))).contains(server.url().toString());
    }
    assertThat(data.resolve("run.json")).doesNotExist();
  }
}
