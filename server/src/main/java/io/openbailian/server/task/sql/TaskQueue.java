package io.openbailian.server.task.sql;

import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.AttemptStart;
import io.openbailian.server.task.Lease;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who holds which task and whose turn it is: in memory on one node, in rows where several nodes
/// share a database. What happens in a transaction is taken back with it.
public interface TaskQueue {

  /// Learns what is there already.
  void load(Transaction transaction) throws SQLException;

  /// True when the key has as many PENDING tasks as it may.
  boolean isFull(Transaction transaction, String workspace) throws SQLException;

  /// The task has been accepted.
  void accepted(Transaction transaction, TaskStanding task) throws SQLException;

  /// An attempt of the task begins; it was as given before.
  void begun(Transaction transaction, TaskStanding before, AttemptStart attempt)
      throws SQLException;

  /// The task has ended or is gone; it was as given before.
  void over(Transaction transaction, TaskStanding before) throws SQLException;

  /// The task is in another lane now; it was as given before.
  void moved(Transaction transaction, TaskStanding before, String lane) throws SQLException;

  /// What processes left that are not there any more; from then on nobody holds it.
  List<Left> abandoned(Transaction transaction, Instant now) throws SQLException;

  /// What one process left.
  ///
  /// @param process its name
  /// @param running its RUNNING tasks
  /// @param lanes that have PENDING tasks again
  record Left(String process, List<TaskStanding> running, List<String> lanes) {}

  /// True when no process that is there holds this task.
  boolean isAbandoned(Transaction transaction, TaskStanding task, Instant now) throws SQLException;

  /// A RUNNING task that nobody holds, found at start.
  void found(Transaction transaction, TaskStanding task) throws SQLException;

  /// True while the worker holds the task.
  boolean isHeld(Transaction transaction, TaskStanding task, String worker) throws SQLException;

  /// Claims tasks, see {@link io.openbailian.server.task.TaskStore#claim}.
  List<TaskKey> claim(String lane, Lease lease, int atMost, int mostOfAKey, Instant now)
      throws InterruptedException;

  /// Claims the next suspect.
  Optional<TaskKey> claimSuspect(Lease lease, Instant now) throws InterruptedException;

  /// Gives up a claim.
  ///
  /// @return where it waits now; empty when the worker did not hold it
  Optional<Released> release(TaskKey key, String worker) throws InterruptedException;

  /// Forgets a claim of a task that had ended before it was claimed.
  void forget(TaskKey key) throws InterruptedException;

  void renew(Lease lease) throws InterruptedException;

  /// How many PENDING tasks of other keys in the lane come before the one that `older` tasks of its
  /// own key precede.
  long ahead(Session session, String lane, String workspace, long older) throws SQLException;

  /// A task that can be claimed again.
  record Released(String lane, boolean suspect) {}
}
