package io.openbailian.conformance.bench.scenarios;

import io.openbailian.conformance.bench.workbench.Api;
import io.openbailian.conformance.bench.workbench.EndTime;
import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Histogram;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// How soon after its end a task reaches the poll that was held for it. The end is the answer's
/// `end_time`, in whole milliseconds, from the same clock.
public final class EndToAnswer implements Scenario {
  private static final int WARM_UP = 20;
  private static final int TASKS = 200;

  @Override
  public String name() {
    return "polls";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    Histogram delay = new Histogram();
    try (ServerProcess server = bench.scripted("[{after: 50ms}]", Map.of());
        Api api = new Api(server.url(), bench.requests())) {
      for (int i = 0; i < WARM_UP + TASKS; i++) {
        long millis = delay(api);
        if (i >= WARM_UP) {
          delay.record(millis * 1_000_000);
        }
      }
    }
    figures.accept(
        new Figure(
            "a task's end to the answer of its held poll, %d tasks, one connection"
                .formatted(TASKS),
            Text.format(
                "p50 %.0f ms, p99 %.0f ms",
                delay.percentileMillis(0.5), delay.percentileMillis(0.99)),
            "<= 20 ms",
            "The disk: the end is committed before anybody hears of it."));
  }

  private static long delay(Api api) throws IOException {
    String id = api.submit("可爱猫咪", "512*512", 1);
    while (true) {
      JsonNode task = api.task(id);
      Optional<Long> millis = EndTime.millisBefore(System.currentTimeMillis(), task);
      if (millis.isPresent()) {
        return millis.get();
      }
    }
  }
}
