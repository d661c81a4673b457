package io.openbailian.server.task;

import io.openbailian.server.artifact.ArtifactStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes what has expired, rows first and then files, and what crashes left behind. When it runs
/// decides only how much disk is used: what has expired is invisible at once.
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  /// A slice holds up the writes of others for some milliseconds.
  private static final int SLICE = 500;

  /// Younger files may belong to work that has not written its row yet.
  private static final Duration GRACE = Duration.ofHours(1);

  private final TaskStore tasks;
  private final ArtifactStore files;
  private final ArtifactStore.References references;

  /// @param references knows the files that have a row or soon will
  public Sweeper(TaskStore tasks, ArtifactStore files, ArtifactStore.References references) {
    this.tasks = tasks;
    this.files = files;
    this.references = references;
  }

  /// What one sweep removed.
  ///
  /// @param orphans files that nobody referred to
  public record Swept(int tasks, int files, int orphans) {}

  /// Sweeps once; an interrupt ends it between two slices.
  ///
  /// @throws IOException when a folder cannot be read; what was removed until then stays removed
  /// @throws DatabaseException when the database failed
  public Swept sweepOnce(Instant now) throws IOException, InterruptedException {
    int expiredTasks = 0;
    int expiredFiles = 0;
    TaskStore.Expired slice;
    do {
      slice = tasks.expire(now, SLICE);
      slice.files().forEach(this::delete);
      expiredTasks += slice.tasks();
      expiredFiles += slice.files().size();
    } while (slice.tasks() > 0 || !slice.files().isEmpty());
    Instant before = now.minus(GRACE);
    int orphans = files.sweep(before, references) + tasks.sweep(before);
    return logged(new Swept(expiredTasks, expiredFiles, orphans));
  }

  /// A file that stays is an orphan now, and the next sweep's.
  private void delete(String file) {
    try {
      files.delete(file);
    } catch (IOException e) {
      LOG.warn("the file {} could not be deleted; the next sweep tries again", file, e);
    }
  }

  private static Swept logged(Swept swept) {
    if (swept.tasks() + swept.files() + swept.orphans() > 0) {
      LOG.info(
          "swept {} expired tasks, {} of their files and {} files without an owner",
          swept.tasks(),
          swept.files(),
          swept.orphans());
    }
    return swept;
  }
}
