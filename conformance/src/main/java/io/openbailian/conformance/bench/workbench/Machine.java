package io.openbailian.conformance.bench.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the figures were measured on.
public record Machine(int cores, String processor, String memory, String system, String jdk) {

  public static Machine here() throws IOException {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        field(Path.of("/proc/cpuinfo"), "model name"),
        gibibytes(field(Path.of("/proc/meminfo"), "MemTotal")),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vendor.version", "") + " " + Runtime.version());
  }

  private static String field(Path file, String name) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }

  private static String gibibytes(String kibibytes) {
    String digits = kibibytes.replaceAll("\\D", "");
    return digits.isEmpty()
        ? kibibytes
        : Text.format("%.0f GiB", Long.parseLong(digits) / 1024.0 / 1024.0);
  }

  @Override
  public String toString() {
    return "%d cores (%s), %s, %s, JDK %s".formatted(cores, processor, memory, system, jdk.strip());
  }
}
