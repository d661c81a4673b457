package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// kill -9 at any moment: nothing that was accepted is lost, nothing ends twice.
class KillTest {
  private static final int TASKS = 200;

  /// So often a task may kill the process before it is given up.
  private static final int DEATHS = 5;

  private static final String SLOW =
      """
      engines: {scripted: {kind: scripted, rules: [{after: 30ms}]}}
      routes: {'*': scripted}
      tasks: {workers: 8, hold: 0}
      """;
  private static final String DEADLY =
      """
      engines:
        scripted:
          kind: scripted
          computes: true
          rules: [{when: {prompt: deadly}, crash: true, after: 200ms}, {after: 400ms}]
      routes: {'*': scripted}
      tasks: {workers: 8, hold: 0}
      """;

  @TempDir private Path data;

  @Test
  void everyAcceptedTaskEndsOnceThoughTheServerDiesThreeTimes() throws Exception {
    Queue<String> accepted = new ConcurrentLinkedQueue<>();
    for (int death = 1; death <= 3; death++) {
      try (ChildServer child = ChildServer.start(data, SLOW)) {
        Thread clients = submitUpTo(TASKS * death / 3 + 40, child.url(data), accepted);
        int enough = TASKS * death / 3;
        Eventually.holds("enough tasks are accepted", () -> accepted.size() >= enough);
        child.kill();
        clients.join();
      }
    }
    assertThat(accepted).hasSizeGreaterThanOrEqualTo(TASKS);
    accountFor(accepted);
  }

  /// Submits from several clients, until there are so many or the server is dead.
  private static Thread submitUpTo(int tasks, URI url, Queue<String> accepted) {
    Api api = new Api(url, TestServer.KEY);
    return Thread.ofPlatform()
        .start(() -> {
          try {
            while (accepted.size() < tasks) {
              accepted.add(api.submit("task " + accepted.size()));
            }
          } catch (UncheckedIOException e) {
            // the server was killed, as it should be
          }
        });
  }

  private void accountFor(Queue<String> accepted) throws Exception {
    Map<String, String> options = TestServer.script("[]", Map.of());
    try (TestServer server = TestServer.startOn(data, options)) {
      Api api = Api.of(server);
      for (String id : accepted) {
        JsonNode task = api.ended(id).output();
        assertThat(task.path("task_status").asString()).isIn("SUCCEEDED", "FAILED");
        for (JsonNode result : task.path("results")) {
          String url = result.path("url").asString();
          assertThat(Api.download(url)).startsWith(0x89, 'P', 'N', 'G');
        }
        assertThat(api.task(id)).isEqualTo(task);
      }
      assertThat(total(api)).isGreaterThanOrEqualTo(accepted.size());
      Set<String> _ =
          namesOfAll(api); // waits for their ends: work on its way is as old as its clock
    }
    JumpingTime later = new JumpingTime();
    later.jump(Duration.ofHours(2)); // the sweep at the start takes no file for too young
    try (TestServer server = TestServer.startOn(data, options, later)) {
      Set<String> owned = namesOfAll(Api.of(server));
      Eventually.holds("only files with a row are left", () -> onDisk().equals(owned));
    }
  }

  private static long total(Api api) {
    return api.get("/api/v1/tasks").body().path("total").asLong();
  }

  /// The files of every task, those too whose acceptance the client never heard of.
  private static Set<String> namesOfAll(Api api) throws Exception {
    Set<String> names = new TreeSet<>();
    long pages = Math.ceilDiv(total(api), 100);
    for (int page = 1; page <= pages; page++) {
      JsonNode list = api.get("/api/v1/tasks?page_size=100&page_no=" + page).body();
      for (JsonNode row : list.path("data")) {
        for (JsonNode result : api.ended(row.path("task_id").asString()).output().path("results")) {
          names.add(
              Path.of(URI.create(result.path("url").asString()).getPath())
                  .getFileName()
                  .toString());
        }
      }
    }
    return names;
  }

  private Set<String> onDisk() {
    try (Stream<Path> files = Files.walk(data.resolve("artifacts"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// It is tried alone, so that it takes nobody with it.
  @Test
  void aTaskThatKillsTheServerFiveTimesIsGivenUpAndItsNeighboursAreNot() throws Exception {
    String deadly;
    List<String> innocent = new ArrayList<>();
    try (ChildServer child = ChildServer.start(data, DEADLY)) {
      Api api = new Api(child.url(data), TestServer.KEY);
      for (int i = 0; i < 3; i++) {
        innocent.add(api.submit("neighbour " + i));
      }
      deadly = api.submit("deadly");
      assertThat(child.exitCode()).isNotZero();
    }
    for (int death = 2; death <= 6 && (death <= DEATHS || !isGivenUp(deadly)); death++) {
      try (ChildServer child = ChildServer.launch(data, DEADLY)) {
        assertThat(child.exitCode()).isNotZero();
      }
    }
    try (TestServer server = TestServer.startOn(data, TestServer.script("[]", Map.of()))) {
      Api api = Api.of(server);
      JsonNode task = api.task(deadly);
      assertThat(task.path("task_status").asString()).isEqualTo("FAILED");
      assertThat(task.path("code").asString()).isEqualTo("TaskFailed");
      for (String id : innocent) {
        assertThat(api.ended(id).output().path("task_status").asString()).isEqualTo("SUCCEEDED");
      }
    }
  }

  /// By a server that carries nothing out.
  private boolean isGivenUp(String id) {
    Map<String, String> idle = TestServer.script("[]", Map.of("tasks.workers", "0"));
    try (TestServer server = TestServer.startOn(data, idle)) {
      return Api.of(server).status(id).equals("FAILED");
    }
  }
}
