package io.openbailian.conformance.bench;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Thousands of polls held for one task, all to be answered the moment it ends.
final class HeldCrowd implements Scenario {
  private static final Map<String, String> SETTINGS =
      Map.of("tasks.workers", "0", "tasks.hold", "60s");
  private static final long SETTLING_MILLIS = 2_000;

  @Override
  public String name() {
    return "held";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    try (ServerProcess server = bench.scripted("[]", SETTINGS)) {
      for (int polls : new int[] {1_000, 5_000}) {
        crowd(200, bench, server); // warms up
        figures.accept(crowd(polls, bench, server));
      }
    }
  }

  private static Figure crowd(int polls, Workbench bench, ServerProcess server)
      throws IOException, InterruptedException {
    try (Api api = new Api(server.url(), bench.requests());
        Connections connections = Connections.open(server.url(), polls)) {
      String id = api.submit("可爱猫咪", "512*512", 1);
      ByteBuffer query = bench.requests().task(id);
      for (Connection connection : connections.all()) {
        connection.send(query, System.nanoTime());
      }
      Answers answers = new Answers();
      long settled = System.currentTimeMillis() + SETTLING_MILLIS;
      connections.serve(() -> System.currentTimeMillis() < settled, answers::early);
      api.cancel(id);
      connections.serve(() -> answers.left(polls), answers::take);
      return answers.figure(polls);
    }
  }

  private static final class Answers {
    private final Histogram delay = new Histogram();
    private int early;
    private int bad;
    private long last;

    /// One that was not held.
    void early(Connection connection) {
      early++;
    }

    boolean left(int polls) {
      return early + bad + delay.count() < polls;
    }

    void take(Connection connection) {
      long now = System.currentTimeMillis();
      JsonNode task = Json.mapper().readTree(connection.body()).path("output");
      Optional<Long> millis = EndTime.millisBefore(now, task);
      if (connection.status() == 200 && millis.isPresent()) {
        delay.record(millis.get() * 1_000_000);
        last = Math.max(last, millis.get());
      } else {
        bad++;
      }
    }

    Figure figure(int polls) {
      return new Figure(
          "%,d polls held at once for one task, which is canceled".formatted(polls),
          Text.format(
                  "%,d answered, half of them after %.0f ms, the last after %d ms",
                  delay.count(), delay.percentileMillis(0.5), last)
              + (early + bad == 0 ? "" : Text.format(" — %d not held, %d ERRORS", early, bad)),
          "",
          "The cores, shared with the load generator: one answer after the other.");
    }
  }
}
