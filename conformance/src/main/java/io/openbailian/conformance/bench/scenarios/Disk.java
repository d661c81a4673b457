package io.openbailian.conformance.bench.scenarios;

import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.util.function.Consumer;

/// The disk the data folders are on, by itself.
public final class Disk implements Scenario {
  @Override
  public String name() {
    return "disk";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures) throws IOException {
    figures.accept(
        new Figure(
            "fdatasync after each append of 4 KiB, one after the other, 3 s",
            Text.format("%,.0f/s", DiskSync.perSecond(bench.folder())),
            "",
            "The disk and its file system."));
  }
}
