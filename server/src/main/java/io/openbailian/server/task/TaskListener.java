package io.openbailian.server.task;

import java.util.Set;

/// Learns of changes after their commit, on the store's thread: must not block and must not call
/// the store.
public interface TaskListener {

  /// Tasks of these lanes can be claimed.
  void pending(Set<String> lanes);

  /// Suspects can be claimed.
  default void suspects() {}

  /// These tasks have ended.
  void ended(Set<String> taskIds);

  /// The client of a RUNNING task wants it cancelled; told again when it wants more.
  default void cancelWish(String taskId, CancelWish wish) {}
}
