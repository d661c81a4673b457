package io.openbailian.server.rates;

import io.openbailian.engine.Time;
import io.openbailian.server.rates.SharedLimits.Common;
import io.openbailian.server.rates.SharedLimits.Taken;
import io.openbailian.server.sql.DatabaseException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This node's part of a limit over all nodes: a tenth of a second's worth is taken from the common
/// bucket at a time, and used up without asking anybody. So all nodes together let through what the
/// limit says, and at a time no more than one slice of each node beyond it.
///
/// While the database is away the node's own bucket alone decides.
final class Slice {
  private static final Logger LOG = LoggerFactory.getLogger(Slice.class);
  private static final int SLICES_A_SECOND = 10;

  /// How long nobody is asked who did not answer.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final SharedLimits limits;
  private final Common bucket;
  private final Time time;
  private final long worth;
  private long held;

  /// What came out and is not taken yet.
  private long owed;

  /// What the bucket had, at that moment.
  private double left;

  private long seen;

  /// Before this moment there is nothing to be had, by the monotonic clock.
  private long emptyUntil;

  private long awayUntil;

  Slice(SharedLimits limits, Common bucket, Time time) {
    this.limits = limits;
    this.bucket = bucket;
    this.time = time;
    this.worth = Math.max(1, bucket.most() * 1_000 / bucket.within().toMillis() / SLICES_A_SECOND);
    this.left = (double) bucket.most();
    this.seen = time.nanos();
    this.emptyUntil = seen;
    this.awayUntil = seen;
  }

  /// Takes so many, or none.
  ///
  /// @return how long until there are so many; empty when they were taken
  synchronized Optional<Duration> take(long tokens) {
    if (!limits.areShared() || held >= tokens) {
      held = Math.max(0, held - tokens);
      return Optional.empty();
    }
    long now = time.nanos();
    if (now - awayUntil < 0) {
      return Optional.empty();
    }
    if (now - emptyUntil < 0 && tokens == 1) {
      return Optional.of(Duration.ofNanos(emptyUntil - now));
    }
    try {
      return ask(tokens, now) ? Optional.empty() : Optional.of(untilThereAre(tokens - held));
    } catch (DatabaseException e) {
      LOG.debug("{} is counted by this node alone: {}", bucket.name(), e.getMessage());
      awayUntil = now + PATIENCE.toNanos();
      return Optional.empty();
    }
  }

  private boolean ask(long tokens, long now) {
    repay(now);
    long needed = tokens - held;
    saw(limits.take(bucket, needed, Math.max(needed, worth)), now);
    if (held < tokens) {
      emptyUntil = now + untilThereAre(1).toNanos();
      return false;
    }
    held -= tokens;
    return true;
  }

  /// Some that were taken were not used.
  synchronized void giveBack(long tokens) {
    if (limits.areShared()) {
      held += tokens;
    }
  }

  /// Takes what was used already.
  synchronized void takeAnyway(long tokens) {
    if (!limits.areShared()) {
      return;
    }
    long own = Math.min(held, tokens);
    held -= own;
    owed += tokens - own;
    long now = time.nanos();
    if (owed > 0 && now - awayUntil >= 0) {
      try {
        repay(now);
      } catch (DatabaseException e) {
        LOG.debug("{} is counted later: {}", bucket.name(), e.getMessage());
        awayUntil = now + PATIENCE.toNanos();
      }
    }
  }

  private void repay(long now) {
    if (owed > 0) {
      saw(limits.takeAnyway(bucket, owed), now);
      owed = 0;
    }
  }

  private void saw(Taken taken, long now) {
    held += taken.tokens();
    left = taken.left();
    seen = now;
  }

  /// How long until the bucket has so many, if nobody takes any.
  private Duration untilThereAre(long tokens) {
    double missing = Math.max(0.0, tokens - left);
    return Duration.ofNanos(
        (long) Math.ceil(missing / bucket.most() * bucket.within().toNanos()) + 1);
  }

  /// How many there may be now, as far as this node knows.
  synchronized long remaining() {
    if (!limits.areShared()) {
      return bucket.most();
    }
    double refilled = (double) (time.nanos() - seen) / bucket.within().toNanos() * bucket.most();
    return Math.clamp(
        (long) (held - owed + Math.min((double) bucket.most(), left + refilled)), 0, bucket.most());
  }
}
