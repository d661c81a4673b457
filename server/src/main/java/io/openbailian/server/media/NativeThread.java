package io.openbailian.server.media;

import io.openbailian.av.AvException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A platform thread for one piece of native work that may take long, so that neither a virtual
/// thread's carrier nor the threads for pixels wait for it.
public final class NativeThread {
  private NativeThread() {}

  /// Carries out the work and waits for it.
  ///
  /// @throws AvException of the work
  public static <T> T call(String name, Callable<T> work) throws AvException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread _ = Thread.ofPlatform().daemon().name(name).start(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AvException said) {
        throw said;
      }
      throw new IllegalStateException("the work of %s failed".formatted(name), e.getCause());
    }
  }
}
