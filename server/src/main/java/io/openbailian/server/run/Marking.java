package io.openbailian.server.run;

import io.openbailian.server.task.WorkMarks;

/// Notes that files of others are being worked on inside this process, for an invocation that can
/// be blamed for its death.
///
/// Methods throw {@link io.openbailian.server.share.GivenUpException} when the invocation was
/// stopped, or its time was over, before it could begin.
@FunctionalInterface
public interface Marking {

  /// Work on a file begins; closing the mark ends it. A suspect waits until no other is at work.
  ///
  /// @param meanwhile run before it waits: lets go of what another may need first
  WorkMarks.Mark begin(Runnable meanwhile) throws InterruptedException;

  /// Work on a file begins, by somebody who holds nothing that another may need.
  default WorkMarks.Mark begin() throws InterruptedException {
    return begin(() -> {});
  }

  /// Before something is held that others may wait for: a suspect waits here until no other is at
  /// work, and for all others nothing happens.
  ///
  /// @param meanwhile run before it waits: lets go of what another may need first
  default WorkMarks.Mark alone(Runnable meanwhile) throws InterruptedException {
    return () -> {};
  }

  /// The same, by somebody who holds nothing that another may need.
  default WorkMarks.Mark alone() throws InterruptedException {
    return alone(() -> {});
  }

  /// For an invocation that dies with its process.
  Marking NONE = _ -> () -> {};
}
