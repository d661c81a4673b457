package io.openbailian.server.media;

import io.openbailian.pixels.Helpers;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/// Platform threads, as many as there are cores, for work that keeps a core busy: on virtual
/// threads it would hold up every request of the process.
public final class PixelPool implements AutoCloseable {
  private final int width;
  private final ExecutorService threads;

  public PixelPool(int width) {
    this.width = width;
    threads = Executors.newFixedThreadPool(width, Thread.ofPlatform().name("pixels-", 0).factory());
  }

  /// Carries out the work and waits for it, also through an interrupt, which is set again
  /// afterwards: what is asked for here is short, and its result is about to be stored.
  ///
  /// @throws PixelWorkException with what the work threw as its cause
  public <T> T compute(Callable<T> work) {
    Future<T> future = threads.submit(work);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new PixelWorkException(e.getCause() == null ? e : e.getCause());
    } catch (CancellationException e) {
      throw new PixelWorkException(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Those of the threads that have nothing else to do, for work that several can share.
  public Helpers helpers() {
    return new Helpers(this::offer, width - 1);
  }

  private void offer(Runnable help) {
    try {
      threads.execute(help);
    } catch (RejectedExecutionException _) {
      // A pool that closes finishes what was asked of it, without help.
    }
  }

  @Override
  public void close() {
    threads.close();
  }

  /// Work on pixels that threw.
  public static final class PixelWorkException extends RuntimeException {
    PixelWorkException(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
