package io.openbailian.server.artifact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rows of result files.
public interface ArtifactIndex {

  /// The row, unless there is none or it has expired at `now`.
  Optional<Artifact> find(String name, Instant now) throws InterruptedException;

  /// Writes the rows of a synchronous answer's files, all or none; durable when this returns.
  void add(List<Artifact> files);

  /// True while any row, expired or not, has this name.
  boolean contains(String name) throws InterruptedException;
}
