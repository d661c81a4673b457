package io.openbailian.server.routing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets so many pass at once. Those who wait pass in the order of their keys, each key in its turn,
/// and of one key in the order in which they came: a key with thousands of calls delays no other's
/// first one by more than those that are inside.
public final class Gate {
  private final Map<String, Deque<Turn>> waiting = new LinkedHashMap<>();
  private final int width;
  private int inside;

  public Gate(int width) {
    this.width = width;
  }

  /// A place in the queue, or inside; closing it gives up either.
  public final class Turn implements AutoCloseable {
    private final String key;
    private final CountDownLatch let = new CountDownLatch(1);
    private boolean passed;
    private boolean over;

    private Turn(String key) {
      this.key = key;
    }

    /// Waits so long at most, and says whether it has passed.
    public boolean await(Duration atMost) throws InterruptedException {
      return let.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Leaves, whether it has passed or not; once or more often.
    @Override
    public void close() {
      leave(this);
    }
  }

  /// Queues up, or passes at once where there is room.
  public synchronized Turn queue(String key) {
    Turn turn = new Turn(key);
    waiting.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(turn);
    admit();
    return turn;
  }

  private synchronized void leave(Turn turn) {
    if (turn.over) {
      return;
    }
    turn.over = true;
    if (turn.passed) {
      inside--;
      admit();
    } else {
      waiting.computeIfPresent(
          turn.key,
          (_, turns) -> {
            turns.remove(turn);
            return turns.isEmpty() ? null : turns;
          });
    }
  }

  /// The key whose turn it was goes to the end of the keys.
  private void admit() {
    while (inside < width && !waiting.isEmpty()) {
      Map.Entry<String, Deque<Turn>> next = waiting.entrySet().iterator().next();
      String key = next.getKey();
      Deque<Turn> turns = next.getValue();
      waiting.remove(key);
      Turn turn = turns.remove();
      if (!turns.isEmpty()) {
        waiting.put(key, turns);
      }
      turn.passed = true;
      inside++;
      turn.let.countDown();
    }
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
