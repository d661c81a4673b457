package io.openbailian.conformance.bench.scenarios;

import io.openbailian.conformance.bench.workbench.Api;
import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Load;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Queries of tasks, which is what a server is asked most.
public final class Querying implements Scenario {
  private static final int CONNECTIONS = 64;
  private static final int TASKS = 1_000;

  /// The compiler is still busy with the pictures that were drawn before: on two cores it takes
  /// this long to be done.
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  private static final String LIMIT =
      "The cores, shared with the load generator: HTTP; tasks and the answers about ended ones come from memory. 20 s of warm-up: before that the compiler takes a core.";

  @Override
  public String name() {
    return "query";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    try (ServerProcess server = bench.scripted("[]", Map.of())) {
      List<ByteBuffer> queries = finishedTasks(bench, server);
      figures.accept(
          new Figure(
              "queries of 1,000 finished tasks, 64 connections",
              Text.rate(new Load(CONNECTIONS, queries).run(server.url(), WARM_UP, Load.MEASURED)),
              ">= 40,000/s",
              LIMIT));
    }
    try (ServerProcess server =
        bench.scripted("[]", Map.of("tasks.workers", "0", "tasks.hold", "0"))) {
      List<ByteBuffer> queries =
          submitted(bench, server).stream().map(bench.requests()::task).toList();
      figures.accept(
          new Figure(
              "queries of 1,000 PENDING tasks, 64 connections, workers 0, hold 0",
              Text.rate(new Load(CONNECTIONS, queries).run(server.url(), WARM_UP, Load.MEASURED)),
              "",
              LIMIT));
    }
  }

  /// Queries of tasks that have a picture each.
  static List<ByteBuffer> finishedTasks(Workbench bench, ServerProcess server) throws IOException {
    List<String> ids = submitted(bench, server);
    try (Api api = new Api(server.url(), bench.requests())) {
      api.finished(ids);
    }
    return ids.stream().map(bench.requests()::task).toList();
  }

  private static List<String> submitted(Workbench bench, ServerProcess server) throws IOException {
    try (Api api = new Api(server.url(), bench.requests())) {
      return api.submit(TASKS, "可爱猫咪", "512*512", 1);
    }
  }
}
