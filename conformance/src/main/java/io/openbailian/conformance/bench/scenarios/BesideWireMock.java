package io.openbailian.conformance.bench.scenarios;

import io.openbailian.conformance.bench.workbench.Api;
import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Proc;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Our server beside WireMock's stateless stubs: both run at once on the same cores and are
/// measured in turn, after 30 s of the same load. Our request log is on; a submission is durable
/// before its 200. CPU is what `/proc` says of the server's process, so it is steadier than a rate
/// on a machine that others use too.
public final class BesideWireMock implements Scenario {
  private static final int CONNECTIONS = 64;
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration YOUNG = Duration.ofSeconds(8);
  private static final int ROUNDS = 5;
  private static final String LIMIT =
      "The cores, shared with wrk. Medians of 5 rounds of 5 s, alternating, after 30 s of the same load.";

  @Override
  public String name() {
    return "wiremock";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    if (!Wrk.isThere()) {
      figures.accept(
          new Figure("beside " + WireMock.TITLE, "wrk is not installed: apt install wrk", "", ""));
      return;
    }
    Path folder = Files.createTempDirectory(bench.folder(), "wiremock-");
    try {
      measure(bench, folder, figures);
    } finally {
      ServerProcess.delete(folder);
    }
  }

  private static void measure(Workbench bench, Path folder, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    Path jar = WireMock.jar(bench.folder());
    try (ServerProcess accepting = bench.scripted("[]", Submitting.ACCEPT_ONLY)) {
      Path submit = folder.resolve("submit.lua");
      Wrk.script(submit, List.of(bench.requests().submit("可爱猫咪", "512*512", 1)));
      double young = rate(new Wrk(CONNECTIONS).run(submit, accepting.url(), YOUNG));
      try (ServerProcess finished = bench.scripted("[]", Map.of());
          WireMock rival = rival(jar, folder, bench, accepting, finished)) {
        Path query = folder.resolve("query.lua");
        Wrk.script(query, Querying.finishedTasks(bench, finished));
        var queries = new Pair(query, server(finished), server(rival));
        var submissions = new Pair(submit, server(accepting), server(rival));
        queries.warmUp();
        submissions.warmUp();
        figures.accept(
            queries.compared(
                "queries of 1,000 finished tasks", ">= 2.5 times its rate at <= 0.35 of its CPU"));
        figures.accept(
            submissions.compared(
                "durable submissions", ">= 1.3 times its rate at <= 0.7 of its CPU"));
        figures.accept(young(young, submissions));
      }
    }
  }

  private static Figure young(double young, Pair submissions) {
    double warm = Text.median(Pair.rates(submissions.ours));
    return new Figure(
        "durable submissions in the first %d s after the start, %d connections"
            .formatted(YOUNG.toSeconds(), CONNECTIONS),
        Text.format("%,.0f/s, %.0f %% of the warm rate", young, 100 * young / warm),
        ">= 35 % of the warm rate",
        "The compiler, which takes about half of the cores meanwhile.");
  }

  /// The same answers as ours, byte for byte.
  private static WireMock rival(
      Path jar, Path folder, Workbench bench, ServerProcess accepting, ServerProcess finished)
      throws IOException, InterruptedException {
    byte[] created;
    byte[] ended;
    try (Api api = new Api(accepting.url(), bench.requests())) {
      created = api.answer(bench.requests().submit("可爱猫咪", "512*512", 1));
    }
    try (Api api = new Api(finished.url(), bench.requests())) {
      String id = api.submit("可爱猫咪", "512*512", 1);
      api.finished(List.of(id));
      ended = api.answer(bench.requests().task(id));
    }
    return WireMock.start(
        jar,
        folder,
        List.of(
            new WireMock.Stub("GET", "/api/v1/tasks/[^/]+", ended),
            new WireMock.Stub("POST", "/api/v1/services/.*", created)));
  }

  private static Contender server(ServerProcess process) {
    return new Contender(process.url(), process.pid(), new ArrayList<>());
  }

  private static Contender server(WireMock process) {
    return new Contender(process.url(), process.pid(), new ArrayList<>());
  }

  private static double rate(Wrk.Outcome outcome) {
    return outcome.requests() / outcome.seconds();
  }

  /// A server that is measured.
  private record Contender(URI url, long pid, List<Round> rounds) {}

  /// @param cpu seconds the server's process used
  private record Round(Wrk.Outcome outcome, double cpu) {}

  /// Two servers under one load.
  private record Pair(Path script, Contender ours, Contender rival) {
    void warmUp() throws IOException, InterruptedException {
      Wrk wrk = new Wrk(CONNECTIONS);
      wrk.run(script, rival.url, WARM_UP);
      wrk.run(script, ours.url, WARM_UP);
    }

    Figure compared(String what, String aim) throws IOException, InterruptedException {
      Wrk wrk = new Wrk(CONNECTIONS);
      for (int i = 0; i < ROUNDS; i++) {
        rival.rounds.add(round(wrk, rival));
        ours.rounds.add(round(wrk, ours));
      }
      double rate = Text.median(rates(ours)) / Text.median(rates(rival));
      double cpu = Text.median(cpus(ours)) / Text.median(cpus(rival));
      return new Figure(
          "%s, %d connections, beside %s".formatted(what, CONNECTIONS, WireMock.TITLE),
          Text.format(
              "%s; WireMock %s: %.2f times its rate at %.2f of its CPU",
              said(ours), said(rival), rate, cpu),
          aim,
          LIMIT);
    }

    private Round round(Wrk wrk, Contender server) throws IOException, InterruptedException {
      double before = Proc.cpuSeconds(server.pid);
      Wrk.Outcome outcome = wrk.run(script, server.url, ROUND);
      return new Round(outcome, Proc.cpuSeconds(server.pid) - before);
    }

    private static double[] rates(Contender server) {
      return server.rounds.stream().mapToDouble(round -> rate(round.outcome)).toArray();
    }

    /// Microseconds for each request.
    private static double[] cpus(Contender server) {
      return server.rounds.stream()
          .mapToDouble(round -> round.cpu * 1e6 / round.outcome.requests())
          .toArray();
    }

    private static String said(Contender server) {
      long failed = server.rounds.stream().mapToLong(round -> round.outcome.failed()).sum();
      return Text.format(
          "%,.0f/s, %.0f µs of CPU each%s",
          Text.median(rates(server)),
          Text.median(cpus(server)),
          failed == 0 ? "" : Text.format(" — %,d ERRORS", failed));
    }
  }
}
