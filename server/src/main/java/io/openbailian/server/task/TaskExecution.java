package io.openbailian.server.task;

import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.routing.Lane;
import java.util.List;
import java.util.Optional;

/// Carries out one task that a worker has claimed.
public interface TaskExecution {

  /// Runs the task on the lane, whose gate the worker has passed. Never throws for what a task can
  /// do wrong: that is an ending too.
  ///
  /// @return empty when it was stopped because the server shuts down
  Optional<Ending> execute(Task task, Lane lane, StopSignal stop);

  /// How a task ended, with the rows of the files that are already on disk.
  record Ending(TaskState.Ended state, List<Artifact> files) {
    public Ending {
      files = List.copyOf(files);
    }
  }
}
