package io.openbailian.conformance.bench.scenarios;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// What the disk can do: durable appends one after the other, which bounds commits.
final class DiskSync {
  private static final Duration MEASURED = Duration.ofSeconds(3);
  private static final int PAGE = 4 << 10;

  private DiskSync() {}

  /// `fdatasync` after each append of 4 KiB.
  static double perSecond(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "sync-", "");
    long start = System.nanoTime();
    int done = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
      for (; System.nanoTime() - start < MEASURED.toNanos(); done++) {
        channel.write(page.clear());
        channel.force(false);
      }
    } finally {
      Files.delete(file);
    }
    return done * 1e9 / (System.nanoTime() - start);
  }
}
