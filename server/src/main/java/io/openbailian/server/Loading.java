package io.openbailian.server;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What takes a while to load and is loaded while the server already listens: requests are accepted
/// from the first moment, what needs it waits.
public final class Loading implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

  private final CountDownLatch loaded = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  /// Loads, or throws what keeps it from being loaded.
  @FunctionalInterface
  public interface Work {
    @SuppressWarnings("InterruptedExceptionSwallowed") // whatever it is, it is told
    void load() throws Exception;
  }

  /// Begins.
  ///
  /// @param then what begins once all is loaded
  /// @param failed is told why it could not be, on the thread that loads
  void start(Work work, Runnable then, Consumer<Throwable> failed) {
    thread = Thread.ofPlatform().name("loading").start(() -> load(work, then, failed));
  }

  @SuppressWarnings("InterruptedExceptionSwallowed") // a failure like any other
  private void load(Work work, Runnable then, Consumer<Throwable> failed) {
    try {
      work.load();
      then.run();
      loaded.countDown();
      LOG.debug("libraries and fonts are loaded");
    } catch (Throwable e) { // without them there is no picture: better no server
      failed.accept(e);
    }
  }

  /// Waits until everything is there.
  public void await() throws InterruptedException {
    loaded.await();
  }

  /// A sentence about what is being waited for; empty once it is there.
  Optional<String> waitingFor() {
    return loaded.getCount() == 0
        ? Optional.empty()
        : Optional.of("libraries and fonts are being loaded; pictures wait for them");
  }

  /// Waits for its end, which is near: loading cannot be broken off.
  @Override
  public void close() {
    Thread loading = thread;
    if (loading == null || loading.equals(Thread.currentThread())) {
      return;
    }
    try {
      loading.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
