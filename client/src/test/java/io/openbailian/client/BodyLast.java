package io.openbailian.client;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/// An executor that lets a client of `java.net.http` read all of an answer, to its break, before it
/// asks the subscriber for the body: the order of events that a busy machine brings about now and
/// then.
final class BodyLast implements Executor, AutoCloseable {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @Override
  public void execute(Runnable task) {
    if (asksForTheBody()) {
      asked.countDown();
      Thread.ofVirtual()
          .start(() -> {
            try {
              released.await();
              task.run();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    } else {
      Thread.ofVirtual().start(task);
    }
  }

  private static boolean asksForTheBody() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("getBodyAsync")));
  }

  /// Whether the client still works in a way that this can hold up.
  boolean wasAsked() {
    return asked.getCount() == 0;
  }

  @Override
  public void close() {
    released.countDown();
  }
}
