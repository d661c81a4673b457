package io.openbailian.server.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Keeps the bytes of files. A file is there whole or not at all; whether it may be served is said
/// by its row. Where a file lies is the store's own affair.
public interface ArtifactStore {

  /// Writes a file durably: temporary name, fsync, rename, fsync of the folder. A file of that name
  /// is replaced, so work that is repeated after a crash leaves one set of files.
  ///
  /// @throws IOException for a full or failing disk; then no file of that name was half-written
  Kept write(String name, byte[] bytes) throws IOException;

  /// As {@link #write(String, byte[])}, from what comes bit by bit.
  ///
  /// @throws IOException of the disk or of the content
  Kept write(String name, Content content) throws IOException;

  /// Produces the bytes of a file.
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Begins a file in the spool that a program writes which wants a path.
  ///
  /// @throws IOException for a full or failing disk
  Draft draft() throws IOException;

  /// A file in the making; gone when closed, unless it was kept.
  interface Draft extends AutoCloseable {

    /// Where it is written, in the spool; nothing is there yet.
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

  /// The file of this name, if it is there.
  ///
  /// @throws UncheckedIOException of a {@link FilesAwayException} when that cannot be told now
  Optional<StoredFile> find(String name);

  /// An address at which whoever has it can read the file for some minutes, where a store lets
  /// clients come to it; whether there is such a file is told there.
  default Optional<URI> address(Handed file) {
    return Optional.empty();
  }

  /// A file that is handed to somebody, as it is to be told of.
  ///
  /// @param headOnly whether it is asked about and not for
  record Handed(String name, String mediaType, String disposition, boolean headOnly) {}

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
