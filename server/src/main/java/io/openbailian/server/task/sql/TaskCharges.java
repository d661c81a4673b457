package io.openbailian.server.task.sql;

import io.openbailian.protocol.WireError;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.AttemptRow;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What tasks cost, in the transactions in which they change.
public interface TaskCharges {
  /// Where nothing costs anything.
  TaskCharges NONE =
      new TaskCharges() {
        @Override
        public boolean any() {
          return false;
        }

        @Override
        public Optional<WireError> reserve(Transaction transaction, Task task) {
          return Optional.empty();
        }

        @Override
        public void settle(
            Transaction transaction, String taskId, Attempted attempted, TaskState state) {}
      };

  /// Whether anything costs anything.
  boolean any();

  /// Sets aside what the task may cost at most.
  ///
  /// @return why it may not begin; then nothing was changed
  Optional<WireError> reserve(Transaction transaction, Task task) throws SQLException;

  /// Spends what the task has delivered, and lets go of the rest; a second time does nothing.
  ///
  /// @param attempted by whom
  /// @param state in which it ends, or in which its time is over
  void settle(Transaction transaction, String taskId, Attempted attempted, TaskState state)
      throws SQLException;

  /// Who worked on a task.
  ///
  /// @param last the engine that was asked last, if one was
  /// @param all every attempt with its results, looked up where it matters which one delivered
  record Attempted(Optional<String> last, All all) {
    static final Attempted NONE = new Attempted(Optional.empty(), _ -> List.of());

    /// Looks them up.
    @FunctionalInterface
    public interface All {
      List<AttemptRow> of(Transaction transaction) throws SQLException;
    }
  }
}
