package io.openbailian.server;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Something that a start makes on a thread of its own, beside what does not need it.
final class Meanwhile<T> {
  private final FutureTask<T> task;

  private Meanwhile(FutureTask<T> task) {
    this.task = task;
  }

  /// @param name of the thread, which ends with the work and keeps no process alive
  static <T> Meanwhile<T> begin(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread _ = Thread.ofPlatform().daemon().name(name).start(task);
    return new Meanwhile<>(task);
  }

  /// What was made, as soon as it is; whatever the work threw unchecked is thrown here.
  T get() throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  /// What was made; for whoever is asked only after {@link #get}.
  T made() {
    return task.resultNow();
  }
}
