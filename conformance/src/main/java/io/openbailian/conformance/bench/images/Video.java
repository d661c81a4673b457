package io.openbailian.conformance.bench.images;

import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.FileKind;
import io.openbailian.conformance.bench.workbench.Api;
import io.openbailian.conformance.bench.workbench.Engines;
import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/// How long a video of the embedded engine takes, and what memory it needs: the same for a short
/// and a long one.
public final class Video implements Scenario {
  private static final int WARM_UPS = 2;
  private static final int RUNS = 3;

  @Override
  public String name() {
    return "video";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    if (!Engines.EMBEDDED.isThere()) {
      return;
    }
    try (ServerProcess server = Engines.EMBEDDED.start(bench, Map.of());
        Api api = new Api(server.url(), bench.requests())) {
      for (int i = 0; i < WARM_UPS; i++) {
        seconds(api, 1);
      }
      long small = server.resident();
      double best = Double.MAX_VALUE;
      for (int i = 0; i < RUNS; i++) {
        best = Math.min(best, seconds(api, 5));
      }
      figures.accept(
          new Figure(
              "a 5 s video of 1280*720 at 24 frames/s, from submission to answer",
              Text.format("%.1f s", best),
              "<= 5 s",
              "Drawing on one core, encoding on the other."));
      seconds(api, 10);
      figures.accept(
          new Figure(
              "resident memory after videos of 1 s and of 10 s",
              Text.format("%d MiB, %d MiB", small, server.resident()),
              "flat",
              "Frames are drawn into the same few images again."));
    }
  }

  private static String model() {
    return CatalogLoader.builtIn().models().stream()
        .filter(model -> model.file() == FileKind.MP4)
        .findFirst()
        .orElseThrow()
        .name();
  }

  private static double seconds(Api api, int duration) throws IOException {
    long begin = System.nanoTime();
    api.video(model(), "日出延时，海边，飞鸟", "1280*720", duration, 24);
    return (System.nanoTime() - begin) / 1e9;
  }
}
