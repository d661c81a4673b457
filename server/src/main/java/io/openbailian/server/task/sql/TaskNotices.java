package io.openbailian.server.task.sql;

import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.TaskState;
import java.sql.SQLException;

/// Who is told of the ends of tasks, in the transactions in which they are submitted and end.
public interface TaskNotices {
  /// Where nobody is.
  TaskNotices NONE =
      new TaskNotices() {
        @Override
        public boolean any() {
          return false;
        }

        @Override
        public void accepted(Transaction transaction, TaskKey task, String callback) {}

        @Override
        public void ended(Transaction transaction, TaskStanding before, TaskState.Ended end) {}

        @Override
        public void removed(Transaction transaction, TaskKey task) {}
      };

  /// Whether anybody is told anything.
  boolean any();

  /// A task was accepted, whose client wants to be told at an address.
  void accepted(Transaction transaction, TaskKey task, String callback) throws SQLException;

  /// A task has ended; what is to be told is durable when that is.
  void ended(Transaction transaction, TaskStanding before, TaskState.Ended end) throws SQLException;

  /// A task was removed without an end.
  void removed(Transaction transaction, TaskKey task) throws SQLException;
}
