package io.openbailian.conformance;

import io.openbailian.server.RunFiles;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a test's process of `bailian` is started. It lives for seconds, so it is compiled by the
/// quick compiler alone, and its classes come from a record that the first test makes for all: a
/// start costs a third of the CPU.
final class ChildStart {
  private static final List<String> ALWAYS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Djdk.reflect.useNativeAccessorOnly=true",
          "-Djava.awt.headless=true");
  private static final long PAUSE_NANOS = 5_000_000;
  private static final Path RECORD = Path.of("target", "child.aot");

  private ChildStart() {}

  /// The command up to the arguments of `bailian`.
  ///
  /// @param heap as Java takes it, for example `256m`
  static List<String> command(String heap) throws IOException {
    return command(heap, record());
  }

  private static List<String> command(String heap, List<String> record) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "--enable-native-access=ALL-UNNAMED"));
    command.addAll(ALWAYS);
    command.addAll(record);
    command.addAll(List.of("-cp", classPath(), "io.openbailian.cli.Main"));
    return command;
  }

  /// What the product sees, without the classes of the tests and their log configuration.
  private static String classPath() {
    return entries().collect(Collectors.joining(File.pathSeparator));
  }

  private static Stream<String> entries() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    Path own = Path.of("target").toAbsolutePath();
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
        .filter(entry -> !Path.of(entry).startsWith(own));
  }

  /// Java takes a record only where all classes are in jars: where folders are tested, children
  /// start without.
  private static List<String> record() throws IOException {
    if (entries().anyMatch(entry -> Files.isDirectory(Path.of(entry)))) {
      return List.of();
    }
    synchronized (ChildStart.class) { // a process cannot take its own lock twice
      if (!Files.exists(RECORD)) {
        makeOnce();
      }
    }
    return Files.size(RECORD) == 0
        ? List.of()
        : List.of("-XX:AOTCache=" + RECORD.toAbsolutePath(), "-Xlog:aot=off", "-Xlog:cds=off");
  }

  private static void makeOnce() throws IOException {
    try (FileChannel file =
            FileChannel.open(
                Path.of("target", "child.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = file.lock()) {
      if (!Files.exists(RECORD)) {
        make();
      }
    }
  }

  /// A server that starts and stops. What fails leaves an empty record, which is not asked again.
  private static void make() throws IOException {
    Path folder = Files.createTempDirectory("openbailian-child");
    Path record = folder.resolve("child.aot");
    try {
      List<String> command =
          command("256m", List.of("-XX:AOTCacheOutput=" + record, "-Xlog:disable"));
      command.addAll(List.of("serve", "--port", "0", "--data", folder.resolve("data").toString()));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      while (process.isAlive() && RunFiles.read(folder.resolve("data")).isEmpty()) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      process.destroy();
      process.onExit().join();
      if (!Files.exists(record)) {
        Files.createFile(record);
      }
      Files.move(record, RECORD, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      TestServer.delete(folder);
    }
  }
}
