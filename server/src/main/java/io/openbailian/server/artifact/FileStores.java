package io.openbailian.server.artifact;

import io.openbailian.engine.Time;
import io.openbailian.server.config.S3Settings;
import java.io.IOException;
import java.nio.file.Path;

/// The stores of a server's files, each apart from the others.
///
/// @param results what invocations made
/// @param inputs large inputs of tasks
/// @param uploads what clients brought for later requests (`oss://`)
/// @param kept files of the Files API
/// @param closing ends what the stores share
public record FileStores(
    ArtifactStore results,
    ArtifactStore inputs,
    ArtifactStore uploads,
    ArtifactStore kept,
    Closing closing) {

  /// Ends what several stores share; harmless when called again.
  @FunctionalInterface
  public interface Closing extends AutoCloseable {
    @Override
    void close();
  }

  /// Opens the stores in a bucket of S3, or of anything that speaks it. Found by `ServiceLoader`,
  /// so that an installation without one need not have the library.
  public interface OfS3 {

    /// Opens them, and asks the bucket once whether it may be used.
    ///
    /// @param settings with a bucket
    /// @param owner names whose files they are: nodes that share a database have the same, and
    ///   others must not sweep them
    /// @param spool a folder for files that are on their way; empty, and on a disk of this machine
    /// @throws IOException with a sentence for the operator, when it may not
    FileStores open(S3Settings settings, String owner, Path spool, Time time) throws IOException;
  }
}
