package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.TestServer;
import io.openbailian.server.Assembly;
import io.openbailian.server.RunFiles;
import io.openbailian.server.ServerStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// One data folder has one server.
class TwoServersTest {
  @TempDir private Path data;

  @Test
  void theSecondOfOneProcessIsToldOfTheFirst() {
    try (TestServer first = TestServer.startOn(data, Map.of())) {
      assertThatThrownBy(() -> TestServer.startOn(data, Map.of()).close())
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining("pid " + ProcessHandle.current().pid())
          .hasMessageContaining(first.url().toString())
          .hasMessageContaining(data.toString());
      assertThat(Api.of(first).get("/health/live").status()).isEqualTo(200);
    }
  }

  @Test
  void theSecondOfAnotherProcessIsToldOfTheFirst() throws IOException, InterruptedException {
    try (TestServer first = TestServer.startOn(data, Map.of())) {
      ChildServer second = ChildServer.launch(data, "");

      assertThat(second.exitCode()).isNotZero();
      assertThat(second.log())
          .contains("pid " + ProcessHandle.current().pid())
          .contains(first.url().toString())
          .doesNotContain("\tat ");
    }
  }

  /// Its tasks run on, none is taken for one that a dead process left, and its files stay.
  @Test
  void theSecondDoesNoHarmToWhatTheFirstIsDoing() throws Exception {
    Map<String, String> slow =
        TestServer.script(
            "[{when: {prompt: slow}, after: 3s}, {hang: true}]",
            Map.of("tasks.workers", "2", "tasks.hold", "0"));
    try (TestServer first = TestServer.startOn(data, slow)) {
      Api api = Api.of(first);
      String done = api.submit("slow");
      assertThat(api.ended(done).output().path("task_status").asString()).isEqualTo("SUCCEEDED");
      String running = api.submit("slow");
      String endless = api.submit("hangs");
      api.until(running, "RUNNING");
      api.until(endless, "RUNNING");
      String waiting = api.submit("waits");
      Path marked = Files.createFile(data.resolve("working-on").resolve(endless));

      ChildServer second = ChildServer.launch(data, "tasks: {workers: 4}");

      assertThat(second.exitCode()).isNotZero();
      assertThat(second.log()).contains(first.url().toString());
      assertThat(marked).exists();
      JsonNode ended = api.ended(running).output();
      assertThat(ended.path("task_status").asString()).isEqualTo("SUCCEEDED");
      for (JsonNode result : List.of(ended, api.task(done))) {
        assertThat(Api.download(result.at("/results/0/url").asString()))
            .startsWith(0x89, 'P', 'N', 'G');
      }
      assertThat(api.status(endless)).isEqualTo("RUNNING");
      for (String id : List.of(running, endless)) {
        assertThat(api.get("/api/v1/tasks/%s?view=full".formatted(id)).output().path("attempts"))
            .hasSize(1);
      }
      assertThat(RunFiles.read(data).orElseThrow().url()).isEqualTo(first.url());
      assertThat(api.cancel(waiting).status()).isIn(200, 400);
    }
  }

  @Test
  void theNextMayStartWhenTheFirstHasGone() {
    TestServer.startOn(data, Map.of()).close();

    try (TestServer next = TestServer.startOn(data, Map.of())) {
      assertThat(Api.of(next).get("/health/live").status()).isEqualTo(200);
    }
  }

  @Test
  void aServerThatCannotListenLeavesTheFolderFree(@TempDir Path other) {
    try (TestServer first = TestServer.startOn(data, Map.of())) {
      Map<String, String> samePort = Map.of("port", Integer.toString(first.url().getPort()));
      assertThatThrownBy(() -> Assembly.start(TestServer.settings(other, samePort)).close())
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1 port " + first.url().getPort());
    }
    TestServer.startOn(other, Map.of()).close();
  }

  @Test
  void keysOfARunningServerAreNotOpenedBehindItsBack() {
    try (TestServer first = TestServer.startOn(data, Map.of())) {
      assertThatThrownBy(() -> Assembly.openKeys(data).close())
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining(first.url().toString());
    }
  }
}
