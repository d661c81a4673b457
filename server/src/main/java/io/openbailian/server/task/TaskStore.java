package io.openbailian.server.task;

import io.openbailian.server.artifact.Artifact;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps tasks durably. Every method that changes something returns after the commit; every change
/// names the state it expects, so a task reaches one final state, once.
///
/// Methods throw {@link TaskStoreException} when the database cannot be written or read; then
/// nothing has changed.
public interface TaskStore extends AutoCloseable {

  /// Accepts a PENDING task, unless its key already has as many PENDING tasks as the queue bound
  /// allows.
  ///
  /// @return false when the key's queue is full
  boolean submit(Task task) throws InterruptedException;

  /// As {@link #submit(Task)}, without waiting: the outcome is told after the commit, on the thread
  /// that tells the outcomes of a whole batch, where it must not block. Values over 64 KiB are
  /// still written before this returns.
  void submit(Task task, Consumer<Submitted> outcome);

  /// The task, unless it is unknown or has expired at `now`; without its values over 64 KiB
  /// (pictures in base64), which nobody who asks for a task needs.
  Optional<Task> find(String id, Instant now) throws InterruptedException;

  /// As {@link #find}, but only what is in memory; never waits.
  Optional<Task> inMemory(String id, Instant now);

  /// PENDING to CANCELED.
  Cancellation cancel(String id, String keyId, Instant now) throws InterruptedException;

  /// Takes up to `atMost` of the lane's oldest PENDING tasks, which become RUNNING; they come with
  /// all their values.
  List<Task> claim(String lane, int atMost, Instant now) throws InterruptedException;

  /// RUNNING to an ended state, with the rows of its files in the same transaction.
  ///
  /// @return false when the task was not RUNNING or had expired; then no row was written
  boolean complete(String id, TaskState.Ended end, List<Artifact> files)
      throws InterruptedException;

  /// RUNNING back to PENDING, in its old place of the queue; for a shutdown.
  void release(String id) throws InterruptedException;

  /// At start: every RUNNING task is one whose process died. It becomes PENDING again with one
  /// death more, or FAILED at the third. Then PENDING tasks whose model is now carried out by
  /// another engine move to that lane.
  ///
  /// @param lanes the lane of each model
  void recover(Map<String, String> lanes, Instant now) throws InterruptedException;

  /// The key's tasks that match, newest first; without their values over 64 KiB.
  TaskPage list(String keyId, TaskFilter filter) throws InterruptedException;

  /// Removes up to `atMost` expired tasks and the rows of their files, and as many rows of other
  /// files that have expired.
  ///
  /// @return the names of files that no row refers to any more
  Expired expire(Instant now, int atMost) throws InterruptedException;

  /// Removes files of large values that are older than `before` and belong to no task, left by
  /// crashes.
  ///
  /// @return how many it removed
  int sweep(Instant before) throws IOException, InterruptedException;

  @Override
  void close();

  /// How a cancel ended.
  enum Cancellation {
    CANCELED,
    NOT_PENDING,
    UNKNOWN
  }

  /// What one round of {@link #expire} removed.
  record Expired(int tasks, List<String> files) {}
}
