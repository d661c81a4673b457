package io.openbailian.imaging;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Rows of a picture worked on by all cores. What comes out may not depend on how they are shared.
///
/// All edits share one pool with a thread for each core, of its own: many at once take turns, and
/// whoever else in the process works in parallel does not wait behind pictures.
public final class Rows {
  private static final int STRIPE = 32;

  private Rows() {}

  /// Work on one row.
  public interface Row {
    void at(int y);
  }

  /// Works on every row, polling between stripes of them.
  public static void each(int height, ImagingWork work, Row row) throws InterruptedException {
    each(height, STRIPE, work, row);
  }

  /// Works on every row, polling whenever that many are done.
  public static void each(int height, int stripe, ImagingWork work, Row row)
      throws InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    int stripes = (height + stripe - 1) / stripe;
    Pool.SHARED.invoke(
        ForkJoinTask.adapt(() ->
            IntStream.range(0, stripes)
                .parallel()
                .forEach(number -> stripe(number, height, stripe, stop, work, row))));
    if (stop.get()) {
      throw new InterruptedException("the edit was stopped");
    }
  }

  /// Makes a few things that have nothing to do with each other, and returns them in order.
  public static <T> List<T> all(int count, IntFunction<T> maker) {
    return Pool.SHARED.invoke(
        ForkJoinTask.adapt(() -> IntStream.range(0, count).parallel().mapToObj(maker).toList()));
  }

  private static void stripe(
      int number, int height, int stripe, AtomicBoolean stop, ImagingWork work, Row row) {
    if (stop.get() || work.stopped().getAsBoolean()) {
      stop.set(true);
      return;
    }
    int end = Math.min(height, (number + 1) * stripe);
    for (int y = number * stripe; y < end; y++) {
      row.at(y);
    }
  }

  private static final class Pool {
    static final ForkJoinPool SHARED =
        new ForkJoinPool(Runtime.getRuntime().availableProcessors(), Pool::named, null, false);

    private static ForkJoinWorkerThread named(ForkJoinPool pool) {
      ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
      thread.setName("imaging-rows-" + thread.getPoolIndex());
      return thread;
    }
  }
}
