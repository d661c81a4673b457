package io.openbailian.server.upload;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rows of the files of the Files API. Of a file that is another API key's, or has expired, it
/// knows nothing.
public interface KeptFileIndex {

  /// Adds a row, durable when this returns, unless there are as many files as there may be.
  boolean add(KeptFile file, Most most);

  /// How many files there may be.
  record Most(int ofKey, int ofAll) {}

  Optional<KeptFile> find(String id, String workspace, Instant now) throws InterruptedException;

  /// A page of a key's files, the youngest first.
  Page list(Query query, Instant now) throws InterruptedException;

  /// Removes a row.
  ///
  /// @return what it was; empty when there is none
  Optional<KeptFile> remove(String id, String workspace, Instant now);

  /// What is stored, expired or not.
  StoredBytes.Usage usage(String workspace) throws InterruptedException;

  /// Removes rows that have expired.
  ///
  /// @param most how many at once
  /// @return their files on the disk
  List<String> expire(Instant now, int most);

  /// True while any row refers to the file on the disk.
  boolean refersTo(String file) throws InterruptedException;

  /// Which files to list.
  ///
  /// @param purpose empty for any
  /// @param after the id of the file before the first; empty to begin at the youngest
  /// @param skip how many to pass over
  record Query(
      String workspace, Optional<String> purpose, Optional<String> after, int skip, int most) {}

  /// Some of the files of a key, youngest first.
  ///
  /// @param total how many there are without `after` and `skip`
  /// @param more whether others follow
  record Page(List<KeptFile> files, int total, boolean more) {
    public Page {
      files = List.copyOf(files);
    }
  }
}
