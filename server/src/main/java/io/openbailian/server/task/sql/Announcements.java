package io.openbailian.server.task.sql;

import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.CancelWish;
import io.openbailian.server.task.TaskListener;
import io.openbailian.server.task.sql.TaskQueue.Released;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Tells the listener what became durable, once for each batch of commits.
final class Announcements {
  private final TaskListener listener;
  private final Set<String> lanes = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private final Map<String, CancelWish> wishes = new LinkedHashMap<>();
  private boolean suspects;
  private final Runnable tell = this::tell;

  Announcements(TaskListener listener) {
    this.listener = listener;
  }

  void pending(String lane, Transaction transaction) {
    afterCommit(transaction, () -> lanes.add(lane));
  }

  void suspect(Transaction transaction) {
    afterCommit(transaction, () -> suspects = true);
  }

  void ended(String id, Transaction transaction) {
    afterCommit(transaction, () -> ended.add(id));
  }

  void wish(String id, CancelWish wish, Transaction transaction) {
    afterCommit(transaction, () -> wishes.put(id, wish));
  }

  /// At once: no transaction was needed.
  void released(Released task) {
    if (task.suspect()) {
      listener.suspects();
    } else {
      listener.pending(Set.of(task.lane()));
    }
  }

  private void afterCommit(Transaction transaction, Runnable note) {
    transaction.afterCommit(() -> {
      synchronized (this) {
        note.run();
      }
    });
    transaction.atBatchEnd(tell);
  }

  /// What was noted since the last call.
  private record News(
      Set<String> lanes, boolean suspects, Set<String> ended, Map<String, CancelWish> wishes) {}

  private synchronized News take() {
    News news = new News(Set.copyOf(lanes), suspects, Set.copyOf(ended), Map.copyOf(wishes));
    lanes.clear();
    ended.clear();
    wishes.clear();
    suspects = false;
    return news;
  }

  private void tell() {
    News news = take();
    if (!news.lanes().isEmpty()) {
      listener.pending(news.lanes());
    }
    if (news.suspects()) {
      listener.suspects();
    }
    if (!news.ended().isEmpty()) {
      listener.ended(news.ended());
    }
    news.wishes().forEach(listener::cancelWish);
  }
}
