package io.openbailian.server.task;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// What one key has polled lately, and how long each of its polls may be held therefore: the hold
/// is shared by this task and all others that the key has asked about and that no poll waits for.
final class PollShares {
  private static final Duration LATELY = Duration.ofSeconds(10);

  private final Duration hold;
  private final Map<String, Long> askedAt = new LinkedHashMap<>();
  private int holding;

  /// @param hold of a poll of a key that asks about one task
  PollShares(Duration hold) {
    this.hold = hold;
  }

  /// Notes a poll of an unfinished task and says how long it may be held.
  ///
  /// @param now monotonic nanoseconds
  synchronized Duration begin(String taskId, long now) {
    askedAt.remove(taskId);
    askedAt.put(taskId, now);
    forgetBefore(now - LATELY.toNanos());
    int others = Math.max(0, askedAt.size() - 1 - holding);
    holding++;
    // This one counts beside the others: were it left out, two tasks polled in turn would each be
    // held in full, and with a hold of half of LATELY the next ones too, without end.
    return hold.dividedBy(1L + others);
  }

  private void forgetBefore(long oldest) {
    Iterator<Long> times = askedAt.values().iterator();
    while (times.hasNext() && times.next() - oldest < 0) {
      times.remove();
    }
  }

  /// The task has ended; nobody will ask again.
  synchronized void forget(String taskId) {
    askedAt.remove(taskId);
  }

  /// A poll was answered.
  synchronized void end() {
    holding--;
  }
}
