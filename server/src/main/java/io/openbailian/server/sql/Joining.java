package io.openbailian.server.sql;

/// Waits for threads that are about to end, so that nothing of a database outlives its closing.
final class Joining {
  private Joining() {}

  static void uninterruptibly(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
