package io.openbailian.server.task;

import io.openbailian.catalog.model.Values;
import io.openbailian.server.artifact.Artifact;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Keeps tasks durably. Every method that changes something returns after the commit; every change
/// names the state it expects, so a task reaches one final state, once.
///
/// A task is PENDING until its first attempt has begun and RUNNING from then to its end. A claim is
/// not a beginning: it says only who may begin, and is lost with its worker's lease.
///
/// Methods throw {@link io.openbailian.server.sql.DatabaseException} when the database cannot be
/// written or read; then nothing has changed.
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

  /// Accepts a PENDING task under a key of its client, unless a request came under it before. The
  /// key is durable with the task, and goes with it.
  KeyedSubmission submit(Task task, IdempotencyKey key) throws InterruptedException;

  /// The task, unless it is unknown or has expired at `now`; without its values over 64 KiB
  /// (pictures in base64), which nobody who asks for a task needs.
  Optional<Task> find(String id, Instant now) throws InterruptedException;

  /// As {@link #find}, but only what is in memory; never waits.
  Optional<Task> inMemory(String id, Instant now);

  /// PENDING to CANCELED, claimed or not.
  Cancellation cancel(String id, String workspace, Instant now) throws InterruptedException;

  /// As {@link #cancel}; for a RUNNING task keeps the wish, with which it must end: the first of
  /// its end and the wish wins. A second wish turns END into ABANDON, never back.
  Cancellation cancelRunning(String id, String workspace, CancelWish wish, Instant now)
      throws InterruptedException;

  /// Claims tasks of a lane that nobody holds and that are no suspects: RUNNING ones first, then
  /// PENDING ones. Keys take turns, each with its oldest first, so that one with thousands of tasks
  /// delays no other's first.
  ///
  /// @param atMost how many
  /// @param mostOfAKey how many tasks of the lane one key may have claimed by this worker
  List<Claimed> claim(String lane, Lease lease, int atMost, int mostOfAKey, Instant now)
      throws InterruptedException;

  /// Claims the next suspect of all lanes, the one with the most deaths first, then the oldest. Its
  /// worker runs one at a time.
  Optional<Claimed> claimSuspect(Lease lease, Instant now) throws InterruptedException;

  /// How many bytes of values over 64 KiB the task has; 0 when it has none.
  long inputBytes(Claimed task) throws IOException;

  /// All values of the task.
  ///
  /// @throws IOException when its large ones are gone or cannot be read
  Values values(Claimed task) throws IOException;

  /// Begins an attempt: a PENDING task becomes RUNNING, a RUNNING one stays so, and the attempt has
  /// its row.
  ///
  /// @return false when the worker does not hold the task any more, or it has ended or expired; or
  ///   when its client wants it cancelled, then the worker still holds it and ends it
  boolean begin(String id, String worker, AttemptStart attempt) throws InterruptedException;

  /// Keeps the engine's own name for the work; another replaces it.
  ///
  /// @return false when the worker does not hold the task any more, or no such attempt is open
  boolean handle(String id, int attempt, String worker, String handle) throws InterruptedException;

  /// Ends an attempt that is not the task's last.
  ///
  /// @return false when the worker does not hold the task any more, or no such attempt is open
  boolean endAttempt(String id, int attempt, String worker, AttemptEnd end)
      throws InterruptedException;

  /// Ends a task that the worker holds, with the rows of its files and the end of its last attempt
  /// in one transaction. A task whose client wanted it cancelled before ends CANCELED, with the
  /// same items and files.
  ///
  /// @return false when the worker did not hold it any more, or it had ended or expired; then
  ///   nothing was written
  boolean end(
      String id,
      String worker,
      TaskState.Ended end,
      List<Artifact> files,
      Optional<NumberedEnd> lastAttempt)
      throws InterruptedException;

  /// Gives up a claim: the task keeps its state and its place, and others may claim it.
  void release(String id, String worker) throws InterruptedException;

  /// Moves a task that the worker holds to another lane; it stays held.
  ///
  /// @return false when the worker does not hold it any more, or it has ended
  boolean move(String id, String worker, String lane) throws InterruptedException;

  /// Prolongs the claims of a worker.
  void renew(Lease lease) throws InterruptedException;

  /// At start: finds the tasks of a process that died.
  ///
  /// A RUNNING task with an open attempt inside that process becomes a suspect, and that attempt
  /// ends. The death counts for a suspect that ran alone, or was the only task that ran; the fifth
  /// makes it FAILED. Open attempts elsewhere stay open. Tasks without an open attempt move to the
  /// lane that serves them now.
  ///
  /// @param marked the tasks whose files that process was working on, whether they had begun or
  ///   not; they become suspects too
  void recover(Set<String> marked, LaneOf lanes, Instant now) throws InterruptedException;

  /// As {@link #recover(Set, LaneOf, Instant)}, where nothing was marked.
  default void recover(LaneOf lanes, Instant now) throws InterruptedException {
    recover(Set.of(), lanes, now);
  }

  /// Takes over what other processes held that share the data and are gone; what becomes of it is
  /// as {@link #recover} says.
  ///
  /// @return their names
  default List<String> reap(LaneOf lanes, Instant now) throws InterruptedException {
    return List.of();
  }

  /// The task's attempts, in order.
  List<AttemptRow> attempts(String id) throws InterruptedException;

  /// How many PENDING tasks of its lane come before this one when keys take turns, as far as is
  /// known now.
  long ahead(Task task) throws InterruptedException;

  /// The key's tasks that match, newest first; without their values over 64 KiB.
  TaskPage list(String workspace, TaskFilter filter) throws InterruptedException;

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
    /// The task is RUNNING; the wish is kept, and its worker is told.
    WISHED,
    NOT_PENDING,
    UNKNOWN
  }

  /// What one round of {@link #expire} removed.
  record Expired(int tasks, List<String> files) {}
}
