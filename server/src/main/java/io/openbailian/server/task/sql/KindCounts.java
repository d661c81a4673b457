package io.openbailian.server.task.sql;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// How many tasks a workspace submitted in a span of time, by model and status: from counters that
/// are kept on one node, from the rows where several nodes would stand in each other's way at a
/// counter.
interface KindCounts {

  /// A task has been accepted.
  void accepted(Transaction transaction, TaskStanding task);

  /// A task has another status now.
  void became(Transaction transaction, TaskStanding before, TaskStatus status);

  /// A task is gone.
  void removed(Transaction transaction, TaskStanding before);

  /// The counts of the spans that begin from `from` on and before `to`.
  ///
  /// @param span its length, milliseconds
  List<TaskCountTable.Cell> between(
      Session session, String workspace, long span, long from, long to) throws SQLException;
}
