package io.openbailian.server.run;

import io.openbailian.server.task.WorkMarks;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Marks a task's work on files of others; a suspect's only when its turn has come.
///
/// @param turn where the task is a suspect
/// @param over whether its work is not wanted any more
record TaskMarking(WorkMarks marks, String taskId, Optional<SuspectTurn> turn, BooleanSupplier over)
    implements Marking {

  @Override
  public WorkMarks.Mark begin(Runnable meanwhile) throws InterruptedException {
    WorkMarks.Mark alone = alone(meanwhile);
    WorkMarks.Mark mark = marks.begin(taskId);
    return () -> {
      mark.close();
      alone.close();
    };
  }

  @Override
  public WorkMarks.Mark alone(Runnable meanwhile) throws InterruptedException {
    return turn.isPresent() ? turn.get().begin(over, meanwhile) : () -> {};
  }
}
