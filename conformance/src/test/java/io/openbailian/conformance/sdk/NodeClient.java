package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Programs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A client of npm: a folder beside this module with scripts and the versions that its lock file
/// pins, installed below `target`. Tests of one are skipped where there is no Node.
///
/// @param folder of its sources, and of its installation
/// @param dependency that shows whether it is installed
record NodeClient(String folder, String dependency) {
  static final String CHAT = "chat.mjs";
  private static final String SCRIPTS = ".mjs";

  /// How a program ended, and what it printed.
  record Ended(int exit, String output) {

    /// The checks of the script that held.
    long held() {
      return output.lines().filter(line -> line.startsWith("ok ")).count();
    }
  }

  private Path installed() {
    return Path.of("target", folder);
  }

  /// Copies the sources, and installs the dependencies unless they are there. Test classes of
  /// several processes share an installation: one installs, the others wait.
  NodeClient install() throws IOException, InterruptedException {
    Programs.require("node");
    Programs.require("npm");
    Files.createDirectories(installed());
    synchronized (NodeClient.class) { // a process cannot take its own lock twice
      try (FileChannel lock = lockFile();
          FileLock _ = lock.lock()) {
        installOnce();
      }
    }
    return this;
  }

  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        installed().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /// What is half installed has no mark yet, and is installed again; so is what has changed.
  private void installOnce() throws IOException, InterruptedException {
    Path mark = installed().resolve(".installed");
    for (String file : files()) {
      if (copied(Path.of(folder, file), installed().resolve(file)) && !file.endsWith(SCRIPTS)) {
        Files.deleteIfExists(mark);
      }
    }
    if (Files.exists(mark)) {
      return;
    }
    Ended install =
        run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
    assertThat(install.exit()).as(install.output()).isZero();
    assertThat(installed().resolve("node_modules/" + dependency)).isDirectory();
    Files.createFile(mark);
  }

  /// Leaves a file alone that is the same: a script of another test may be running.
  private static boolean copied(Path from, Path to) throws IOException {
    byte[] wanted = Files.readAllBytes(from);
    if (Files.exists(to) && Arrays.equals(Files.readAllBytes(to), wanted)) {
      return false;
    }
    Files.write(to, wanted);
    return true;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(folder))) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SCRIPTS) || name.startsWith("package"))
          .toList();
    }
  }

  /// Runs a script.
  Ended runScript(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    return run(environment, "node", script);
  }

  private Ended run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(installed().toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), output);
  }
}
