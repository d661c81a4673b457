package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// kill -9 of a gateway in front of a service that costs money: nothing is submitted twice, and
/// only what was on the wire at a death may end without anybody knowing what became of it.
class PaidTasksTest {
  private static final int CONCURRENCY = 4;

  @TempDir private Path data;
  @TempDir private Path keys;

  @Test
  void paysOnceForEachTaskAlthoughItDiesAFewTimes() throws Exception {
    campaign(3, 6, Api::submit);
  }

  @Test
  void paysOnceForTasksThatArePassedOn() throws Exception {
    campaign(2, 4, PaidTasksTest::passedOn);
  }

  /// A task of a model that no family describes.
  private static String passedOn(Api api, String prompt) {
    Api.Answer answer =
        api.post(
            "/api/v1/services/aigc/image-generation/generation",
            "{\"model\":\"new-picture\",\"input\":{\"prompt\":\"%s\"}}".formatted(prompt));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.output().path("task_id").asString();
  }

  @Test
  @Tag("slow")
  void paysOnceForEachOfAThousandTasks() throws Exception {
    campaign(Integer.getInteger("kill.rounds", 50), 20, Api::submit);
  }

  /// @param submit of a prompt; returns the id of its task
  private void campaign(int deaths, int each, BiFunction<Api, String, String> submit)
      throws Exception {
    long seed = Long.getLong("kill.seed", System.nanoTime());
    RandomGenerator random = new Random(seed);
    List<PaidUpstream.Step> steps = List.of(PaidUpstream.Step.values());
    Map<String, String> accepted = new LinkedHashMap<>();
    Set<String> atRisk = new HashSet<>();
    try (PaidUpstream upstream = PaidUpstream.start()) {
      String config = config(upstream);
      for (int death = 0; death < deaths; death++) {
        try (ChildServer child = ChildServer.start(data, config)) {
          Api api = new Api(child.url(data), TestServer.KEY);
          for (int i = 0; i < each; i++) {
            String prompt = "cat %d of %d".formatted(i, death);
            accepted.put(submit.apply(api, prompt), prompt);
          }
          await(upstream, steps.get(death % steps.size()), 1 + random.nextInt(each));
          child.kill();
          atRisk.addAll(onTheWire());
        }
      }
      try (ChildServer child = ChildServer.start(data, config)) {
        account(new Api(child.url(data), TestServer.KEY), accepted, upstream, atRisk);
      }
      System.err.printf(
          "paid tasks, seed %d: %d deaths, %d on the wire at one, %d tasks, %d submissions%n",
          seed, deaths, atRisk.size(), accepted.size(), upstream.prompts().size());
    }
  }

  /// Until the step was taken so often again; what is left to do may not have so many.
  private static void await(PaidUpstream upstream, PaidUpstream.Step step, int times) {
    int enough = upstream.taken(step) + times;
    long patience = System.nanoTime() + 3_000_000_000L;
    while (upstream.taken(step) < enough && System.nanoTime() - patience < 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// The tasks of which the dead process had said that their submission goes out, and not what came
  /// of it.
  private Set<String> onTheWire() throws IOException {
    Map<String, String> states = new HashMap<>();
    Path log = data.resolve("engines/service/submissions.log");
    if (Files.exists(log)) {
      for (String line : Files.readAllLines(log)) {
        List<String> fields = List.of(line.split("\t", -1));
        if (fields.size() > 2) {
          states.put(fields.get(2), fields.getFirst());
        }
      }
    }
    states.values().removeIf(state -> !state.equals("BEGUN"));
    return states.keySet();
  }

  private static void account(
      Api api, Map<String, String> accepted, PaidUpstream upstream, Set<String> atRisk)
      throws Exception {
    Set<String> unknown = new HashSet<>();
    Set<String> done = new HashSet<>();
    for (Map.Entry<String, String> task : accepted.entrySet()) {
      JsonNode output = api.ended(task.getKey()).output();
      boolean succeeded = output.path("task_status").asString().equals("SUCCEEDED");
      (succeeded ? done : unknown).add(succeeded ? task.getValue() : task.getKey());
    }
    List<String> paid = upstream.prompts();
    assertThat(paid).as("each is paid for once").doesNotHaveDuplicates();
    assertThat(paid).as("what was delivered was paid for").containsAll(done);
    assertThat(upstream.foreign()).as("tasks asked about with another account's key").isEmpty();
    assertThat(atRisk).as("what may be unknown was on the wire at a death").containsAll(unknown);
    System.err.printf("paid tasks: %d done, %d unknown%n", done.size(), unknown.size());
  }

  private String config(PaidUpstream upstream) throws Exception {
    Path a = Files.writeString(keys.resolve("a"), "sk-a");
    Path b = Files.writeString(keys.resolve("b"), "sk-b");
    return """
    engines:
      service:
        kind: dashscope
        base-url: %s
        concurrency: %d
        accounts: {a: {key: {file: %s}}, b: {key: {file: %s}}}
    routes: {"*": service}
    log: {requests: false}
    """
        .formatted(upstream.base(), CONCURRENCY, a, b);
  }
}
