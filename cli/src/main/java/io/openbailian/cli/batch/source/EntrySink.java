package io.openbailian.cli.batch.source;

import java.io.IOException;

/// Takes the entries of a file, in its order.
public interface EntrySink {

  /// Takes the next.
  ///
  /// @return false when no more are wanted
  boolean entry(WrittenEntry entry) throws IOException, InterruptedException;

  /// Is told what cannot be read; what comes after it is read all the same where that is possible.
  void mistake(Mistake mistake);
}
