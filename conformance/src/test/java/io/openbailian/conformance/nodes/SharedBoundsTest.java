package io.openbailian.conformance.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.nodes.Nodes.Node;
import io.openbailian.server.sql.PostgresServer;
import io.openbailian.server.task.Together;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a key may do holds over all nodes, however many of them it asks at once.
class SharedBoundsTest {
  private static final int CALLERS = 200;

  /// Nobody works, so what is accepted stays unfinished.
  private static final String PRICED =
      """
      engines: {mine: {kind: scripted}}
      routes: {"*": mine}
      tasks: {workers: 0, hold: 0}
      prices: vendor
      billing: {free-quotas: false}
      log: {requests: false}
      """;

  /// All have said that they are there since the last of them came: each knows of the others.
  private static final String KNOW_EACH_OTHER =
      "SELECT count(*) FROM node WHERE until - 30000 > (SELECT max(started) FROM node)";

  @TempDir private Path folder;

  /// The statuses of so many callers at once, at one node after the other.
  private static List<Integer> statuses(List<Node> nodes, String key, Function<Api, Api.Answer> ask)
      throws InterruptedException {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      Api api = new Api(nodes.get(i % nodes.size()).url(), key);
      calls.add(() -> ask.apply(api).status());
    }
    return Together.run(calls);
  }

  private static Api.Answer create(Api api) {
    return api.create("a cat", "\"n\":1");
  }

  @Test
  void ofTwoHundredAtThreeNodesAsManyPassAsAtOne() throws Exception {
    try (PostgresServer postgres = PostgresServer.start();
        Nodes nodes = new Nodes(postgres, "bounds", folder, PRICED)) {
      List<Node> three = List.of(nodes.start("one"), nodes.start("two"), nodes.start("three"));
      Admin admin = Admin.of(three.getFirst().data());
      Admin.Key paying = admin.key();
      Admin.Key busy = admin.key("", "\"rate\":{\"tasks_at_once\":10}");
      Admin.Key hasty = admin.key("", "\"rate\":{\"per_second\":10}");
      budgetForTen(admin, paying);
      Eventually.holds("they know each other", () -> nodes.number(KNOW_EACH_OTHER) == 3);
      for (Node node : three) {
        Api api = new Api(node.url(), busy.secret());
        Eventually.holds("the keys are known", () -> api.get("/api/v1/tasks").status() == 200);
      }

      List<Integer> paid = statuses(three, paying.secret(), SharedBoundsTest::create);
      assertThat(paid).filteredOn(status -> status == 200).as("budget").hasSize(10);
      assertThat(paid).filteredOn(status -> status == 429).hasSize(CALLERS - 10);

      List<Integer> accepted = statuses(three, busy.secret(), SharedBoundsTest::create);
      assertThat(accepted).filteredOn(status -> status == 200).as("at once").hasSize(10);
      assertThat(accepted).filteredOn(status -> status == 429).hasSize(CALLERS - 10);

      long begun = System.nanoTime();
      List<Integer> asked = statuses(three, hasty.secret(), api -> api.get("/api/v1/models"));
      double seconds = (System.nanoTime() - begun) / 1e9;
      assertThat(asked).containsOnly(200, 429);
      assertThat(asked)
          .filteredOn(status -> status == 200)
          .as("a second's worth, and what came in %s s", seconds)
          .hasSizeBetween(10, (int) (10 + 10 * seconds) + 1);
    }
  }

  private static void budgetForTen(Admin admin, Admin.Key key) {
    Api.Answer answer =
        admin
            .api()
            .post(
                Admin.ROOT + "/budgets",
                "{\"scope\":\"key\",\"subject\":\"%s\",\"period\":\"day\",\"amount\":\"1.40\",\"stops\":true}"
                    .formatted(key.id()));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }
}
