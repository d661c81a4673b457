package io.openbailian.engine.embedded.speak;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;

/// How something is said, in the numbers of espeak-ng.
///
/// @param wordsAMinute 80 to 450
/// @param pitch 0 to 99
/// @param amplitude 0 to 200
/// @param rate as it was asked for, 0.5 to 2
record SpeakingManner(int wordsAMinute, int pitch, int amplitude, double rate) {
  private static final int USUAL_WORDS = 175;
  private static final int USUAL_PITCH = 50;

  static SpeakingManner of(Values values) {
    double rate = values.decimal(Meaning.RATE).orElse(1.0);
    double pitch = values.decimal(Meaning.PITCH).orElse(1.0);
    long volume = values.integer(Meaning.VOLUME).orElse(50L);
    return new SpeakingManner(
        Math.clamp(Math.round(USUAL_WORDS * rate), 80, 450),
        Math.clamp(Math.round(USUAL_PITCH * pitch), 0, 99),
        Math.clamp(2 * volume, 0, 200),
        rate);
  }
}
