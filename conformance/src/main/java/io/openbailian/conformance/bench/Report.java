package io.openbailian.conformance.bench;

import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The figures of a run: printed as they come, written as a page at the end.
final class Report {
  private final PrintStream out;
  private final Machine machine;
  private final LocalDate date;
  private final List<Line> lines = new ArrayList<>();

  /// A figure and the scenario it came from.
  private record Line(String scenario, Figure figure) {}

  Report(PrintStream out, Machine machine, LocalDate date) {
    this.out = out;
    this.machine = machine;
    this.date = date;
  }

  void begin() {
    out.printf("%s%n%n", machine);
  }

  void add(String scenario, Figure figure) {
    lines.add(new Line(scenario, figure));
    String aim = figure.aim().isEmpty() ? "" : "  (aim " + figure.aim() + ")";
    out.printf("%-9s %-78s %s%s%n", scenario, figure.what(), figure.figure(), aim);
    out.flush();
  }

  void write(Path page) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Benchmarks

        [中文](benchmarks.zh-CN.md)

        Written by `./bench`, which measures all of this in one run: the server in a process of its own (heap 1 GiB, serial
        collector, default configuration except what a line says, its log thrown away), and the load generator beside it on the
        same cores. Every answer is checked for its status. Each figure has 5 s of warm-up and 10 s of measurement unless it says
        otherwise. `./bench NAME` repeats the lines of one name.

        Edits (`./bench imaging`) are measured on one drawn picture and four photographs, one request at a time: a round to warm
        up, then three, or one where an edit takes seconds. What says "within the process" is measured in the load generator.
        ImageMagick and libvips work on the same JPEG files, a process for each, and write PNG; they stand beside an edit that
        they have, or the nearest they have, which the brackets name.

        """);
    text.append("* Date: %s%n* Machine: %s%n%n".formatted(date, machine));
    text.append(
        "| command | what | figure | aim | what limits it |%n|---|---|---|---|---|%n".formatted());
    for (Line line : lines) {
      Figure figure = line.figure();
      text.append(
          "| `./bench %s` | %s | %s | %s | %s |%n"
              .formatted(
                  line.scenario(), figure.what(), figure.figure(), figure.aim(), figure.limit()));
    }
    Files.writeString(page, text.append(measuredOtherwise(page)));
    out.printf("%nwritten to %s%n", page);
  }

  /// What people have added below the table, which no run measures.
  private static String measuredOtherwise(Path page) throws IOException {
    String before = Files.exists(page) ? Files.readString(page) : "";
    int heading = before.indexOf("\n## ");
    return heading < 0 ? "" : before.substring(heading);
  }
}
