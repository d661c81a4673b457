package io.openbailian.server.rates;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import java.time.Duration;
import java.util.Optional;

/// One limit: so many within a time, refilled evenly.
///
/// @param most how many the bucket holds
/// @param code what is told when it is empty
/// @param what the limit in words, for the hint
record Meter(Bucket bucket, long most, ErrorCode code, String what) {

  static Meter of(long most, Duration within, ErrorCode code, String what, Time time) {
    Bucket bucket =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(most).refillGreedy(most, within))
            .withCustomTimePrecision(clock(time))
            .build();
    return new Meter(bucket, most, code, what);
  }

  /// The process's monotonic clock, which a test steps.
  private static TimeMeter clock(Time time) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return time.nanos();
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }

  /// Takes one.
  ///
  /// @return how long until there is one again; empty when it was taken
  Optional<Duration> take() {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /// Puts one back that was taken for nothing.
  void giveBack() {
    bucket.addTokens(1);
  }

  /// How it stands now.
  RateStanding standing() {
    long left = Math.max(0, bucket.getAvailableTokens());
    long full = bucket.estimateAbilityToConsume(most).getNanosToWaitForRefill();
    return new RateStanding(most, left, Duration.ofNanos(full));
  }
}
