package io.openbailian.server.rates;

import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.ThrottledException;
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
  ///
  /// @param what whose they are, for the hint, for example `the key k-1`
  static Meters of(
      Optional<Integer> perSecond, Optional<Integer> perMinute, String what, Time time) {
    List<Meter> meters = new ArrayList<>();
    perSecond.ifPresent(most ->
        meters.add(
            Meter.of(
                most,
                SECOND,
                ErrorCode.RATE_QUOTA,
                "%s may ask %d times a second".formatted(what, most),
                time)));
    perMinute.ifPresent(most -> {
      meters.add(
          Meter.of(
              most,
              MINUTE,
              ErrorCode.RATE_QUOTA,
              "%s may ask %d times a minute".formatted(what, most),
              time));
      int burst = Math.ceilDiv(most, BURSTS_OF_A_MINUTE);
      if (perSecond.map(second -> burst < second).orElse(true)) {
        meters.add(
            Meter.of(
                burst,
                SECOND,
                ErrorCode.BURST_RATE,
                "%s may ask %d times a minute, and no more than %d times at once"
                    .formatted(what, most, burst),
                time));
      }
    });
    return new Meters(List.copyOf(meters));
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
