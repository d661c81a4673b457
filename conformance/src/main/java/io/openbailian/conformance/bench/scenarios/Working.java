package io.openbailian.conformance.bench.scenarios;

import io.openbailian.conformance.bench.workbench.Api;
import io.openbailian.conformance.bench.workbench.Engines;
import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Load;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Submissions while workers carry the tasks out: what the two leave of each other.
public final class Working implements Scenario {
  private static final int CONNECTIONS = 64;

  @Override
  public String name() {
    return "work";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    for (Engines engine : Engines.values()) {
      if (engine.isThere()) {
        measure(engine, bench, figures);
      }
    }
  }

  private static void measure(Engines engine, Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    Load load = new Load(CONNECTIONS, List.of(bench.requests().submit("可爱猫咪", "512*512", 1)));
    try (ServerProcess server = engine.start(bench, Map.of("tasks.queue", "100000000"));
        Api api = new Api(server.url(), bench.requests())) {
      load.run(server.url(), Load.WARM_UP, Duration.ZERO);
      long before = api.succeeded();
      long start = System.nanoTime();
      Load.Outcome outcome = load.run(server.url(), Duration.ZERO, Load.MEASURED);
      double finished = (api.succeeded() - before) * 1e9 / (System.nanoTime() - start);
      figures.accept(
          new Figure(
              "submissions with workers on, %s engine, 512*512, 64 connections"
                  .formatted(engine.kind()),
              Text.format("accepted %s; finished %,.0f/s", Text.rate(outcome), finished),
              "",
              limit(engine)));
    }
  }

  private static String limit(Engines engine) {
    return switch (engine) {
      case SCRIPTED ->
          "The cores; and each finished task syncs its picture and its folder, which the disk does one after the other.";
      case EMBEDDED ->
          "The cores: drawing and encoding a picture costs more than accepting its task.";
    };
  }
}
