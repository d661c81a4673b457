package io.openbailian.conformance.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.nodes.Nodes.Node;
import io.openbailian.server.sql.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Equal nodes on one PostgreSQL: what one accepts another carries out and a third answers, once,
/// whatever becomes of the one that had it.
class NodesTest {
  private static final int CLIENTS = 8;

  /// The picture is made at once, and is small.
  private static final String QUICK =
      """
      engines: {mine: {kind: scripted, computes: true, batches: false, width: 4}}
      routes: {"*": mine}
      tasks: {workers: 8, hold: 5s}
      log: {requests: false}
      """;

  /// Works on until somebody stops the process.
  private static final String SLOW =
      """
      engines: {mine: {kind: scripted, width: 64, rules: [{when: {prompt: slow}, times: 1, hang: true}]}}
      routes: {"*": mine}
      tasks: {workers: 8, hold: 5s}
      log: {requests: false}
      """;

  private static PostgresServer postgres;

  @TempDir private Path folder;

  @BeforeAll
  static void startPostgres() throws Exception {
    postgres = PostgresServer.start();
  }

  @AfterAll
  static void stopPostgres() throws Exception {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void everyTaskOfThreeNodesEndsOnce() throws Exception {
    everyTaskEndsOnce("few", 300);
  }

  @Test
  @Tag("slow")
  void everyOneOfTenThousandTasksEndsOnce() throws Exception {
    everyTaskEndsOnce("many", 10_000);
  }

  private void everyTaskEndsOnce(String database, int tasks) throws Exception {
    try (Nodes nodes = new Nodes(postgres, database, folder, QUICK)) {
      List<Node> three = List.of(nodes.start("one"), nodes.start("two"), nodes.startDeaf("three"));

      Set<String> ids = new TreeSet<>(submitted(three, tasks));

      assertThat(ids).hasSize(tasks);
      Eventually.holds(
          "all have ended",
          () -> nodes.number("SELECT count(*) FROM task WHERE ended IS NULL") == 0);
      assertThat(nodes.number("SELECT count(*) FROM task")).isEqualTo(tasks);
      assertThat(nodes.number("SELECT count(*) FROM task WHERE status = 'SUCCEEDED'"))
          .isEqualTo(tasks);
      assertThat(nodes.number("SELECT count(*) FROM attempt")).as("each once").isEqualTo(tasks);
      assertThat(nodes.number("SELECT count(*) FROM artifact")).isEqualTo(tasks);
      assertThat(nodes.number("SELECT count(*) FROM task WHERE holder IS NOT NULL")).isZero();
      String any = ids.iterator().next();
      for (Node node : three) {
        String url =
            node.api().task(any).path("results").path(0).path("url").asString();
        assertThat(Api.download(url)).as("signed by one, served by all").isNotEmpty();
        assertThat(node.api().get("/api/v1/tasks").body().path("total").asInt())
            .isEqualTo(tasks);
      }
    }
  }

  private static List<String> submitted(List<Node> nodes, int tasks) throws Exception {
    List<Callable<List<String>>> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      Api api = nodes.get(client % nodes.size()).api();
      int share = tasks / CLIENTS + (client < tasks % CLIENTS ? 1 : 0);
      clients.add(() -> {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < share; i++) {
          ids.add(api.submit("a cat"));
        }
        return ids;
      });
    }
    List<String> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (Future<List<String>> ids : threads.invokeAll(clients)) {
        all.addAll(ids.get());
      }
    }
    return all;
  }

  @Test
  void aTaskOfANodeThatIsKilledEndsAtAnother() throws Exception {
    try (Nodes nodes = new Nodes(postgres, "killed", folder, SLOW)) {
      Node first = nodes.start("one");
      String id = first.api().submit("slow");
      first.api().until(id, "RUNNING");
      Node second = nodes.start("two");

      first.child().kill();

      assertThat(second.api().ended(id).output().path("task_status").asString())
          .isEqualTo("SUCCEEDED");
      assertThat(nodes.number("SELECT count(*) FROM attempt")).isEqualTo(2);
      assertThat(nodes.number("SELECT count(*) FROM node")).isEqualTo(1);
    }
  }

  /// It wakes up believing that it still has the task. Whatever it does then is not stored.
  @Test
  void aNodeThatWasPausedChangesNothingThatIsNotItsOwnAnyMore() throws Exception {
    String config = SLOW.replace("hang: true", "after: 3s");
    try (Nodes nodes = new Nodes(postgres, "paused", folder, config)) {
      Node first = nodes.start("one");
      Node second = nodes.startDeaf("two");
      String before = "SELECT count(*) FROM node WHERE started > 0";
      String id = slowAt(first, nodes);
      first.signal("STOP");
      Eventually.holds("it counts as gone", () -> nodes.number(before) == 1);
      String answer = second.api().ended(id).output().toString();

      first.signal("CONT");

      Eventually.holds("it is there again", () -> nodes.number(before) == 2);
      assertThat(nodes.number("SELECT count(*) FROM task WHERE ended IS NOT NULL")).isEqualTo(1);
      assertThat(nodes.number("SELECT count(*) FROM attempt")).isEqualTo(2);
      assertThat(nodes.number("SELECT count(*) FROM artifact")).isEqualTo(1);
      assertThat(answer).contains("SUCCEEDED");
      assertThat(first.api().ended(first.api().submit("next")).output().toString())
          .contains("SUCCEEDED");
    }
  }

  /// The other node must not have it: submitted until the first has claimed one.
  private static String slowAt(Node first, Nodes nodes) throws Exception {
    String id = first.api().submit("slow");
    Eventually.holds(
        "it has begun", () -> nodes.number("SELECT count(*) FROM attempt WHERE ended IS NULL") == 1);
    return id;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aQueryAtOneNodeIsAnsweredWhenTheTaskEndsAtAnother(boolean hears) throws Exception {
    String database = hears ? "hears" : "looks";
    String slow = "engines: {mine: {kind: scripted, rules: [{after: 1s}]}}\nroutes: {'*': mine}\n";
    try (Nodes nodes = new Nodes(postgres, database, folder, slow + "tasks: {hold: 30s, workers: %d}")) {
      Node worker = nodes.start("worker");
      Node api = hears ? nodes.start("api") : nodes.startDeaf("api");
      assertThat(worker.api().ended(api.api().submit("a cat")).output().toString())
          .contains("SUCCEEDED");
    }
  }

  @Test
  void aKeyThatWasMadeOrRevokedAtOneNodeIsSoAtAll() throws Exception {
    try (Nodes nodes = new Nodes(postgres, "keys", folder, QUICK)) {
      Node one = nodes.start("one");
      Node two = nodes.startDeaf("two");
      Admin admin = Admin.of(one.data());
      Admin.Key key = admin.key();
      Api there = new Api(two.url(), key.secret());

      Eventually.holds("it is known", () -> there.get("/api/v1/tasks").status() == 200);
      admin.api().delete(Admin.ROOT + "/keys/" + key.id());

      Eventually.holds("it is revoked", () -> there.get("/api/v1/tasks").status() == 401);
    }
  }

  @Test
  void thesameRequestUnderOneKeyMakesOneTaskAtAllNodes() throws Exception {
    try (Nodes nodes = new Nodes(postgres, "idempotent", folder, QUICK)) {
      List<Node> two = List.of(nodes.start("one"), nodes.start("two"));
      Set<String> ids = new TreeSet<>();
      for (int round = 0; round < 20; round++) {
        for (Node node : two) {
          ids.add(node.api().submit("a cat"));
        }
      }
      assertThat(ids).hasSize(40);
    }
  }
}
