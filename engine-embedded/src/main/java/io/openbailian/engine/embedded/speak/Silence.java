package io.openbailian.engine.embedded.speak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where in samples nothing is heard. espeak-ng's silence is exact, but for a step or two.
final class Silence {
  private static final int QUIET = 8;

  private Silence() {}

  /// A stretch of samples, from the first to before the last.
  record Stretch(int from, int to) {
    int length() {
      return to - from;
    }
  }

  /// The samples without silence at both ends.
  static short[] trimmed(short[] samples) {
    int from = 0;
    while (from < samples.length && isQuiet(samples[from])) {
      from++;
    }
    int to = samples.length;
    while (to > from && isQuiet(samples[to - 1])) {
      to--;
    }
    return Arrays.copyOfRange(samples, from, to);
  }

  /// What lies between silences of at least so many samples.
  static List<Stretch> between(short[] samples, int silence) {
    List<Stretch> stretches = new ArrayList<>();
    int from = -1;
    int last = -1;
    for (int i = 0; i < samples.length; i++) {
      if (!isQuiet(samples[i])) {
        if (from >= 0 && i - last > silence) {
          stretches.add(new Stretch(from, last + 1));
          from = i;
        }
        from = from < 0 ? i : from;
        last = i;
      }
    }
    if (from >= 0) {
      stretches.add(new Stretch(from, last + 1));
    }
    return stretches;
  }

  private static boolean isQuiet(short sample) {
    return Math.abs(sample) <= QUIET;
  }
}
