package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.Model;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// kill -9 at any moment under load of every kind: nothing that was accepted is lost, nothing ends
/// twice, nothing innocent fails, and an upstream that costs money is asked once for each picture.
@SuppressWarnings({
  "InterruptedExceptionSwallowed",
  "InlineFormatString"
}) // an interrupt ends a test like any failure; the configuration is read as one text
class KillCampaignTest {
  /// Pictures, edits and transcriptions inside the process, films and jobs at an upstream that goes
  /// on.
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
        "*": inside
      tasks: {workers: 4, hold: 0}
      fetch: {allow: ["127.0.0.1"]}
      """;

  @TempDir private Path data;
  @TempDir private Path elsewhere;

  private record Accepted(String id, int items, boolean upstream) {}

  private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();

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
    Path jobs = elsewhere.resolve("jobs.jsonl");
    String config = CONFIG.formatted(jobs);
    for (int round = 0; round < rounds; round++) {
      try (ChildServer child = ChildServer.start(data, config)) {
        Thread clients = clients(child.url(data), round);
        int enough = accepted.size() + 6 + ThreadLocalRandom.current().nextInt(8);
        while (accepted.size() < enough && clients.isAlive()) {
          Thread.onSpinWait();
        }
        child.kill();
        clients.join();
      }
    }
    try (ChildServer child = ChildServer.start(data, config)) {
      Api api = new Api(child.url(data), TestServer.KEY);
      for (Accepted task : accepted) {
        account(api, task);
      }
    }
    eachJobBelongsToOneTask(jobs);
  }

  private static void account(Api api, Accepted task) throws Exception {
    JsonNode ended = api.ended(task.id()).output();
    assertThat(ended.path("task_status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
    List<String> urls = new ArrayList<>();
    collect(ended, urls);
    assertThat(urls).as(ended.toString()).hasSize(task.items());
    for (String url : urls) {
      assertThat(Api.download(url)).isNotEmpty();
    }
    assertThat(api.task(task.id())).isEqualTo(ended);
  }

  /// Every address in the answer, wherever its shape has it.
  private static void collect(JsonNode node, List<String> urls) {
    if (node.isString() && node.asString().startsWith("http")) {
      urls.add(node.asString());
    }
    node.forEach(below -> collect(below, urls));
  }

  /// One submission for each item of each task that went there, and none that nobody knows.
  private void eachJobBelongsToOneTask(Path jobs) throws IOException {
    Map<String, Set<Integer>> items = new HashMap<>();
    for (String line : Files.readAllLines(jobs)) {
      JsonNode job = Json.mapper().readTree(line);
      if (job.has("handle")) {
        for (JsonNode item : job.path("items")) {
          assertThat(
                  items
                      .computeIfAbsent(job.path("call").asString(), _ -> new HashSet<>())
                      .add(item.asInt()))
              .as("item %s of %s was submitted once", item, job.path("call"))
              .isTrue();
        }
      }
    }
    Map<String, Integer> counted = new TreeMap<>();
    accepted.stream()
        .filter(Accepted::upstream)
        .forEach(task -> counted.put(task.id(), task.items()));
    counted.forEach((id, count) -> assertThat(items.get(id)).as(id).hasSize(count));
  }

  /// Submits one of each kind in turn until the server is dead.
  private Thread clients(URI url, int round) {
    Api api = new Api(url, TestServer.KEY);
    List<Supplier<Accepted>> kinds =
        List.of(
            () -> new Accepted(api.submit("one"), 1, false),
            () -> new Accepted(api.submit("four", "\"n\":4,\"size\":\"512*512\""), 4, false),
            () -> new Accepted(upstream(api, 2), 2, true),
            () -> new Accepted(film(api), 1, true));
    return Thread.ofPlatform()
        .start(() -> {
          try {
            for (int i = round; ; i++) {
              accepted.add(kinds.get(i % kinds.size()).get());
            }
          } catch (UncheckedIOException e) {
            // the server was killed, as it should be
          }
        });
  }

  private static String upstream(Api api, int n) {
    return id(
        api.post(
            "/api/v1/services/aigc/text2image/image-synthesis",
            """
            {"model":"wan2.5-t2i-preview","input":{"prompt":"a cat"},"parameters":{"n":%d,"size":"1280*1280"}}\
            """
                .formatted(n)));
  }

  private static String film(Api api) {
    return id(
        api.post(
            "/api/v1/services/aigc/video-generation/video-synthesis",
            """
            {"model":"%s","input":{"prompt":"a cat"},"parameters":{}}\
            """
                .formatted(FILM_MODEL)));
  }

  private static final String FILM_MODEL =
      Catalog.builtIn().models().stream()
          .filter(model -> model.serves().containsKey("text2video"))
          .map(Model::name)
          .findFirst()
          .orElseThrow();

  private static String id(Api.Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.output().path("task_id").asString();
  }
}
