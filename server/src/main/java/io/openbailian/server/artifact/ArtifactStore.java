package io.openbailian.server.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Keeps the bytes of result files. A file is there whole or not at all; whether it may be served
/// is said by its row.
public interface ArtifactStore {

  /// Writes a file durably: temporary name, fsync, rename, fsync of the folder. A file of that name
  /// is replaced, so work that is repeated after a crash leaves one set of files.
  ///
  /// @return lower-case hex SHA-256 of the bytes
  /// @throws IOException for a full or failing disk; then no file of that name was half-written
  String write(String name, byte[] bytes) throws IOException;

  /// Begins a file that somebody else writes, bit by bit, under a temporary name.
  ///
  /// @throws IOException for a full or failing disk
  Draft draft() throws IOException;

  /// A file in the making; gone when closed, unless it was kept.
  interface Draft extends AutoCloseable {

    /// Where it is written; nothing may be there yet.
    Path path();

    /// Makes what was written durable under its name, as {@link ArtifactStore#write} does.
    ///
    /// @throws IOException for a full or failing disk
    Kept keep(String name) throws IOException;

    @Override
    void close();
  }

  /// What is known of a file that was kept.
  ///
  /// @param sha256 lower-case hex of its content
  record Kept(String sha256, long bytes) {}

  /// Where the file lies, if it does.
  Optional<Path> locate(String name);

  /// Removes the file if it is there.
  void delete(String name) throws IOException;

  /// Removes files that are older than `before` and that nobody refers to, left by crashes.
  ///
  /// @return how many it removed
  int sweep(Instant before, References references) throws IOException, InterruptedException;

  /// Knows which files somebody refers to.
  @FunctionalInterface
  interface References {
    boolean contains(String name) throws InterruptedException;
  }
}
