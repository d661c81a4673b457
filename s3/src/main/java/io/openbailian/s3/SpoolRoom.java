package io.openbailian.s3;

import io.openbailian.server.artifact.FilesAwayException;
import io.openbailian.server.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The disk for what is on its way into a bucket: so many files at a time, each with at most one
/// part in it.
final class SpoolRoom {
  /// A part, and the largest object that is sent in one.
  static final int PART = 8 << 20;

  /// Uploads whose clients are slow hold their places for minutes.
  private static final long LONGEST_WAIT_SECONDS = 120;

  private final Path folder;
  private final int all;
  private final Semaphore places;
  private final AtomicLong count = new AtomicLong();

  SpoolRoom(Path folder, long bytes) {
    this.folder = folder;
    this.all = (int) Math.min(bytes / PART, Integer.MAX_VALUE);
    this.places = new Semaphore(all, true);
  }

  /// A name in the spool that nobody else has; an empty file is there.
  Path file() throws IOException {
    return OwnerOnly.file(folder.resolve(".sending-" + count.incrementAndGet()));
  }

  /// Takes a place; an interrupt is still set when it is over.
  void take() throws FilesAwayException {
    boolean interrupted = false;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
    try {
      while (true) {
        try {
          if (places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return;
          }
          throw new FilesAwayException(
              "the spool of %d files on their way to the bucket is full (files.s3.spool)"
                  .formatted(all));
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  void give() {
    places.release();
  }
}
