package io.openbailian.server.share;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What one key holds and waits for; guarded by the lock of its {@link Shares}.
final class Account {
  /// Asked for by loans that hold something already: each has a place to keep until it can go on.
  private final Deque<Asking> growing = new ArrayDeque<>();

  private final Deque<Asking> beginning = new ArrayDeque<>();

  long held;
  long heldByWaiting;

  int waiting() {
    return growing.size() + beginning.size();
  }

  boolean isWaiting() {
    return waiting() > 0;
  }

  /// @param size what its loan holds
  void add(Asking ask, long size) {
    (size > 0 ? growing : beginning).addLast(ask);
    heldByWaiting += size;
  }

  void remove(Asking ask, long size) {
    (size > 0 ? growing : beginning).remove(ask);
    heldByWaiting -= size;
  }

  /// The one to serve next. Any loan that grows may go on, for it will give back all the sooner;
  /// while one waits, none begins; and those that begin do so in their order, or a large one would
  /// never.
  @Nullable Asking firstOf(Predicate<Asking> fits) {
    if (growing.isEmpty()) {
      Asking first = beginning.peekFirst();
      return first != null && fits.test(first) ? first : null;
    }
    return growing.stream().filter(fits).findFirst().orElse(null);
  }

  /// Whether all that the key holds is held by loans that wait for more, and none can have it
  /// before another gives back.
  boolean standsStill(long most) {
    return held > 0
        && held == heldByWaiting
        && growing.stream().allMatch(ask -> ask.amount() > most - held);
  }

  /// The loan that asked last, of those that hold something.
  Asking youngestGrowing() {
    return growing.getLast();
  }

  boolean isYoungerThan(Account other) {
    return youngestGrowing().number() > other.youngestGrowing().number();
  }
}
