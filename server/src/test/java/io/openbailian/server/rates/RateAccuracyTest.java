package io.openbailian.server.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.test.SteppedTime;
import io.openbailian.protocol.ThrottledException;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Of fifty thousand questions a second as many pass as the limit says, within two of a hundred.
@Tag("slow")
class RateAccuracyTest {
  private static final int CHECKS_A_SECOND = 50_000;
  private static final Duration BETWEEN = Duration.ofSeconds(1).dividedBy(CHECKS_A_SECOND);
  private static final int SECONDS = 10;
  private static final Percentage AIM = Percentage.withPercentage(2);

  private static final Limiting.Whose KEY = new Limiting.Whose("key", "a key");

  private final SteppedTime time = SteppedTime.atNoon();
  private final Limiting alone = new Limiting(time, Optional.empty());

  private int pass(Meters meters, int checks) {
    int passed = 0;
    for (int i = 0; i < checks; i++) {
      time.step(BETWEEN);
      passed += passes(meters) ? 1 : 0;
    }
    return passed;
  }

  private static boolean passes(Meters meters) {
    try {
      meters.take();
      return true;
    } catch (ThrottledException e) {
      return false; // it comes too soon
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50, 1_000, 20_000})
  void soManyASecond(int rate) {
    Meters meters = Meters.of(Optional.of(rate), Optional.empty(), KEY, alone);
    assertThat(pass(meters, CHECKS_A_SECOND)).isPositive(); // what is saved up at first is gone

    assertThat(pass(meters, SECONDS * CHECKS_A_SECOND)).isCloseTo(SECONDS * rate, AIM);
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 60_000})
  void soManyAMinute(int rate) {
    Meters meters = Meters.of(Optional.empty(), Optional.of(rate), KEY, alone);
    assertThat(pass(meters, 12 * CHECKS_A_SECOND)).isPositive(); // ten seconds' worth at once

    assertThat(pass(meters, SECONDS * CHECKS_A_SECOND)).isCloseTo(SECONDS * rate / 60, AIM);
  }
}
