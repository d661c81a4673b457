package io.openbailian.server.task;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// What one key has polled lately, and how long each of its polls may be held therefore: in full
/// when it waits for one task, or for several at once; briefly when it walks through many.
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
    // This one counts beside the others, and the square makes a walk converge: docs/adr/0005.
    long shares = 1L + others;
    return hold.dividedBy(shares * shares);
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
