package io.openbailian.conformance.bench.hostile;

import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.HealthProbe;
import io.openbailian.conformance.bench.workbench.Histogram;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// What a polite caller notices of twenty hostile ones with two other keys: rounds without and with
/// them take turns on one server, which was not told to expect anything. With a length, one long
/// round instead, and what is left of it in the heap.
public final class Hostile implements Scenario {
  /// What is submitted stays in the queue: nothing but pictures that somebody waits for is drawn.
  static final Map<String, String> SETTINGS =
      Map.of("tasks.workers", "0", "tasks.queue", "100000000");

  private static final int ROUNDS = 20;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration ROUND = Duration.ofSeconds(4);
  private static final Duration SETTLING = Duration.ofSeconds(1);
  private static final String LIMIT =
      "The two cores, which the twenty, the polite one and the server share.";

  private final Duration length;

  /// @param length of one long round; zero for the short ones that take turns
  public Hostile(Duration length) {
    this.length = length;
  }

  @Override
  public String name() {
    return "hostile";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    try (ServerProcess server = bench.start(SETTINGS)) {
      if (length.isZero()) {
        new Rounds(bench, server).measure(figures);
      } else {
        HostileSoak.Outcome outcome = new HostileSoak(bench, server).run(length);
        figures.accept(outcome.figure(length));
      }
    }
  }

  private static final class Rounds {
    private final ServerProcess server;
    private final List<HostileCrowd.Caller> callers;
    private final PoliteCaller polite;
    private final Map<String, LongAdder> made = new ConcurrentHashMap<>();
    private final Histogram health = new Histogram();

    Rounds(Workbench bench, ServerProcess server) throws IOException, InterruptedException {
      this.server = server;
      this.callers = new HostileCallers(server.newKey("one"), server.newKey("another")).all();
      this.polite = new PoliteCaller(server.url(), bench);
    }

    void measure(Consumer<Figure> figures) throws IOException, InterruptedException {
      PoliteCaller.Round _ = polite.round(WARM_UP);
      double[] pictureAlone = new double[ROUNDS];
      double[] pictureBeside = new double[ROUNDS];
      double[] postAlone = new double[ROUNDS];
      double[] postBeside = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        PoliteCaller.Round alone = polite.round(ROUND);
        PoliteCaller.Round beside = beside();
        pictureAlone[i] = alone.picture();
        pictureBeside[i] = beside.picture();
        postAlone[i] = alone.post();
        postBeside[i] = beside.post();
      }
      polite.close();
      figures.accept(figure("a synchronous picture, 1024*1024", pictureAlone, pictureBeside, 1.3));
      figures.accept(figure("a small POST (a submission)", postAlone, postBeside, 1.5));
      figures.accept(
          new Figure(
              "/health/live beside 20 hostile callers, every 20 ms, %,d times"
                  .formatted(health.count()),
              Text.format(
                  "p50 %.1f ms, p99 %.1f ms, worst %.1f ms",
                  health.percentileMillis(0.5),
                  health.percentileMillis(0.99),
                  health.percentileMillis(1)),
              "p99 <= 100 ms, worst <= 1,000 ms",
              "Collections of the heap. The twenty did: %s.".formatted(HostileCrowd.text(made))));
    }

    /// They have begun before anything is measured, and have gone before the next round is.
    private PoliteCaller.Round beside() throws IOException, InterruptedException {
      PoliteCaller.Round round;
      try (HostileCrowd crowd = HostileCrowd.start(server.url(), callers, made);
          HealthProbe _ = HealthProbe.start(server.url(), health)) {
        Thread.sleep(SETTLING);
        round = polite.round(ROUND);
        if (crowd.unreached() > 0) {
          throw new IOException("the server accepted no connection");
        }
      }
      Thread.sleep(SETTLING);
      return round;
    }

    private static Figure figure(String what, double[] alone, double[] beside, double aim) {
      double before = Text.median(alone);
      double after = Text.median(beside);
      return new Figure(
          "%s beside 20 hostile callers, medians of %d rounds that take turns"
              .formatted(what, ROUNDS),
          Text.format(
              "%.1f ms, alone %.1f ms: %.2f times; medians of single rounds beside them %.1f to %.1f ms",
              after, before, after / before, least(beside), most(beside)),
          Text.format("<= %.1f times", aim),
          LIMIT);
    }

    private static double least(double[] values) {
      return Arrays.stream(values).min().orElseThrow();
    }

    private static double most(double[] values) {
      return Arrays.stream(values).max().orElseThrow();
    }
  }
}
