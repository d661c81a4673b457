package io.openbailian.server.upload;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rows of uploaded files.
public interface UploadIndex {

  /// Adds a row, durable when this returns; one of the same key of storage is replaced.
  ///
  /// @return the file of the row that was replaced
  Optional<String> add(Upload upload);

  /// The row, unless there is none, it is another API key's, or it has expired at `now`.
  Optional<Upload> find(String ossKey, String workspace, Instant now) throws InterruptedException;

  /// What is stored, expired or not.
  StoredBytes.Usage usage(String workspace) throws InterruptedException;

  /// Removes rows that have expired.
  ///
  /// @param most how many at once
  /// @return their files
  List<String> expire(Instant now, int most);

  /// True while any row refers to the file.
  boolean refersTo(String file) throws InterruptedException;
}
