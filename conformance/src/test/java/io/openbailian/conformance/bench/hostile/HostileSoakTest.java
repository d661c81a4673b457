package io.openbailian.conformance.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Half an hour of what `./bench hostile` does in rounds: the polite caller gets every answer, and
/// nothing of the others stays in memory.
@Tag("slow")
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class HostileSoakTest {
  private static final Duration LENGTH = Duration.ofMinutes(30);

  @Test
  void leavesNothingInTheHeapAndNobodyWithoutAnAnswer(@TempDir Path folder) throws Exception {
    Workbench bench =
        new Workbench(
            "soak",
            folder,
            Optional.empty(),
            new Workbench.Models("wan2.2-t2i-flash", "wanx2.1-imageedit"),
            folder,
            false);
    try (ServerProcess server = bench.start(Hostile.SETTINGS)) {
      HostileSoak.Outcome outcome = new HostileSoak(bench, server).run(LENGTH);

      assertThat(outcome.growth()).as(outcome.toString()).isLessThanOrEqualTo(1.1);
    }
  }
}
