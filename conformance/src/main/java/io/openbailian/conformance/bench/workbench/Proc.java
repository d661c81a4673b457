package io.openbailian.conformance.bench.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What Linux tells about a process under `/proc`.
public final class Proc {
  /// `utime` and `stime` are counted in hundredths of a second on every Linux of today.
  private static final double TICKS_PER_SECOND = 100;

  private static final int UTIME = 11;
  private static final int CHILDREN_UTIME = 13;

  private Proc() {}

  /// Seconds of CPU a process has used, all threads, user and kernel.
  public static double cpuSeconds(long pid) throws IOException {
    return seconds(Path.of("/proc", Long.toString(pid), "stat"), UTIME);
  }

  /// Seconds of CPU that ended children of this process used, and theirs.
  public static double childrenCpuSeconds() throws IOException {
    return seconds(Path.of("/proc/self/stat"), CHILDREN_UTIME);
  }

  /// The sum of a field and the one after it. The program's name, in brackets, may contain blanks.
  private static double seconds(Path stat, int field) throws IOException {
    String text = Files.readString(stat);
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1])) / TICKS_PER_SECOND;
  }

  /// Resident memory in MiB.
  static long residentMebibytes(long pid) throws IOException {
    List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
    return status.stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        >> 10;
  }
}
