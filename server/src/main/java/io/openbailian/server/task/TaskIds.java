package io.openbailian.server.task;

import io.openbailian.engine.Time;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/// Makes task ids: UUIDs of version 7, each greater than the one before, even when the clock steps
/// back. The twelve bits after the milliseconds count (RFC 9562, 6.2 method 1), so the first eight
/// bytes of an id are unique by themselves; the other 62 bits are random, so an id cannot be
/// guessed.
public final class TaskIds implements IdSource {
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RANDOM_BITS = 0x3fff_ffff_ffff_ffffL;

  /// Where several nodes make ids: as many bits tell their places, the rest count.
  private static final int PLACE_BITS = 6;

  private static final int COUNT_BITS = 12;

  private final Time time;
  private final RandomGenerator random;
  private final Optional<IntSupplier> place;
  private final int most;
  private long millis;
  private int count;

  public TaskIds(Time time, RandomGenerator random) {
    this(time, random, Optional.empty());
  }

  /// Ids of one of several nodes.
  ///
  /// @param place of this node, from 0 to 63, which no other has now; present where several share a
  ///   database: they make 64 ids each in a millisecond
  public TaskIds(Time time, RandomGenerator random, Optional<IntSupplier> place) {
    this.place = place;
    this.most = place.isPresent() ? 1 << (COUNT_BITS - PLACE_BITS) : 1 << COUNT_BITS;
    this.time = time;
    this.random = random;
  }

  @Override
  public synchronized String next() {
    long now = time.now().toEpochMilli();
    if (now > millis) {
      begin(now);
    } else if (++count == most) {
      begin(millis + 1);
    }
    int counted = place.map(of -> of.getAsInt() << (COUNT_BITS - PLACE_BITS) | count).orElse(count);
    long high = (millis << 16) | VERSION | counted;
    long low = VARIANT | (random.nextLong() & RANDOM_BITS);
    return new UUID(high, low).toString();
  }

  /// Somewhere in the lower half, so that a process which starts again with its clock set back
  /// hardly meets its old counts.
  private void begin(long millisecond) {
    millis = millisecond;
    count = random.nextInt(most / 2);
  }
}
