package io.openbailian.conformance.bench.scenarios;

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

/// Resident memory: what the operating system says the process holds.
public final class Memory implements Scenario {
  private static final int CONNECTIONS = 64;
  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofSeconds(20);
  private static final int STEPS = 3;
  private static final String LIMIT =
      "The garbage collector's habit: the heap grows to what makes collections rare, up to its bound of 1 GiB.";

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    try (ServerProcess server = bench.start(Submitting.ACCEPT_ONLY)) {
      Thread.sleep(SETTLING);
      figures.accept(
          new Figure(
              "resident memory, idle, 5 s after the start",
              Text.format("%d MiB", server.resident()),
              "<= 200 MB",
              "The JVM itself, its classes and compiled code."));
    }
    try (ServerProcess server = bench.scripted("[]", Submitting.ACCEPT_ONLY)) {
      List<ByteBuffer> requests = List.of(bench.requests().submit("可爱猫咪", "512*512", 1));
      figures.accept(loaded("submissions, workers 0", new Load(CONNECTIONS, requests), server));
    }
    try (ServerProcess server = bench.scripted("[]", Map.of())) {
      List<ByteBuffer> queries = Querying.finishedTasks(bench, server);
      figures.accept(loaded("queries of finished tasks", new Load(CONNECTIONS, queries), server));
    }
  }

  private static Figure loaded(String what, Load load, ServerProcess server) throws IOException {
    StringBuilder sizes = new StringBuilder();
    long sent = 0;
    for (int i = 1; i <= STEPS; i++) {
      Load.Outcome outcome = load.run(server.url(), Duration.ZERO, STEP);
      sent += outcome.latency().count();
      sizes.append(
          Text.format(
              "%s%d MiB after %d s%s",
              i == 1 ? "" : ", ", server.resident(), i * STEP.toSeconds(), Text.errors(outcome)));
    }
    return new Figure(
        "resident memory under %s, 64 connections".formatted(what),
        Text.format("%s (%,d requests)", sizes, sent),
        "flat",
        LIMIT);
  }
}
