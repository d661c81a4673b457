package io.openbailian.cli.batch.run;

import io.openbailian.cli.batch.manifest.SavedFile;
import java.util.List;
import java.util.Optional;

/// How an entry ended.
public sealed interface EntryEnd {

  /// Its results are there.
  ///
  /// @param lost results that failed beside others that are there
  record Done(List<SavedFile> files, Optional<Long> seed, int lost) implements EntryEnd {
    public Done {
      files = List.copyOf(files);
    }
  }

  /// The service said no, or could not make it.
  record Failed(String code, String message) implements EntryEnd {}

  /// Nobody knows whether it was made and paid for.
  record Doubtful(String why) implements EntryEnd {}

  /// It is under way at the service, or was not begun; a later command goes on with it.
  record Left(String why) implements EntryEnd {}
}
