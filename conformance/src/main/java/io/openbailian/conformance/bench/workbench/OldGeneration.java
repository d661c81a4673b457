package io.openbailian.conformance.bench.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the old generation of another JVM holds after a full collection, asked by `jcmd`.
public final class OldGeneration {
  private static final Pattern USED = Pattern.compile("(?i)tenured\\b.*?\\bused (\\d+)K");

  private OldGeneration() {}

  /// Kilobytes that are in use.
  public static long usedAfterCollection(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run"); // what the first frees by reference handlers, the second takes away
    jcmd(pid, "GC.run");
    String heap = jcmd(pid, "GC.heap_info");
    Matcher used = USED.matcher(heap);
    if (!used.find()) {
      throw new IOException("no old generation of a serial collector: " + heap);
    }
    return Long.parseLong(used.group(1));
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(program, Long.toString(pid), command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jcmd %d %s: %s".formatted(pid, command, said));
    }
    return said;
  }
}
