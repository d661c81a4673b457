package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// kill -9 at any moment under load of every kind: nothing that was accepted is lost, nothing ends
/// twice, nothing innocent fails, and an upstream that costs money is asked once for each item.
@SuppressWarnings("InlineFormatString") // the configuration is read as one text
class KillCampaignTest {
  /// Pictures, edits, recordings and direct calls inside the process; pictures, films and
  /// recordings at an upstream that goes on while the process is dead.
  private static final String CONFIG =
      """
      engines:
        inside: {kind: scripted, computes: true, batches: false, width: 2, rules: [{after: 40ms}]}
        upstream:
          kind: scripted
          costs-money: true
          batches: false
          upstream: %s
          rules: [{handle: true, after: 150ms, progress: [30, 60]}]
      routes:
        "*@text2video": upstream
        "wan2.5-t2i-preview": upstream
        "paraformer-v2": upstream
        "*": inside
      tasks: {workers: 4, hold: 1s}
      fetch: {allow: ["%s"]}
      log: {requests: false}
      """;

  private static final Set<String> UPSTREAM =
      Set.of("wan2.5-t2i-preview", "paraformer-v2", KillLoad.FILM_MODEL);
  private static final int CLIENTS = 3;
  private static final int PAGE = 100;

  @TempDir private Path data;
  @TempDir private Path elsewhere;

  @Test
  void survivesAFewDeaths() throws Exception {
    campaign(3);
  }

  @Test
  @Tag("slow")
  void survivesTwoHundredDeaths() throws Exception {
    campaign(Integer.getInteger("kill.rounds", 200));
  }

  private void campaign(int rounds) throws Exception {
    long seed = Long.getLong("kill.seed", System.nanoTime());
    RandomGenerator random = new Random(seed);
    Path jobs = Files.createFile(elsewhere.resolve("jobs.jsonl"));
    try (KillLoad load = new KillLoad()) {
      String config = CONFIG.formatted(jobs, load.web());
      for (int round = 0; round < rounds; round++) {
        round(load, config, random);
      }
      try (ChildServer child = ChildServer.start(data, config)) {
        account(load, child.url(data), jobs);
      }
      System.err.printf(
          "kill campaign, seed %d: %d deaths, %d tasks and %d answers accounted for%n",
          seed, rounds, load.tasks().size(), load.answered().size());
    }
  }

  private void round(KillLoad load, String config, RandomGenerator random) throws Exception {
    try (ChildServer child = ChildServer.start(data, config)) {
      int enough = load.accepted() + 12 + random.nextInt(24);
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(load.client(child.url(data), random.nextInt(100)));
      }
      load.awaitAccepted(enough, clients);
      child.kill();
      for (Thread client : clients) {
        client.join();
      }
    }
  }

  /// Every task that the server knows of, those too whose acceptance nobody heard of, has ended
  /// well, once; all that were accepted are among them; and their items are the upstream's jobs.
  private static void account(KillLoad load, URI server, Path jobs) throws Exception {
    Api api = new Api(server, TestServer.KEY);
    Map<String, Integer> known = new TreeMap<>();
    Map<String, Integer> upstream = new TreeMap<>();
    for (JsonNode row : rows(api)) {
      String id = row.path("task_id").asString();
      int items = account(api, id);
      known.put(id, items);
      if (UPSTREAM.contains(row.path("model_name").asString())) {
        upstream.put(id, items);
      }
    }
    for (KillLoad.Accepted task : load.tasks()) {
      assertThat(known).as("what was accepted").containsEntry(task.id(), task.items());
    }
    for (URI file : load.answered()) {
      assertThat(Api.download(server.resolve("/" + file).toString())).isNotEmpty();
    }
    assertThat(jobs(jobs)).as("what the upstream was asked for").isEqualTo(upstream);
  }

  private static List<JsonNode> rows(Api api) {
    List<JsonNode> rows = new ArrayList<>();
    long total = api.get("/api/v1/tasks").body().path("total").asLong();
    for (int page = 1; page <= Math.ceilDiv(total, PAGE); page++) {
      api.get("/api/v1/tasks?page_size=%d&page_no=%d".formatted(PAGE, page))
          .body()
          .path("data")
          .forEach(rows::add);
    }
    assertThat(rows).hasSize((int) total);
    return rows;
  }

  /// @return how many items it has
  private static int account(Api api, String id) throws Exception {
    JsonNode ended = api.ended(id).output();
    assertThat(ended.path("task_status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
    List<String> urls = new ArrayList<>();
    collect(ended.path("results"), urls);
    collect(ended.path("video_url"), urls);
    for (String url : urls) {
      assertThat(Api.download(url)).isNotEmpty();
    }
    JsonNode metrics = ended.path("task_metrics");
    assertThat(metrics.path("SUCCEEDED")).as(ended.toString()).isEqualTo(metrics.path("TOTAL"));
    assertThat(api.task(id)).isEqualTo(ended);
    return urls.size();
  }

  /// The addresses of results, wherever an answer's shape has them.
  private static void collect(JsonNode node, List<String> urls) {
    if (node.isString() && node.asString().contains("/results/")) {
      urls.add(node.asString());
    }
    node.forEach(below -> collect(below, urls));
  }

  /// How many items of each call were submitted, each of them once.
  private static Map<String, Integer> jobs(Path file) throws IOException {
    Map<String, Set<Integer>> items = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode job = Json.mapper().readTree(line);
      if (job.has("handle")) {
        String call = job.path("call").asString();
        for (JsonNode item : job.path("items")) {
          assertThat(items.computeIfAbsent(call, _ -> new HashSet<>()).add(item.asInt()))
              .as("item %s of %s was submitted once", item, call)
              .isTrue();
        }
      }
    }
    Map<String, Integer> counts = new TreeMap<>();
    items.forEach((call, some) -> counts.put(call, some.size()));
    return counts;
  }
}
