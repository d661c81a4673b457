package io.openbailian.conformance.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import io.openbailian.conformance.nodes.Nodes.Node;
import io.openbailian.server.sql.PostgresServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
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

  private static @Nullable PostgresServer postgres;

  @TempDir private Path folder;

  @BeforeAll
  static void startPostgres() throws IOException, InterruptedException {
    postgres = PostgresServer.start();
  }

  private static PostgresServer server() {
    if (postgres == null) {
      throw new IllegalStateException("no server was started");
    }
    return postgres;
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
    try (Nodes nodes = new Nodes(server(), database, folder, QUICK)) {
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
        String url = node.api().task(any).path("results").path(0).path("url").asString();
        assertThat(Api.download(url)).as("signed by one, served by all").isNotEmpty();
        assertThat(node.api().get("/api/v1/tasks").body().path("total").asInt()).isEqualTo(tasks);
      }
    }
  }

  private static List<String> submitted(List<Node> nodes, int tasks)
      throws ExecutionException, InterruptedException {
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
    try (Nodes nodes = new Nodes(server(), "killed", folder, SLOW)) {
      Node first = nodes.start("one");
      String id = first.api().submit("slow");
      first.api().until(id, "RUNNING");
      Node second = nodes.startWith("two", QUICK); // where it would not hang

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
    try (Nodes nodes = new Nodes(server(), "paused", folder, config)) {
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
        "it has begun",
        () -> nodes.number("SELECT count(*) FROM attempt WHERE ended IS NULL") == 1);
    return id;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aQueryAtOneNodeIsAnsweredWhenTheTaskEndsAtAnother(boolean hears) throws Exception {
    String slow =
        """
        engines: {mine: {kind: scripted, rules: [{after: 2s}]}}
        routes: {"*": mine}
        """;
    String held = slow + "tasks: {hold: 4m, workers: 0}\n";
    try (Nodes nodes = new Nodes(server(), hears ? "hears" : "looks", folder, held)) {
      Node api = hears ? nodes.start("api") : nodes.startDeaf("api");
      String id = api.api().submit("a cat");
      Node _ = nodes.startWith("worker", slow);

      assertThat(api.api().task(id).path("task_status").asString())
          .as("by the one query that was held")
          .isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void eachNodeListsTheOthersAndWhoIsSilent() throws Exception {
    try (Nodes nodes = new Nodes(server(), "listed", folder, QUICK)) {
      Node one = nodes.start("one");
      Node two = nodes.startDeaf("two");

      assertThat(states(one)).containsExactly("ready", "there");
      assertThat(states(two)).containsExactly("ready", "there");

      two.signal("STOP");
      try {
        Eventually.holds("it is silent", () -> states(one).equals(List.of("ready", "silent")));
      } finally {
        two.signal("CONT");
      }
    }
  }

  private static List<String> states(Node node) {
    return Admin.of(node.data())
        .api()
        .get(Admin.ROOT + "/nodes")
        .body()
        .path("nodes")
        .valueStream()
        .map(one -> one.path("state").asString())
        .toList();
  }

  @Test
  void aKeyThatWasMadeOrRevokedAtOneNodeIsSoAtAll() throws Exception {
    try (Nodes nodes = new Nodes(server(), "keys", folder, QUICK)) {
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
  void aRequestThatComesToTwoNodesUnderOneKeyMakesOneTask() throws Exception {
    try (Nodes nodes = new Nodes(server(), "idempotent", folder, QUICK)) {
      List<Node> two = List.of(nodes.start("one"), nodes.start("two"));
      for (int round = 0; round < 10; round++) {
        String key = "round-" + round;
        List<Callable<Integer>> both =
            List.of(() -> submitted(two.get(0), key), () -> submitted(two.get(1), key));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
          for (Future<Integer> status : threads.invokeAll(both)) {
            assertThat(status.get()).isEqualTo(200);
          }
        }
      }
      assertThat(nodes.number("SELECT count(*) FROM task")).isEqualTo(10);
    }
  }

  private static int submitted(Node node, String key) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(
                      node.url().resolve("/api/v1/services/aigc/text2image/image-synthesis"))
                  .header("Authorization", "Bearer " + TestServer.KEY)
                  .header("Content-Type", "application/json")
                  .header("X-DashScope-Async", "enable")
                  .header("Idempotency-Key", key)
                  .POST(
                      BodyPublishers.ofString(
                          "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"a cat\"}}"))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  /// What runs goes on, and is stored when it is there again; nobody is taken over from.
  @Test
  void allGoOnWhenTheDatabaseIsThereAgain() throws Exception {
    String slow =
        """
        engines: {mine: {kind: scripted, computes: true, rules: [{when: {prompt: slow}, after: 3s}]}}
        routes: {"*": mine}
        tasks: {hold: 1s}
        """;
    try (PostgresServer own = PostgresServer.start();
        Nodes nodes = new Nodes(own, "away", folder, slow)) {
      Node one = nodes.start("one");
      Node two = nodes.start("two");
      String running = one.api().submit("slow");
      Eventually.holds("it has begun", () -> nodes.number("SELECT count(*) FROM attempt") == 1);

      own.stop();
      assertThat(one.api().create("a cat", "").status()).isEqualTo(503);
      own.startAgain();

      assertThat(two.api().ended(running).output().toString()).contains("SUCCEEDED");
      assertThat(two.api().ended(one.api().submit("next")).output().toString())
          .contains("SUCCEEDED");
      assertThat(nodes.number("SELECT count(*) FROM attempt")).isEqualTo(2);
      assertThat(nodes.number("SELECT count(*) FROM node")).isEqualTo(2);
    }
  }
}
