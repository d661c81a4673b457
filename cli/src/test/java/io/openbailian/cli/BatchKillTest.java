package io.openbailian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.cli.batch.manifest.EntryState;
import io.openbailian.cli.batch.manifest.ManifestView;
import io.openbailian.protocol.Json;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// A batch whose process is killed, three times, and goes on: each file once, each charge once.
class BatchKillTest {
  private static final int KILLS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // by each test
  private CountingService service;

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void whereKeysAreHonouredEachEntryIsMadeOnce() throws IOException, InterruptedException {
    eachIsMadeOnce(120);
  }

  @Test
  @Tag("slow")
  void aThousandAreMadeOnceEach() throws IOException, InterruptedException {
    eachIsMadeOnce(1_000);
  }

  private void eachIsMadeOnce(int entries) throws IOException, InterruptedException {
    service = new CountingService().honouringKeys();
    killedThrice(entries);

    assertThat(run("--resume")).isZero();

    assertThat(service.prompts()).doesNotHaveDuplicates().hasSize(entries);
    assertThat(files()).hasSize(entries);
    assertThat(files().stream().map(BatchKillTest::content)).doesNotHaveDuplicates();
  }

  @Test
  void whereTheyAreNotEachIsMadeAtMostOnceAndEachDoubtfulOneIsNamed()
      throws IOException, InterruptedException {
    eachIsMadeAtMostOnce(120);
  }

  @Test
  @Tag("slow")
  void ofAThousandNoneIsMadeTwiceAndEachDoubtfulOneIsNamed()
      throws IOException, InterruptedException {
    eachIsMadeAtMostOnce(1_000);
  }

  private void eachIsMadeAtMostOnce(int entries) throws IOException, InterruptedException {
    service = new CountingService();
    killedThrice(entries);

    int exit = run("--resume");

    assertThat(service.prompts()).doesNotHaveDuplicates();
    int doubtful = summary().path("unknown").asInt();
    assertThat(summary().path("done").asInt() + doubtful).isEqualTo(entries);
    assertThat(summary().path("unknown_lines").size()).isEqualTo(Math.min(10, doubtful));
    assertThat(files()).hasSize(entries - doubtful);
    assertThat(exit).isEqualTo(doubtful == 0 ? 0 : 6);
    long named =
        ManifestView.read(folder.resolve("p-batch/manifest.jsonl")).stream()
            .filter(entry -> entry.state() == EntryState.UNKNOWN)
            .filter(entry -> entry.asked().prompt().startsWith("a cat number "))
            .count();
    assertThat(named).isEqualTo(doubtful);
  }

  /// Each time after some more have been made.
  private void killedThrice(int entries) throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("p.txt"),
        IntStream.rangeClosed(1, entries)
            .mapToObj(number -> "a cat number " + number)
            .collect(Collectors.joining("\n")));
    for (int kill = 1; kill <= KILLS; kill++) {
      Process batch = start(kill == 1 ? List.of() : List.of("--resume"), "256m");
      int enough = entries * kill / (KILLS + 2);
      await(batch, () -> service.made().size() >= enough);
      batch.destroyForcibly();
      batch.waitFor();
      tear();
    }
  }

  /// As if the last line had not reached the disk.
  private void tear() throws IOException {
    Files.writeString(
        folder.resolve("p-batch/manifest.jsonl"),
        "{\"entry\":\"torn",
        StandardOpenOption.APPEND,
        StandardOpenOption.CREATE);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Process process, Condition condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && !condition.holds() && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(condition.holds()).as("the batch got so far").isTrue();
  }

  private Process start(List<String> more, String heap) throws IOException {
    return start(more, heap, "p.txt");
  }

  private Process start(List<String> more, String heap, String file) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", classPath(), "io.openbailian.cli.Main"));
    command.addAll(List.of("run", file, "--yes", "--json", "--model", "wan2.2-t2i-flash"));
    command.addAll(more);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("OPENBAILIAN_BASE_URL", service.root().toString());
    builder.environment().put("OPENBAILIAN_API_KEY", "sk-test");
    return builder
        .redirectOutput(folder.resolve("out.json").toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  private int run(String... more) throws IOException, InterruptedException {
    Process batch = start(List.of(more), "256m");
    assertThat(batch.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return batch.exitValue();
  }

  private ObjectNode summary() throws IOException {
    return Json.parseObject(Files.readString(folder.resolve("out.json")));
  }

  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    return Stream.of(all.split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("p-batch"))) {
      return all.filter(file -> file.toString().endsWith(".png")).toList();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whoEndsItIsToldHowItGoesOnAndTheTasksAreNotLost() throws IOException, InterruptedException {
    service = new CountingService().holding(true);
    Files.writeString(folder.resolve("p.txt"), "a cat\na dog\na cow\n");
    Process batch = start(List.of(), "256m");
    await(batch, () -> service.made().size() >= 2);
    batch.destroy(); // SIGTERM; Ctrl-C goes the same way
    assertThat(batch.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(batch.exitValue()).isNotZero();
    assertThat(Files.readString(folder.resolve("err.txt")))
        .contains("It goes on with: bailian run p.txt")
        .contains("--resume");
    try (Stream<Path> all = Files.list(folder.resolve("p-batch"))) {
      assertThat(all.map(file -> file.getFileName().toString())).containsExactly("manifest.jsonl");
    }

    service.holding(false);
    int exit = run("--resume");
    assertThat(service.prompts()).doesNotHaveDuplicates();
    assertThat(files().size() + summary().path("unknown").asInt()).isEqualTo(3);
    assertThat(exit).isIn(0, 6);
  }

  @Test
  void thousandsOfEntriesNeedNoMoreMemory() throws IOException, InterruptedException {
    thousandsFit(2_000);
  }

  @Test
  @Tag("slow")
  void tenThousandEntriesNeedNoMoreMemory() throws IOException, InterruptedException {
    thousandsFit(10_000);
  }

  /// A file that is larger than the heap: ten thousand bytes an entry.
  private void thousandsFit(int entries) throws IOException, InterruptedException {
    service = new CountingService().forgetting();
    String filling = "x".repeat(700);
    try (var out = Files.newBufferedWriter(folder.resolve("p.jsonl"))) {
      for (int number = 1; number <= entries; number++) {
        out.write("{\"prompt\":\"" + number + " " + filling + "\",");
        out.write("\"custom_id\":\"" + "y".repeat(10_000) + number + "\"}\n");
      }
    }
    Process batch = start(List.of(), "64m", "p.jsonl");
    assertThat(batch.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(batch.exitValue()).as(Files.readString(folder.resolve("err.txt"))).isZero();
    assertThat(summary().path("done").asInt()).isEqualTo(entries);
    assertThat(new HashSet<>(files())).hasSize(entries);
  }
}
