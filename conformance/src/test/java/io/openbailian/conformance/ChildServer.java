package io.openbailian.conformance;

import io.openbailian.protocol.RunFile;
import io.openbailian.server.RunFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `bailian serve` in a process of its own, which a test may kill.
public final class ChildServer implements AutoCloseable {
  private final Process process;
  private final Path log;
  private final Path config;

  private ChildServer(Process process, Path log, Path config) {
    this.process = process;
    this.log = log;
    this.config = config;
  }

  /// Changes its configuration file; it is not told.
  ///
  /// @param yaml as at its start
  public void configure(String yaml) throws IOException {
    Files.writeString(config, whole(yaml));
  }

  private static String whole(String yaml) {
    return "api-key: %s\nmetrics: {open: true}\n%s\n".formatted(TestServer.KEY, yaml);
  }

  /// Starts one with a configuration; it may not be listening yet.
  ///
  /// @param yaml what stands in its configuration file, beside port, data and api-key
  public static ChildServer launch(Path data, String yaml) throws IOException {
    return launch(data, yaml, "256m");
  }

  private static ChildServer launch(Path data, String yaml, String heap) throws IOException {
    return launch(data, yaml, heap, List.of());
  }

  /// Starts one under circumstances, and does not wait.
  ///
  /// @param circumstances commands of a shell, for example `umask 000` or `ulimit -n 256`
  public static ChildServer launchAfter(String circumstances, Path data, String yaml)
      throws IOException {
    return launch(
        data, yaml, "256m", List.of("/bin/sh", "-c", circumstances + "; exec \"$@\"", "sh"));
  }

  /// Starts one under circumstances and waits until it answers.
  ///
  /// @param circumstances commands of a shell
  public static ChildServer startAfter(String circumstances, Path data, String yaml)
      throws Exception {
    ChildServer child = launchAfter(circumstances, data, yaml);
    child.untilItListens(data);
    return child;
  }

  private static ChildServer launch(Path data, String yaml, String heap, List<String> before)
      throws IOException {
    Path config = Files.createTempFile("openbailian-child", ".yaml");
    Path log = Files.createTempFile("openbailian-child", ".log");
    config.toFile().deleteOnExit();
    log.toFile().deleteOnExit();
    Files.writeString(config, whole(yaml));
    List<String> command = new ArrayList<>(before);
    command.addAll(ChildStart.command(heap));
    command.addAll(
        List.of("serve", "--port", "0", "--data", data.toString(), "--config", config.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("OPENBAILIAN_"));
    return new ChildServer(builder.redirectOutput(log.toFile()).start(), log, config);
  }

  /// Starts one and waits until it answers.
  public static ChildServer start(Path data, String yaml) throws Exception {
    return start(data, yaml, "256m");
  }

  /// Starts one with another heap and waits until it answers.
  ///
  /// @param heap as Java takes it, for example `1g`
  public static ChildServer start(Path data, String yaml, String heap) throws Exception {
    ChildServer child = launch(data, yaml, heap);
    child.untilItListens(data);
    return child;
  }

  private void untilItListens(Path data) throws Exception {
    Eventually.holds(
        "the child listens",
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("the child ended: " + log());
          }
          return run(data).isPresent();
        });
  }

  private Optional<RunFile> run(Path data) {
    return RunFiles.read(data).filter(run -> run.pid() == process.pid());
  }

  /// Where it listens.
  public URI url(Path data) {
    return run(data).orElseThrow().url();
  }

  public long pid() {
    return process.pid();
  }

  /// Everything it has printed.
  public String log() throws IOException {
    return Files.readString(log);
  }

  /// The end of a process that was given no time to tidy up.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// Waits for its end.
  ///
  /// @return its exit code
  public int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /// Stops it as an operator does, and waits until it has gone.
  public void stop() {
    process.destroy();
    process.onExit().join();
  }

  @Override
  public void close() {
    stop();
  }
}
