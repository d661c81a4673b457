package io.openbailian.server.task;

import java.util.Set;

/// Learns of changes after their commit, on the store's thread: must not block and must not call
/// the store.
public interface TaskListener {

  /// Tasks of this lane have become PENDING.
  void pending(Set<String> lanes);

  /// These tasks have ended.
  void ended(Set<String> taskIds);
}
