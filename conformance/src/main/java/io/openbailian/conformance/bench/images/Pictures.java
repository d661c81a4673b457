package io.openbailian.conformance.bench.images;

import io.openbailian.conformance.bench.workbench.Api;
import io.openbailian.conformance.bench.workbench.Engines;
import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Load;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/// Pictures a second of the embedded engine, with encoding and storing.
public final class Pictures implements Scenario {
  private static final int A_TASK = 4;

  /// More than any machine finishes in the time.
  private static final int TASKS = 2_000;

  @Override
  public String name() {
    return "pictures";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    if (!Engines.EMBEDDED.isThere()) {
      return;
    }
    try (ServerProcess server = Engines.EMBEDDED.start(bench, Map.of());
        Api api = new Api(server.url(), bench.requests())) {
      api.submit(TASKS, "雪地里的小教堂，极光", "1024*1024", A_TASK);
      Thread.sleep(Load.WARM_UP);
      long before = api.succeeded();
      long start = System.nanoTime();
      Thread.sleep(Load.MEASURED);
      double tasks = (api.succeeded() - before) * 1e9 / (System.nanoTime() - start);
      figures.accept(
          new Figure(
              "pictures of the embedded engine, 1024*1024, n=4",
              Text.format("%.1f/s", A_TASK * tasks),
              "",
              "The cores: drawing and encoding."));
    }
  }
}
