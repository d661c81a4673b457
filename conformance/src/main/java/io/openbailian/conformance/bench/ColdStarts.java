package io.openbailian.conformance.bench;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/// From the start of the process to its first answer, on a new data folder.
final class ColdStarts implements Scenario {
  private static final int STARTS = 5;

  @Override
  public String name() {
    return "cold";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    double[] millis = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      long start = System.nanoTime();
      try (ServerProcess server = bench.start(Map.of());
          Api api = new Api(server.url(), bench.requests())) {
        api.task("none");
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    figures.accept(
        new Figure(
            "process start to the first answer (a query, which is told UNKNOWN), new data folder",
            Text.format("median of %d: %.0f ms", STARTS, Text.median(millis)),
            "<= 1,500 ms",
            "Loading and linking classes on a cold JVM."));
  }
}
