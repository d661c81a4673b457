package io.openbailian.conformance.bench.scenarios;

import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Load;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Durable submissions to a node that only accepts: each 200 left after its task was synced to
/// disk.
public final class Submitting implements Scenario {
  /// Accepts without end, and runs nothing.
  static final Map<String, String> ACCEPT_ONLY =
      Map.of("tasks.workers", "0", "tasks.queue", "100000000");

  private static final String ALONE =
      "One disk sync for each: a connection that waits for its answer has no company in its commit.";
  private static final String TOGETHER =
      "The cores, shared with the load generator: parsing, checking, storing and answering; the disk syncs once for many.";

  @Override
  public String name() {
    return "submit";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    try (ServerProcess server = bench.scripted("[]", ACCEPT_ONLY)) {
      measure(1, "", ALONE, bench, server, figures);
      measure(64, ">= 12,000/s", TOGETHER, bench, server, figures);
      measure(256, "", TOGETHER, bench, server, figures);
    }
  }

  private static void measure(
      int connections,
      String aim,
      String limit,
      Workbench bench,
      ServerProcess server,
      Consumer<Figure> figures)
      throws IOException {
    Load load = new Load(connections, List.of(bench.requests().submit("可爱猫咪", "512*512", 1)));
    figures.accept(
        new Figure(
            "durable submissions, %d connection%s, workers 0"
                .formatted(connections, connections == 1 ? "" : "s"),
            Text.rate(load.run(server.url())),
            aim,
            limit));
  }
}
