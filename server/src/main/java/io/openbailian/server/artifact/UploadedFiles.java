package io.openbailian.server.artifact;

import java.time.Instant;
import java.util.Optional;

/// The files that clients have uploaded, as inputs of requests find them.
@FunctionalInterface
public interface UploadedFiles {

  /// The file of this key of storage, unless it is another's, has expired at `now` or never was.
  ///
  /// @param key what follows `oss://`
  /// @param workspace of the API key that asks
  Optional<InputFile.Kept> find(String key, String workspace, Instant now)
      throws InterruptedException;
}
