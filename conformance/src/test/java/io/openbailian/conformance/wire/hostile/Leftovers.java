package io.openbailian.conformance.wire.hostile;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a server in this process holds that it should not hold when nobody asks it for anything.
///
/// @param memory bytes of its budgets that are lent, and tasks that run
/// @param threads that carry a request, a task or an engine's work, virtual ones too
/// @param files open in its folder for fetched files, or lying there
/// @param descriptors of this process, but for the pools of its clients
record Leftovers(double memory, long threads, List<String> files, long descriptors) {
  private static final Pattern WORK = Pattern.compile("\"name\": \"(request|task|engine)-");

  static Leftovers of(TestServer server) {
    Metrics metrics = Metrics.of(server);
    double memory =
        Stream.of("memory_files", "memory_pictures", "memory_bodies", "tasks_running")
            .mapToDouble(name -> value(metrics, "openbailian_" + name))
            .sum();
    return new Leftovers(memory, workers(), spooled(server), openDescriptors());
  }

  /// A metric that is not there is not zero.
  private static double value(Metrics metrics, String name) {
    if (metrics.lines().stream().noneMatch(line -> line.startsWith(name + " "))) {
      throw new IllegalStateException("no metric " + name);
    }
    return metrics.value(name);
  }

  /// Whether nothing is held at all, and no more descriptors than that.
  boolean none(long descriptorsBefore) {
    return memory == 0 && threads == 0 && files.isEmpty() && descriptors <= descriptorsBefore;
  }

  private static long workers() {
    try {
      Path folder = Files.createTempDirectory("openbailian-threads");
      Path dump = folder.resolve("dump.json");
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toString(), ThreadDumpFormat.JSON);
      long found = WORK.matcher(Files.readString(dump)).results().count();
      TestServer.delete(folder);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> spooled(TestServer server) {
    try (Stream<Path> spooled = Files.walk(server.data().resolve("spool"))) {
      return spooled.filter(Files::isRegularFile).map(Path::toString).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Files and sockets; on systems without /proc there is nothing to count.
  private static long openDescriptors() {
    Path all = Path.of("/proc/self/fd");
    if (!Files.isDirectory(all)) {
      return 0;
    }
    try (Stream<Path> each = Files.list(all)) {
      return each.filter(Leftovers::open).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean open(Path descriptor) {
    try {
      return !Files.readSymbolicLink(descriptor).toString().endsWith("/fd");
    } catch (NoSuchFileException e) {
      return false; // closed meanwhile
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
