package io.openbailian.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes what was opened, last first; a fault of one does not keep the others open.
final class ClosingOrder {
  private static final Logger LOG = LoggerFactory.getLogger(ClosingOrder.class);

  private final Deque<Step> steps = new ArrayDeque<>();

  private record Step(String what, AutoCloseable close) {}

  /// Notes something that is open now.
  <T extends AutoCloseable> T add(String what, T opened) {
    steps.push(new Step(what, opened));
    return opened;
  }

  void run() {
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      try {
        step.close().close();
      } catch (Throwable e) { // the rest must be closed all the same
        LOG.error("{} did not close cleanly", step.what(), e);
      }
    }
  }
}
