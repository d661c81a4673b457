package io.openbailian.conformance.bench;

import io.openbailian.conformance.bench.hostile.Hostile;
import io.openbailian.conformance.bench.images.Imaging;
import io.openbailian.conformance.bench.images.Pictures;
import io.openbailian.conformance.bench.images.Video;
import io.openbailian.conformance.bench.scenarios.BesideWireMock;
import io.openbailian.conformance.bench.scenarios.ColdStarts;
import io.openbailian.conformance.bench.scenarios.Commands;
import io.openbailian.conformance.bench.scenarios.Disk;
import io.openbailian.conformance.bench.scenarios.EndToAnswer;
import io.openbailian.conformance.bench.scenarios.GatewayRoad;
import io.openbailian.conformance.bench.scenarios.HeldCrowd;
import io.openbailian.conformance.bench.scenarios.Memory;
import io.openbailian.conformance.bench.scenarios.Querying;
import io.openbailian.conformance.bench.scenarios.SdkCalls;
import io.openbailian.conformance.bench.scenarios.SocketCrowd;
import io.openbailian.conformance.bench.scenarios.Streams;
import io.openbailian.conformance.bench.scenarios.Submitting;
import io.openbailian.conformance.bench.scenarios.Working;
import io.openbailian.conformance.bench.workbench.Machine;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// `./bench [--profile] [--classes] [--launcher PROGRAM] [NAME…]`: measures, prints a table and,
/// when nothing was left out, writes `docs/benchmarks.md`.
public final class Bench {
  private static final List<Scenario> SCENARIOS =
      List.of(
          new Disk(),
          new Submitting(),
          new Querying(),
          new BesideWireMock(),
          new Working(),
          new SdkCalls(),
          new EndToAnswer(),
          new HeldCrowd(),
          new Streams(),
          new SocketCrowd(),
          new ColdStarts(),
          new GatewayRoad(),
          new Commands(),
          new Memory(),
          new Hostile(Duration.ZERO),
          new Pictures(),
          new Imaging(),
          new Video());

  private Bench() {}

  /// What the command line says.
  ///
  /// @param length of the long run of `hostile`; zero for the short one
  /// @param names of scenarios; all when there are none
  private record Arguments(
      Path root,
      Workbench.Models models,
      Optional<Path> launcher,
      boolean profile,
      Duration length,
      List<String> names) {

    static Arguments parse(String[] arguments) {
      Deque<String> left = new ArrayDeque<>(List.of(arguments));
      Path root = Path.of("");
      String drawing = "";
      String editing = "";
      Optional<Path> launcher = Optional.empty();
      boolean profile = false;
      Duration length = Duration.ZERO;
      List<String> names = new ArrayList<>();
      while (!left.isEmpty()) {
        String argument = left.removeFirst();
        switch (argument) {
          case "--root" -> root = Path.of(left.removeFirst());
          case "--model" -> drawing = left.removeFirst();
          case "--editing-model" -> editing = left.removeFirst();
          case "--launcher" -> launcher = Optional.of(Path.of(left.removeFirst()).toAbsolutePath());
          case "--profile" -> profile = true;
          case "--minutes" -> length = Duration.ofMinutes(Long.parseLong(left.removeFirst()));
          default -> names.add(argument);
        }
      }
      var models = new Workbench.Models(drawing, editing);
      return new Arguments(root, models, launcher, profile, length, names);
    }

    List<Scenario> scenarios() {
      return SCENARIOS.stream()
          .filter(scenario -> names.isEmpty() || names.contains(scenario.name()))
          .map(scenario -> scenario instanceof Hostile ? new Hostile(length) : scenario)
          .toList();
    }

    Workbench workbench() throws IOException {
      Path folder = Files.createDirectories(root.resolve("bench-data"));
      Path photographs = root.resolve("imaging/src/test/resources/photos");
      return new Workbench("", folder, launcher, models, photographs, profile);
    }
  }

  public static void main(String[] commandLine) throws IOException, InterruptedException {
    Arguments arguments = Arguments.parse(commandLine);
    List<String> known = SCENARIOS.stream().map(Scenario::name).toList();
    if (!known.containsAll(arguments.names())) {
      System.err.println(
          "./bench [--profile] [--classes] [--launcher PROGRAM] [NAME…], where NAME is any of "
              + String.join(", ", known));
      System.exit(2);
    }
    Workbench bench = arguments.workbench();
    Report report = new Report(System.out, Machine.here(), LocalDate.now(ZoneOffset.UTC));
    report.begin();
    for (Scenario scenario : arguments.scenarios()) {
      scenario.measure(
          bench.labelled(scenario.name()), figure -> report.add(scenario.name(), figure));
    }
    if (arguments.names().isEmpty()) {
      report.write(arguments.root().resolve("docs").resolve("benchmarks.md"));
    }
    System.exit(0); // the SDK's HTTP client keeps threads that would linger
  }
}
