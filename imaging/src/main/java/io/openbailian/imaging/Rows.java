package io.openbailian.imaging;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Rows of a picture worked on by all cores. What comes out may not depend on how they are shared.
public final class Rows {
  private static final int STRIPE = 32;

  private Rows() {}

  /// Work on one row.
  public interface Row {
    void at(int y);
  }

  /// Works on every row, polling between stripes of them.
  public static void each(int height, Work work, Row row) throws InterruptedException {
    each(height, STRIPE, work, row);
  }

  /// Works on every row, polling whenever that many are done.
  public static void each(int height, int stripe, Work work, Row row) throws InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    int stripes = (height + stripe - 1) / stripe;
    IntStream.range(0, stripes)
        .parallel()
        .forEach(number -> {
          if (stop.get() || work.stopped().getAsBoolean()) {
            stop.set(true);
            return;
          }
          int end = Math.min(height, (number + 1) * stripe);
          for (int y = number * stripe; y < end; y++) {
            row.at(y);
          }
        });
    if (stop.get()) {
      throw new InterruptedException("the edit was stopped");
    }
  }
}
