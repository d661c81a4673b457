package io.openbailian.server.task;

import io.openbailian.engine.Time;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes task ids: UUIDs of version 7, each greater than the one before, even when the clock steps
/// back. The twelve bits after the milliseconds count (RFC 9562, 6.2 method 1), so the first eight
/// bytes of an id are unique by themselves; the other 62 bits are random, so an id cannot be
/// guessed.
public final class TaskIds implements IdSource {
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RANDOM_BITS = 0x3fff_ffff_ffff_ffffL;
  private static final int MOST_IN_A_MILLISECOND = 1 << 12;

  /// A new millisecond begins somewhere in the lower half, so that a process which starts again
  /// with its clock set back hardly meets its old counts.
  private static final int FIRST_COUNTS = 1 << 11;

  private final Time time;
  private final RandomGenerator random;
  private long millis;
  private int count;

  public TaskIds(Time time, RandomGenerator random) {
    this.time = time;
    this.random = random;
  }

  @Override
  public synchronized String next() {
    long now = time.now().toEpochMilli();
    if (now > millis) {
      begin(now);
    } else if (++count == MOST_IN_A_MILLISECOND) {
      begin(millis + 1);
    }
    long high = (millis << 16) | VERSION | count;
    long low = VARIANT | (random.nextLong() & RANDOM_BITS);
    return new UUID(high, low).toString();
  }

  private void begin(long millisecond) {
    millis = millisecond;
    count = random.nextInt(FIRST_COUNTS);
  }
}
