package io.openbailian.server.http.body;

import io.openbailian.server.invoke.Caller;
import io.openbailian.server.invoke.CallerGoneException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Platform threads, as many as there are cores, for what a large body costs: reading a document of
/// megabytes keeps a core busy for longer than the requests that share a virtual thread's carrier
/// may wait. What is small is done where it is: handing it over would cost more than it.
public final class Computing implements AutoCloseable {
  /// About a millisecond's work.
  private static final long SMALL = 64 << 10;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("bodies-", 0).factory());

  /// Something to compute.
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T compute() throws E;
  }

  /// Computes it, elsewhere when it is much, and waits for it.
  ///
  /// @param bytes how large the body is that it is about; unknown = less than 0
  /// @throws E of the work
  public <T, E extends Exception> T compute(long bytes, Work<T, E> work)
      throws E, InterruptedException {
    return compute(bytes, _ -> () -> {}, work);
  }

  /// As {@link #compute(long, Work)}, for a caller who may leave: then what is computed elsewhere
  /// is interrupted.
  ///
  /// @throws CallerGoneException when the caller left
  public <T, E extends Exception> T compute(long bytes, Caller.Presence caller, Work<T, E> work)
      throws E, InterruptedException {
    if (bytes >= 0 && bytes <= SMALL) {
      return here(work);
    }
    Future<T> result = threads.submit(work::compute);
    try (Caller.Watch _ = caller.watch(() -> result.cancel(true))) {
      return result.get();
    } catch (CancellationException e) {
      throw new CallerGoneException(e);
    } catch (ExecutionException e) {
      throw Computing.<E>thrown(Objects.requireNonNull(e.getCause()));
    } finally {
      result.cancel(true); // of one that nobody waits for any more
    }
  }

  private static <T, E extends Exception> T here(Work<T, E> work) throws E, InterruptedException {
    try {
      return work.compute();
    } catch (CancellationException e) { // the work noticed that this thread was interrupted
      throw (InterruptedException) new InterruptedException("stopped while computing").initCause(e);
    }
  }

  /// What the work threw is what it declares, or unchecked.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> E thrown(Throwable cause) {
    return switch (cause) {
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      default -> (E) cause;
    };
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
