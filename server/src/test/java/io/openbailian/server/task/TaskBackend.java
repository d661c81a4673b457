package io.openbailian.server.task;

import io.openbailian.server.artifact.ArtifactIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/// A database that keeps tasks, for the contracts.
public interface TaskBackend extends AutoCloseable {

  /// Opens a store on the test's own data; when it was open, as a process that was killed and
  /// started again.
  ///
  /// @param folder for files
  TaskStore open(Path folder, int queueBound, TaskListener listener)
      throws IOException, InterruptedException;

  /// A store that a second worker uses beside the one that is open.
  TaskStore second(Path folder, TaskListener listener) throws IOException, InterruptedException;

  /// The leases of others are over at `now`: where processes share the data, whoever is there
  /// learns it by itself.
  default void leasesAreOver(TaskStore store, Instant now) throws InterruptedException {}

  /// The index of the data that was opened last.
  ArtifactIndex index();

  /// How many of so many rounds are worth their time here.
  default int rounds(int many) {
    return many;
  }

  @Override
  void close();
}
