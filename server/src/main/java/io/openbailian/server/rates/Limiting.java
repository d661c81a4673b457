package io.openbailian.server.rates;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import java.time.Duration;
import java.util.Optional;

/// What meters are made of: the clock, and those who share them.
///
/// @param shared limits over all nodes; empty where there is one
public record Limiting(Time time, Optional<SharedLimits> shared) {

  /// Whose limit it is.
  ///
  /// @param id that no other has
  /// @param what it is in words, for the hint, for example `the key k-1`
  record Whose(String id, String what) {}

  /// What a limit says.
  ///
  /// @param code what is told when it is reached
  /// @param what the limit in words, for the hint
  record Limit(long most, Duration within, ErrorCode code, String what) {}

  Meter meter(String id, Limit limit) {
    long most = limit.most();
    Bucket bucket =
        Bucket.builder()
            .addLimit(of -> of.capacity(most).refillGreedy(most, limit.within()))
            .withCustomTimePrecision(clock(time))
            .build();
    String name = "%s %d/%s".formatted(id, most, limit.within());
    Optional<Slice> slice =
        shared.map(
            limits -> new Slice(limits, new SharedLimits.Common(name, most, limit.within()), time));
    return new Meter(bucket, slice, most, limit.code(), limit.what());
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
}
