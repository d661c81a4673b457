package io.openbailian.conformance.bench.scenarios;

import io.openbailian.conformance.bench.workbench.Api;
import io.openbailian.conformance.bench.workbench.Connection;
import io.openbailian.conformance.bench.workbench.Connections;
import io.openbailian.conformance.bench.workbench.EndTime;
import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Thousands of polls held for one task, all to be answered the moment it ends.
public final class HeldCrowd implements Scenario {
  private static final Map<String, String> SETTINGS =
      Map.of("tasks.workers", "0", "tasks.hold", "60s");
  private static final long SETTLING_MILLIS = 2_000;
  private static final int WARM_UP = 1_000;

  @Override
  public String name() {
    return "held";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    try (ServerProcess server = bench.scripted("[]", SETTINGS)) {
      crowd(WARM_UP, bench, server);
      for (int polls : new int[] {1_000, 5_000}) {
        figures.accept(crowd(polls, bench, server).figure());
      }
    }
  }

  private static Crowd crowd(int polls, Workbench bench, ServerProcess server) throws IOException {
    try (Api api = new Api(server.url(), bench.requests());
        Connections connections = Connections.open(server.url(), polls + 1)) {
      String id = api.submit("可爱猫咪", "512*512", 1);
      Connection canceler = connections.all().getLast();
      Crowd crowd = new Crowd(polls, canceler);
      ByteBuffer query = bench.requests().task(id);
      for (Connection connection : connections.all().subList(0, polls)) {
        connection.send(query, System.nanoTime());
      }
      long settled = System.currentTimeMillis() + SETTLING_MILLIS;
      connections.serve(() -> System.currentTimeMillis() < settled, crowd::answered);
      canceler.send(bench.requests().cancel(id), System.nanoTime());
      connections.serve(crowd::isWaiting, crowd::answered);
      return crowd;
    }
  }

  /// The answers as they come; they are looked into when all are there.
  private static final class Crowd {
    private final int polls;
    private final Connection canceler;
    private final List<Answer> answers = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Answer(int status, long millis, byte[] body) {
      Optional<Long> delay() {
        return status == 200
            ? EndTime.millisBefore(millis, Json.mapper().readTree(body).path("output"))
            : Optional.empty();
      }
    }

    Crowd(int polls, Connection canceler) {
      this.polls = polls;
      this.canceler = canceler;
    }

    boolean isWaiting() {
      return answers.size() < polls;
    }

    void answered(Connection connection) {
      if (connection != canceler) {
        answers.add(new Answer(connection.status(), System.currentTimeMillis(), connection.body()));
      }
    }

    Figure figure() {
      long[] delays =
          answers.stream()
              .flatMap(answer -> answer.delay().stream())
              .mapToLong(Long::longValue)
              .sorted()
              .toArray();
      if (delays.length < polls) {
        return figure(
            Text.format("%,d of %,d ANSWERED WITHOUT THE END", polls - delays.length, polls));
      }
      return figure(
          Text.format(
              "all answered; the first %d ms after the end, half after %d ms, the last after %d ms",
              delays[0], delays[polls / 2], delays[polls - 1]));
    }

    private Figure figure(String text) {
      return new Figure(
          Text.format("%,d polls held at once for one task, which is canceled", polls),
          text,
          "",
          "The cores, shared with the load generator: one answer after the other.");
    }
  }
}
