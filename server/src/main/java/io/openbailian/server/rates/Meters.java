package io.openbailian.server.rates;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.ThrottledException;
import io.openbailian.server.rates.Limiting.Limit;
import io.openbailian.server.rates.Limiting.Whose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The limits that one request has to pass, all of them or none.
record Meters(List<Meter> meters) {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /// Of a minute's requests so many may come within one second: more is "too quickly", which the
  /// service refuses though the minute is not used up. It does not say where; ten seconds' worth.
  private static final int BURSTS_OF_A_MINUTE = 6;

  /// The meters of these limits.
  static Meters of(
      Optional<Integer> perSecond, Optional<Integer> perMinute, Whose whose, Limiting limiting) {
    List<Limit> limits = new ArrayList<>();
    String who = whose.what();
    perSecond.ifPresent(most ->
        limits.add(
            new Limit(
                most,
                SECOND,
                ErrorCode.RATE_QUOTA,
                "%s may ask %d times a second".formatted(who, most))));
    perMinute.ifPresent(most -> {
      limits.add(
          new Limit(
              most,
              MINUTE,
              ErrorCode.RATE_QUOTA,
              "%s may ask %d times a minute".formatted(who, most)));
      int burst = Math.ceilDiv(most, BURSTS_OF_A_MINUTE);
      if (perSecond.map(second -> burst < second).orElse(true)) {
        limits.add(
            new Limit(
                burst,
                SECOND,
                ErrorCode.BURST_RATE,
                "%s may ask %d times a minute, and no more than %d times at once"
                    .formatted(who, most, burst)));
      }
    });
    return new Meters(limits.stream().map(limit -> limiting.meter(whose.id(), limit)).toList());
  }

  /// Takes one of each; a refusal counts in none.
  ///
  /// @throws ThrottledException by the first that is empty
  void take() {
    for (int i = 0; i < meters.size(); i++) {
      Optional<Duration> wait = meters.get(i).take();
      if (wait.isPresent()) {
        meters.subList(0, i).forEach(Meter::giveBack);
        Meter full = meters.get(i);
        throw new ThrottledException(full.code().with().withHint(full.what()), wait.get());
      }
    }
  }

  /// How the first of them stands.
  Optional<RateStanding> standing() {
    return meters.stream().findFirst().map(Meter::standing);
  }
}
