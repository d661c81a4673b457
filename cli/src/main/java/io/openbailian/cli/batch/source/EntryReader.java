package io.openbailian.cli.batch.source;

import java.io.IOException;
import java.io.Reader;

/// Reads one format.
interface EntryReader {

  /// Pushes all entries, until the sink wants no more.
  ///
  /// @param file as its user calls it
  void read(String file, Reader reader, EntrySink sink) throws IOException, InterruptedException;
}
