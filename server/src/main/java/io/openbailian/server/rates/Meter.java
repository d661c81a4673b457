package io.openbailian.server.rates;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.openbailian.protocol.ErrorCode;
import java.time.Duration;
import java.util.Optional;

/// One limit: so many within a time, refilled evenly.
///
/// @param bucket of this process; what passes here passes no other node's limit either
/// @param slice of the limit over all nodes, where there may be others
/// @param most how many the bucket holds
/// @param code what is told when it is empty
/// @param what the limit in words, for the hint
record Meter(Bucket bucket, Optional<Slice> slice, long most, ErrorCode code, String what) {

  /// Takes one.
  ///
  /// @return how long until there is one again; empty when it was taken
  Optional<Duration> take() {
    return take(1);
  }

  /// Takes so many, or none.
  ///
  /// @return how long until there are so many; empty when they were taken
  Optional<Duration> take(long tokens) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(tokens);
    if (!probe.isConsumed()) {
      return Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
    Optional<Duration> wait = slice.flatMap(of -> of.take(tokens));
    if (wait.isPresent()) {
      bucket.addTokens(tokens);
    }
    return wait;
  }

  /// Takes what was used already; there may be less than nothing then.
  void takeAnyway(long tokens) {
    bucket.consumeIgnoringRateLimits(tokens);
    slice.ifPresent(of -> of.takeAnyway(tokens));
  }

  /// How long until there is one, of which none is taken.
  Optional<Duration> look() {
    Optional<Duration> wait = take(1);
    if (wait.isEmpty()) {
      giveBack();
    }
    return wait;
  }

  /// Puts one back that was taken for nothing.
  void giveBack() {
    bucket.addTokens(1);
    slice.ifPresent(of -> of.giveBack(1));
  }

  /// How it stands now.
  RateStanding standing() {
    long own = Math.max(0, bucket.getAvailableTokens());
    long left = slice.map(of -> Math.min(own, of.remaining())).orElse(own);
    long full = bucket.estimateAbilityToConsume(most).getNanosToWaitForRefill();
    return new RateStanding(most, left, Duration.ofNanos(full));
  }
}
