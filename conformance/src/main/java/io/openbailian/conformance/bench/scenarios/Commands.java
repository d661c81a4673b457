package io.openbailian.conformance.bench.scenarios;

import io.openbailian.conformance.bench.workbench.Api;
import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Proc;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What a command costs that needs no engine: all of its process, the launcher included.
public final class Commands implements Scenario {
  private static final int TIMES = 9;

  @Override
  public String name() {
    return "commands";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    if (bench.launcher().isEmpty()) {
      return;
    }
    try (ServerProcess server = bench.scripted("[]", Map.of());
        Api api = new Api(server.url(), bench.requests())) {
      String id = api.submit("可爱猫咪", "512*512", 1);
      api.finished(List.of(id));
      String url = server.url().toString();
      figures.accept(measured(bench, List.of("version"), "`bailian version`"));
      figures.accept(measured(bench, List.of("--help"), "`bailian --help`"));
      figures.accept(
          measured(
              bench,
              List.of("tasks", "show", id, "--base-url", url, "--api-key", bench.key()),
              "`bailian tasks show ID`"));
    }
  }

  private static Figure measured(Workbench bench, List<String> arguments, String what)
      throws IOException, InterruptedException {
    double[] cpu = new double[TIMES];
    double[] millis = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      double before = Proc.childrenCpuSeconds();
      long start = System.nanoTime();
      run(bench, arguments);
      millis[i] = (System.nanoTime() - start) / 1e6;
      cpu[i] = Proc.childrenCpuSeconds() - before;
    }
    return new Figure(
        what,
        Text.format(
            "median of %d: %.2f s of CPU, %.0f ms", TIMES, Text.median(cpu), Text.median(millis)),
        "<= 0.30 s of CPU",
        "Starting a JVM.");
  }

  private static void run(Workbench bench, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(bench.launcher().orElseThrow().toString());
    command.addAll(arguments);
    int exit =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("exit %d: %s".formatted(exit, String.join(" ", command)));
    }
  }
}
