package io.openbailian.server.task;

import io.openbailian.server.admission.Principal;
import java.util.Optional;

/// Whose tasks somebody may see and cancel.
///
/// @param workspace the tasks of this one
/// @param onlyKey of these, those that were submitted with this key; all where empty
public record TaskViewer(String workspace, Optional<String> onlyKey) {

  /// What a key may see: all of its workspace, or nothing but its own.
  public static TaskViewer of(Principal principal, boolean ownTasksOnly) {
    return new TaskViewer(
        principal.workspace(), ownTasksOnly ? Optional.of(principal.keyId()) : Optional.empty());
  }

  /// True when the task may be seen.
  public boolean sees(Task task) {
    return task.workspace().equals(workspace)
        && onlyKey.map(task.owner().keyId()::equals).orElse(true);
  }
}
