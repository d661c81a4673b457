package io.openbailian.server.http.body;

import java.time.Duration;
import java.util.Arrays;

/// Watches how fast bytes come, by the time that was spent waiting for them: what the server does
/// with them meanwhile is not the sender's fault. Used by one thread.
final class Pace {
  /// The last stretch is kept in so many pieces, and the one that is just going on: who is cut has
  /// been too slow over a little more than a stretch, never over less.
  private static final int PIECES = 20;

  private final Pacing pacing;
  private final long piece;
  private final long[] came = new long[PIECES + 1];
  private long current;
  private long waited;

  Pace(Pacing pacing) {
    this.pacing = pacing;
    this.piece = Math.max(1, pacing.over().toNanos() / PIECES);
  }

  /// Bytes came.
  void came(long bytes) {
    came[(int) (current % came.length)] += bytes;
  }

  /// It was waited for so long.
  void waited(Duration time) {
    waited += time.toNanos();
    long now = waited / piece;
    if (now - current >= came.length) {
      Arrays.fill(came, 0);
    } else {
      for (long next = current + 1; next <= now; next++) {
        came[(int) (next % came.length)] = 0;
      }
    }
    current = now;
  }

  /// Whether the sender is to be given up.
  boolean isTooSlow() {
    return waited > pacing.inAll().toNanos()
        || (waited > pacing.over().toNanos() && Arrays.stream(came).sum() < pacing.least());
  }

  /// How long to wait until it may be too slow: one piece of a stretch.
  Duration untilNextLook() {
    return Duration.ofNanos(piece);
  }
}
