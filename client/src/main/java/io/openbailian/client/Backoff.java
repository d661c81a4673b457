package io.openbailian.client;

import java.time.Duration;

/// The rhythm in which the vendor's SDKs ask for a task: 1 s, doubled after every third question,
/// at most 5 s.
///
/// The interval counts from question to question: a server that held the last one has already let
/// the time pass, and is asked again at once.
final class Backoff {
  private static final int QUESTIONS_PER_STEP = 3;
  private static final int STEPS = 3;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private int asked;

  /// The interval after one more question.
  Duration next() {
    int step = Math.min(STEPS, asked++ / QUESTIONS_PER_STEP);
    Duration doubled = Duration.ofSeconds(1L << step);
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }
}
