package io.openbailian.server.run;

import io.openbailian.server.task.WorkMarks;

/// Notes that files of others are being worked on inside this process, for an invocation that can
/// be blamed for its death.
@FunctionalInterface
public interface Marking {

  /// Work on a file begins; closing the mark ends it.
  WorkMarks.Mark begin();

  /// For an invocation that dies with its process.
  Marking NONE = () -> () -> {};
}
