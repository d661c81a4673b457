package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.WireTime;
import io.openbailian.protocol.client.TaskAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A task whose end somebody waits for, and when it is to be asked about next. All but waiting
/// happens under the lock of {@link TaskQueries}.
final class Watched {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration UNKNOWN_PAUSE = Duration.ofSeconds(30);
  private static final Duration UNKNOWN_FOR = Duration.ofSeconds(60);
  private static final int UNKNOWNS_BORNE = 3;

  private final String task;
  private final CountDownLatch over = new CountDownLatch(1);
  private Optional<Instant> submitted;
  private Duration pause = FIRST;
  private long due;
  private boolean asked;
  private boolean seen;
  private int unknown;
  private long unknownSince;
  private volatile @Nullable TaskAnswer answer;
  private volatile @Nullable EngineFailure failure;

  /// @param submitted when; empty where it was taken up and is not known yet
  /// @param now a reading of the clock
  Watched(String task, Optional<Instant> submitted, long now) {
    this.task = task;
    this.submitted = submitted;
    this.due = submitted.isPresent() ? now + FIRST.toNanos() : now;
  }

  String task() {
    return task;
  }

  Optional<Instant> submitted() {
    return submitted;
  }

  /// When it is to be asked about by itself.
  long due() {
    return due;
  }

  /// Whether a question about it is on its way.
  boolean asked() {
    return asked;
  }

  void ask() {
    asked = true;
  }

  /// A list shows it, or shows it no more.
  void seen(boolean is) {
    seen = is;
  }

  boolean seen() {
    return seen;
  }

  /// A list says that it is over: its results are asked for at once.
  void endsByList(long now) {
    due = now;
    seen = false;
  }

  /// The service has said how it is.
  void told(TaskAnswer said, long now) {
    asked = false;
    submitted = submitted.or(() -> said.submitted().flatMap(text -> WireTime.parse(text)));
    switch (said.status()) {
      case SUCCEEDED, FAILED, CANCELED -> {
        answer = said;
        over.countDown();
      }
      case PENDING, RUNNING, SUSPENDED -> {
        unknown = 0;
        later(now);
      }
      case UNKNOWN -> unknown(now);
    }
  }

  /// A task that the service does not know may be one that it does not know yet.
  private void unknown(long now) {
    unknownSince = unknown == 0 ? now : unknownSince;
    if (++unknown >= UNKNOWNS_BORNE && now - unknownSince >= UNKNOWN_FOR.toNanos()) {
      failed(new EngineFailure.Broken("the service does not know the task any more"));
    }
    due = now + UNKNOWN_PAUSE.toNanos();
  }

  /// Nothing was learned; a question is free, and its failure says nothing about the task.
  void notTold(long now) {
    asked = false;
    later(now);
  }

  private void later(long now) {
    due = now + pause.toNanos();
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  void failed(EngineFailure why) {
    asked = false;
    failure = why;
    over.countDown();
  }

  boolean isOver() {
    return answer != null || failure != null;
  }

  /// Waits for its end.
  boolean await(Duration atMost) throws InterruptedException {
    return over.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// How it ended; to be asked once it has.
  TaskAnswer end() throws EngineFailure {
    TaskAnswer end = answer;
    if (end == null) {
      EngineFailure why = failure;
      throw why == null ? new EngineFailure.Broken("the task is not over") : why;
    }
    return end;
  }

  /// Whether a status of a list says that it is over.
  static boolean isEnd(TaskStatus status) {
    return switch (status) {
      case SUCCEEDED, FAILED, CANCELED -> true;
      case PENDING, RUNNING, SUSPENDED, UNKNOWN -> false;
    };
  }
}
