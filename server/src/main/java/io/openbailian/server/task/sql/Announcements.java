package io.openbailian.server.task.sql;

import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.TaskListener;
import java.util.HashSet;
import java.util.Set;

/// Tells the listener what became durable, once for each batch of commits. Lives on the writing
/// thread.
final class Announcements {
  private final TaskListener listener;
  private final Set<String> lanes = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private final Runnable tell = this::tell;

  Announcements(TaskListener listener) {
    this.listener = listener;
  }

  void pending(String lane, Transaction transaction) {
    transaction.afterCommit(() -> lanes.add(lane));
    transaction.atBatchEnd(tell);
  }

  void ended(String id, Transaction transaction) {
    transaction.afterCommit(() -> ended.add(id));
    transaction.atBatchEnd(tell);
  }

  private void tell() {
    Set<String> nowPending = taken(lanes);
    Set<String> nowEnded = taken(ended);
    if (!nowPending.isEmpty()) {
      listener.pending(nowPending);
    }
    if (!nowEnded.isEmpty()) {
      listener.ended(nowEnded);
    }
  }

  private static Set<String> taken(Set<String> collected) {
    Set<String> copy = Set.copyOf(collected);
    collected.clear();
    return copy;
  }
}
