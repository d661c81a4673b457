package io.openbailian.server.rates;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.ThrottledException;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import java.time.Duration;
import java.util.Optional;

/// The tokens of texts that a key may use in a minute. What goes in is known before; what comes out
/// is taken when it is known, and may leave less than nothing.
///
/// @param bucket empty where nothing is limited
public record TokenMeter(Optional<Bucket> bucket, long most, String what) {
  /// Where nothing is limited.
  public static final TokenMeter NONE = new TokenMeter(Optional.empty(), 0, "");

  static TokenMeter of(Optional<Integer> perMinute, String what, Time time) {
    return perMinute
        .map(most ->
            new TokenMeter(
                Optional.of(
                    Meter.of(most, Duration.ofMinutes(1), ErrorCode.ALLOCATION_QUOTA, what, time)
                        .bucket()),
                most,
                "%s may use %d tokens a minute".formatted(what, most)))
        .orElse(NONE);
  }

  /// Takes what goes in.
  ///
  /// @throws ThrottledException when so many are not left
  /// @throws WireException when so many never will be
  public void in(long tokens) {
    if (bucket.isEmpty() || tokens == 0) {
      return;
    }
    WireError refused =
        ErrorCode.ALLOCATION_QUOTA
            .with()
            .withHint("%s; this request brings %d".formatted(what, tokens));
    if (tokens > most) { // there will never be so many
      throw new WireException(refused);
    }
    ConsumptionProbe probe = bucket.get().tryConsumeAndReturnRemaining(tokens);
    if (!probe.isConsumed()) {
      throw new ThrottledException(refused, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  /// Looks whether any are left, where nobody knows before how many there will be.
  ///
  /// @throws ThrottledException when none are
  public void any() {
    if (bucket.isPresent() && bucket.get().getAvailableTokens() <= 0) {
      long wait = bucket.get().estimateAbilityToConsume(1).getNanosToWaitForRefill();
      throw new ThrottledException(
          ErrorCode.ALLOCATION_QUOTA.with().withHint(what), Duration.ofNanos(wait));
    }
  }

  /// Takes what came out.
  public void out(long tokens) {
    if (bucket.isPresent() && tokens > 0) {
      bucket.get().consumeIgnoringRateLimits(tokens);
    }
  }
}
