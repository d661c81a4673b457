package io.openbailian.server.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The machine's own resolver. Its call cannot be given a time nor be interrupted, and pins the
/// carrier of a virtual thread, so a few platform threads make it.
public final class SystemResolver implements Resolver, AutoCloseable {
  private static final int THREADS = 8;
  private static final int WAITING = 256;

  private final ExecutorService threads = threads();

  private static ExecutorService threads() {
    var pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("resolver-", 0).factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @Override
  public List<InetAddress> resolve(String host, Duration atMost)
      throws UnknownHostException, InterruptedException {
    Future<InetAddress[]> lookup;
    try {
      lookup = threads.submit(() -> InetAddress.getAllByName(host));
    } catch (RejectedExecutionException e) {
      throw unknown(host, "too many names are being asked for", e);
    }
    try {
      return List.of(lookup.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      throw unknown(host, "no such host", e);
    } catch (TimeoutException e) {
      throw unknown(host, "no name server answered in time", e);
    } finally {
      lookup.cancel(false);
    }
  }

  private static UnknownHostException unknown(String host, String why, Exception cause) {
    var unknown = new UnknownHostException(host + ": " + why);
    unknown.initCause(cause);
    return unknown;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
