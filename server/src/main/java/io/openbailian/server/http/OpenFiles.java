package io.openbailian.server.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// How many files this process may have open at a time (`ulimit -n`), and how many of them
/// connections may be: without a rest for files, one client with many idle connections would keep
/// every other from its results.
final class OpenFiles {
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final String LINE = "Max open files";

  /// Jars, the database, and what requests and engines open while they work.
  private static final long LEAST_FOR_FILES = 216;

  private static final long LEAST_CONNECTIONS = 16;

  /// Where the system does not say: as many as Linux gives by default.
  private static final long UNKNOWN = 1024;

  private OpenFiles() {}

  /// The most connections at a time; further ones wait in the system's queue.
  static int forConnections() {
    return forConnections(limit());
  }

  static int forConnections(long limit) {
    long files = Math.max(LEAST_FOR_FILES, limit / 4);
    return (int) Math.clamp(limit - files, LEAST_CONNECTIONS, Integer.MAX_VALUE);
  }

  private static long limit() {
    try (Stream<String> lines = Files.lines(LIMITS)) {
      return lines
          .filter(line -> line.startsWith(LINE))
          .mapToLong(OpenFiles::soft)
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /// The first of the numbers, which counts.
  private static long soft(String line) {
    String number = line.substring(LINE.length()).strip().split("\\s+", 2)[0];
    return number.equals("unlimited") ? Integer.MAX_VALUE : Long.parseLong(number);
  }
}
