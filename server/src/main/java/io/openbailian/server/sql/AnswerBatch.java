package io.openbailian.server.sql;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The answers that one thread gives after a commit, one after the other. What follows an answer
/// and can wait for the others is done when all are given: a client hears sooner, and whoever is to
/// be woken is woken once.
public final class AnswerBatch {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerBatch.class);
  private static final ScopedValue<List<Runnable>> AFTERWARDS = ScopedValue.newInstance();

  private AnswerBatch() {}

  /// Runs it when the batch is given whole that this thread is giving; at once on any other thread.
  public static void afterwards(Runnable task) {
    if (AFTERWARDS.isBound()) {
      AFTERWARDS.get().add(task);
    } else {
      task.run();
    }
  }

  /// Gives the answers, then does what was left for afterwards.
  static void give(Runnable answers) {
    List<Runnable> afterwards = new ArrayList<>();
    try {
      ScopedValue.where(AFTERWARDS, afterwards).run(answers);
    } finally {
      afterwards.forEach(AnswerBatch::run);
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) { // the others are done too
      LOG.error("what follows an answer failed; the answer was given", e);
    }
  }
}
