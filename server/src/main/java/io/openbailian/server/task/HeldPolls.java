package io.openbailian.server.task;

import io.openbailian.engine.Time;
import io.openbailian.server.share.Shares;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Answers a poll of an unfinished task the moment the task ends, instead of at once: every client
/// that polls has its result sooner, unchanged.
///
/// A client that walks through many tasks, or polls them in parallel, is not slowed: the hold is
/// divided by the number of unfinished tasks that its workspace has asked about lately and that no
/// poll is waiting for.
public final class HeldPolls {
  /// Each holds a connection. A poll of a workspace that has its share of them already is answered
  /// at once.
  private static final int MOST = 10_000;

  private final TaskStore store;
  private final TaskSignals signals;
  private final Time time;
  private final Duration hold;
  private final Shares held = new Shares(MOST);
  private final Map<String, PollShares> workspaces = new ConcurrentHashMap<>();

  /// @param hold the longest a poll is held; zero answers at once
  public HeldPolls(TaskStore store, TaskSignals signals, Time time, Duration hold) {
    this.store = store;
    this.signals = signals;
    this.time = time;
    this.hold = hold;
  }

  /// How many polls are held right now.
  public long held() {
    return held.lent();
  }

  /// The task, after waiting for its end for a while if it has not ended; empty when it is unknown,
  /// has expired or is not for the viewer's eyes.
  public Optional<Task> find(String taskId, TaskViewer viewer) throws InterruptedException {
    Optional<Task> task = read(taskId, viewer);
    if (hold.isZero() || task.isEmpty() || ended(task.get())) {
      return task;
    }
    PollShares polls = workspaces.computeIfAbsent(viewer.workspace(), _ -> new PollShares(hold));
    try (Shares.Loan place = held.open(viewer.workspace())) {
      if (!place.tryGrow(1)) {
        return task;
      }
      try (TaskSignals.Waiter waiter = signals.expect(taskId)) {
        return await(taskId, viewer, polls, waiter);
      }
    }
  }

  /// The task as it is now.
  public Optional<Task> present(String taskId, TaskViewer viewer) throws InterruptedException {
    return read(taskId, viewer);
  }

  /// Waits until the task ends, or the duration is over.
  ///
  /// @return whether the server still answers
  public boolean awaitEnd(String taskId, Duration atMost) throws InterruptedException {
    try (TaskSignals.Waiter waiter = signals.expect(taskId)) {
      waiter.await(atMost);
      return !signals.isClosed();
    }
  }

  private Optional<Task> await(
      String taskId, TaskViewer viewer, PollShares polls, TaskSignals.Waiter waiter)
      throws InterruptedException {
    Duration share = polls.begin(taskId, time.nanos());
    try {
      Optional<Task> task = read(taskId, viewer);
      if (task.isPresent() && !ended(task.get())) {
        waiter.await(share);
        task = read(taskId, viewer);
      }
      if (task.isEmpty() || ended(task.get())) {
        polls.forget(taskId);
      }
      return task;
    } finally {
      polls.end();
    }
  }

  private Optional<Task> read(String taskId, TaskViewer viewer) throws InterruptedException {
    Instant now = time.now();
    return store.find(taskId, now).filter(viewer::sees);
  }

  private static boolean ended(Task task) {
    return task.state() instanceof TaskState.Ended;
  }
}
