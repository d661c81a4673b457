package io.openbailian.server.task.sql;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// The statements on the table `task_count`: how many tasks a key submitted in each second, minute
/// and hour, by model and status. So a list knows its total without counting rows.
record TaskCountTable() {
  private static final String ADD =
      """
      INSERT INTO task_count (workspace, span, start, model, status, tasks) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (workspace, span, start, model, status)
      DO UPDATE SET tasks = task_count.tasks + excluded.tasks
      """;

  private static final String DROP_EMPTY =
      """
      DELETE FROM task_count
      WHERE workspace = ? AND span = ? AND start = ? AND model = ? AND status = ? AND tasks = 0
      """;

  private static final String BETWEEN =
      """
      SELECT start, model, status, tasks FROM task_count
      WHERE workspace = ? AND span = ? AND start >= ? AND start < ?
      """;

  /// How many tasks of one model and status were submitted in a span of time.
  ///
  /// @param start of the span, milliseconds
  record Cell(long start, TaskKind kind, long tasks) {}

  void add(Transaction transaction, String workspace, long span, Cell change) throws SQLException {
    String model = change.kind().model();
    String status = change.kind().status().name();
    transaction.update(ADD, workspace, span, change.start(), model, status, change.tasks());
    if (change.tasks() < 0) {
      transaction.update(DROP_EMPTY, workspace, span, change.start(), model, status);
    }
  }

  /// The cells of the spans that begin from `from` on and before `to`.
  List<Cell> between(Session session, String workspace, long span, long from, long to)
      throws SQLException {
    return session.list(
        BETWEEN,
        row ->
            new Cell(
                row.getLong(1),
                new TaskKind(row.getString(2), TaskStatus.valueOf(row.getString(3))),
                row.getLong(4)),
        workspace,
        span,
        from,
        to);
  }
}
