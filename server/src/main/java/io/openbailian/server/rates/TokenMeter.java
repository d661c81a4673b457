package io.openbailian.server.rates;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.ThrottledException;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.rates.Limiting.Whose;
import java.time.Duration;
import java.util.Optional;

/// The tokens of texts that a key may use in a minute. What goes in is known before; what comes out
/// is taken when it is known, and may leave less than nothing.
public final class TokenMeter {
  /// Where nothing is limited.
  public static final TokenMeter NONE = new TokenMeter(Optional.empty());

  /// Empty where nothing is limited.
  private final Optional<Meter> meter;

  private TokenMeter(Optional<Meter> meter) {
    this.meter = meter;
  }

  static TokenMeter of(Optional<Integer> perMinute, Whose whose, Limiting limiting) {
    return perMinute
        .map(most ->
            new TokenMeter(
                Optional.of(
                    limiting.meter(
                        whose.id(),
                        new Limiting.Limit(
                            most,
                            Duration.ofMinutes(1),
                            ErrorCode.ALLOCATION_QUOTA,
                            "%s may use %d tokens a minute".formatted(whose.what(), most))))))
        .orElse(NONE);
  }

  /// Takes what goes in.
  ///
  /// @throws ThrottledException when so many are not left
  /// @throws WireException when so many never will be
  public void in(long tokens) {
    if (meter.isEmpty() || tokens == 0) {
      return;
    }
    Meter of = meter.get();
    WireError refused =
        ErrorCode.ALLOCATION_QUOTA
            .with()
            .withHint("%s; this request brings %d".formatted(of.what(), tokens));
    if (tokens > of.most()) { // there will never be so many
      throw new WireException(refused);
    }
    of.take(tokens)
        .ifPresent(wait -> {
          throw new ThrottledException(refused, wait);
        });
  }

  /// Looks whether any are left, where nobody knows before how many there will be.
  ///
  /// @throws ThrottledException when none are
  public void any() {
    meter.ifPresent(of ->
        of.look()
            .ifPresent(wait -> {
              throw new ThrottledException(
                  ErrorCode.ALLOCATION_QUOTA.with().withHint(of.what()), wait);
            }));
  }

  /// Takes what came out.
  public void out(long tokens) {
    if (tokens > 0) {
      meter.ifPresent(of -> of.takeAnyway(tokens));
    }
  }
}
