package io.openbailian.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether a data folder can be written, and how much room there is.
public final class DiskLook {
  private static final long LITTLE = 1L << 30;
  private static final long TOO_LITTLE = 64L << 20;
  private static final String DISK = "disk";

  private DiskLook() {}

  /// Looks at the folder, or at the nearest that is there above it.
  public static void at(Path data, Diagnosis diagnosis) {
    Path there = data.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      diagnosis.bad(DISK, "%s is no folder: name another one with --data".formatted(there));
      return;
    }
    if (!Files.isWritable(there)) {
      diagnosis.bad(DISK, "%s cannot be written: name another one with --data".formatted(there));
      return;
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      String room = "%d MiB are free below %s".formatted(free >> 20, data);
      if (free < TOO_LITTLE) {
        diagnosis.bad(DISK, room + ": results find no room");
      } else if (free < LITTLE) {
        diagnosis.odd(DISK, room);
      } else {
        diagnosis.good(DISK, room);
      }
    } catch (IOException e) {
      diagnosis.bad(DISK, "%s cannot be looked at: %s".formatted(there, e.getMessage()));
    }
  }
}
