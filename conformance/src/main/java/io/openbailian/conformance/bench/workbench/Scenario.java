package io.openbailian.conformance.bench.workbench;

import java.io.IOException;
import java.util.function.Consumer;

/// One thing that is measured, on servers of its own.
public interface Scenario {
  /// What it is called on the command line.
  String name();

  /// Measures, and hands on each figure when it is there.
  void measure(Workbench bench, Consumer<Figure> figures) throws IOException, InterruptedException;
}
