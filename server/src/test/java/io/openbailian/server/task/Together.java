package io.openbailian.server.task;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Runs the same work on many virtual threads at once.
public final class Together {
  private Together() {}

  /// What each of them answered.
  public static <T> List<T> run(int threads, Callable<T> work) throws InterruptedException {
    return run(IntStream.range(0, threads).mapToObj(_ -> work).toList());
  }

  public static <T> List<T> run(List<Callable<T>> works) throws InterruptedException {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      return executor.invokeAll(works).stream().map(Together::get).toList();
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
