package io.openbailian.cli.doctor;

import io.openbailian.cli.output.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether a data folder can be written, and how much room there is.
public final class DiskLook {
  private static final long LITTLE = 1L << 30;
  private static final long TOO_LITTLE = 64L << 20;

  private DiskLook() {}

  /// Looks at the folder, or at the nearest that is there above it.
  public static void at(Path data, Diagnosis diagnosis) {
    Path there = data.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      diagnosis.bad(Texts.say("doctor.what-disk"), Texts.say("doctor.disk-no-folder", there));
      return;
    }
    if (!Files.isWritable(there)) {
      diagnosis.bad(Texts.say("doctor.what-disk"), Texts.say("doctor.disk-read-only", there));
      return;
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      String room = Texts.say("doctor.disk-free", free >> 20, data);
      if (free < TOO_LITTLE) {
        diagnosis.bad(Texts.say("doctor.what-disk"), Texts.say("doctor.disk-full", room));
      } else if (free < LITTLE) {
        diagnosis.odd(Texts.say("doctor.what-disk"), room);
      } else {
        diagnosis.good(Texts.say("doctor.what-disk"), room);
      }
    } catch (IOException e) {
      diagnosis.bad(
          Texts.say("doctor.what-disk"), Texts.say("doctor.disk-unseen", there, e.getMessage()));
    }
  }
}
