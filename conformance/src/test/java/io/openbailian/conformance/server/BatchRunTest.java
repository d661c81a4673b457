package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.ChildCommand;
import io.openbailian.conformance.Eventually;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bailian run` against a server that charges, killed three times: each file once, each charge
/// once.
class BatchRunTest extends MoneyServer {
  private static final String MODEL = "wan2.2-t2i-flash";

  @TempDir private Path folder;

  @Test
  void aBatchThatIsKilledThriceIsMadeAndPaidOnce() throws InterruptedException, Exception {
    killedThrice(24);
  }

  @Test
  @Tag("slow")
  void soIsOneOfAThousand() throws InterruptedException, Exception {
    killedThrice(1_000);
  }

  private void killedThrice(int entries) throws InterruptedException, Exception {
    start(Map.of());
    Admin.Key key = admin.key();
    grant(key.workspace(), "1000");
    Files.writeString(
        folder.resolve("p.jsonl"),
        IntStream.rangeClosed(1, entries)
            .mapToObj("{\"prompt\":\"a cat number %d\",\"size\":\"512*512\"}"::formatted)
            .collect(Collectors.joining("\n")));

    for (int kill = 1; kill <= 3; kill++) {
      int enough = Math.max(1, entries * kill / 5);
      Process batch = run(key, kill == 1 ? List.of() : List.of("--resume"));
      Eventually.holds("some are made", () -> !batch.isAlive() || files().size() >= enough);
      batch.destroyForcibly();
      batch.waitFor();
    }
    Process last = run(key, List.of("--resume"));
    assertThat(last.waitFor(5, TimeUnit.MINUTES)).isTrue();

    assertThat(last.exitValue()).as(Files.readString(folder.resolve("err.txt"))).isZero();
    assertThat(files()).hasSize(entries);
    assertThat(key.api().get("/api/v1/tasks").body().path("total").asInt()).isEqualTo(entries);
    hasSpent(key.workspace(), pictures(entries), BigDecimal.ZERO);
  }

  private Process run(Admin.Key key, List<String> more) throws IOException {
    List<String> line =
        Stream.concat(Stream.of("run", "p.jsonl", "--yes", "--model", MODEL), more.stream())
            .toList();
    return ChildCommand.start(folder, server.url(), key.secret(), line);
  }

  private List<Path> files() throws IOException {
    Path results = folder.resolve("p-batch");
    if (!Files.isDirectory(results)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(results)) {
      return all.filter(file -> file.toString().endsWith(".png")).toList();
    }
  }
}
