package io.openbailian.server.routing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets so many pass at once. Those who wait pass in the order of their keys, each key in its turn,
/// and of one key in the order in which they came: a key with thousands of calls delays no other's
/// first one by more than those that are inside.
///
/// Some may be {@link Bound} together besides: who would be one too many of them waits without
/// keeping anybody else waiting.
public final class Gate {
  private static final Duration LOOK_UP = Duration.ofMillis(200);

  private final Map<String, Deque<Turn>> waiting = new LinkedHashMap<>();
  private final int width;
  private int inside;

  public Gate(int width) {
    this.width = width;
  }

  /// So many of those who belong to it may be underway at once: inside, or busy with what they
  /// brought out.
  public static final class Bound {
    private final int most;
    private int underway;

    private Bound(int most) {
      this.most = most;
    }
  }

  /// A bound for some of those who pass here.
  public Bound bound(int most) {
    return new Bound(most);
  }

  /// A place in the queue, or inside; closing it gives up either.
  public final class Turn implements AutoCloseable {
    private final String key;
    private final Optional<Bound> bound;
    private final CountDownLatch let = new CountDownLatch(1);
    private boolean passed;
    private boolean outside;
    private boolean over;

    private Turn(String key, Optional<Bound> bound) {
      this.key = key;
      this.bound = bound;
    }

    private boolean mayPass() {
      return bound.isEmpty() || bound.get().underway < bound.get().most;
    }

    /// Waits so long at most, and says whether it has passed.
    public boolean await(Duration atMost) throws InterruptedException {
      return let.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Has passed and is outside again, but still underway: another may come inside.
    public void leave() {
      leaveInside(this);
    }

    /// Is inside again where it had left, as soon as there is room: the next of its key. Does
    /// nothing where it is inside, or not underway any more.
    public void comeBack() throws InterruptedException {
      try (Turn back = queueAgain(this)) {
        while (isAway(this) && !back.await(LOOK_UP)) {
          // it may have been closed meanwhile
        }
        takeOver(this, back);
      }
    }

    /// Is not underway any more, whether it has passed or not; once or more often.
    @Override
    public void close() {
      end(this);
    }
  }

  /// Queues up, or passes at once where there is room.
  public Turn queue(String key) {
    return queue(key, Optional.empty());
  }

  /// Its bound, if it has one, counts it already.
  private synchronized Turn queueAgain(Turn turn) {
    Turn back = new Turn(turn.key, Optional.empty());
    if (isAway(turn)) {
      waiting.computeIfAbsent(turn.key, _ -> new ArrayDeque<>()).addFirst(back);
      admit();
    }
    return back;
  }

  private synchronized boolean isAway(Turn turn) {
    return turn.passed && turn.outside && !turn.over;
  }

  private synchronized void takeOver(Turn turn, Turn back) {
    if (back.passed && isAway(turn)) {
      turn.outside = false;
      back.over = true;
    }
  }

  /// Queues up among those of a bound of this gate.
  public synchronized Turn queue(String key, Optional<Bound> bound) {
    Turn turn = new Turn(key, bound);
    waiting.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(turn);
    admit();
    return turn;
  }

  private synchronized void leaveInside(Turn turn) {
    if (turn.passed && !turn.outside) {
      turn.outside = true;
      inside--;
      admit();
    }
  }

  private synchronized void end(Turn turn) {
    if (turn.over) {
      return;
    }
    turn.over = true;
    if (turn.passed) {
      turn.bound.ifPresent(bound -> bound.underway--);
      inside -= turn.outside ? 0 : 1;
      turn.outside = true;
    } else {
      remove(turn);
    }
    admit();
  }

  private void remove(Turn turn) {
    waiting.computeIfPresent(
        turn.key,
        (_, turns) -> {
          turns.remove(turn);
          return turns.isEmpty() ? null : turns;
        });
  }

  /// The key whose turn it was goes to the end of the keys.
  private void admit() {
    Optional<Turn> next = inside < width ? next() : Optional.empty();
    while (next.isPresent()) {
      Turn turn = next.get();
      remove(turn);
      Deque<Turn> others = waiting.remove(turn.key);
      if (others != null) {
        waiting.put(turn.key, others);
      }
      turn.passed = true;
      turn.bound.ifPresent(bound -> bound.underway++);
      inside++;
      turn.let.countDown();
      next = inside < width ? next() : Optional.empty();
    }
  }

  private Optional<Turn> next() {
    for (Deque<Turn> turns : waiting.values()) {
      for (Turn turn : turns) {
        if (turn.mayPass()) {
          return Optional.of(turn);
        }
      }
    }
    return Optional.empty();
  }

  /// How many are inside.
  public synchronized int inside() {
    return inside;
  }

  /// How many wait.
  public synchronized int waiting() {
    return waiting.values().stream().mapToInt(Deque::size).sum();
  }

  public int width() {
    return width;
  }
}
