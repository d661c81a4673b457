package io.openbailian.pixels;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/// Threads that join in work which the calling thread could do alone.
///
/// Whoever asks for help works too, and waits for nothing that has not begun: so he may be one of
/// these threads himself, and when all of them are busy he is only slower.
///
/// @param threads where helpers are asked for; one that comes late finds nothing left to do
/// @param most so many, besides the caller
public record Helpers(Executor threads, int most) {
  /// Nobody: the caller works alone.
  public static final Helpers NONE = new Helpers(_ -> {}, 0);

  /// Carries out every piece, each once, and returns when all are done.
  <T> List<T> carryOut(List<FutureTask<T>> pieces) {
    for (int i = 0; i < Math.min(most, pieces.size() - 1); i++) {
      threads.execute(() -> pieces.forEach(FutureTask::run));
    }
    pieces.forEach(FutureTask::run); // a piece that somebody else has begun is passed over
    return pieces.stream().map(Helpers::result).toList();
  }

  /// Waits through an interrupt, which is set again afterwards: a piece is short.
  private static <T> T result(FutureTask<T> piece) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return piece.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a part of the work failed", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
