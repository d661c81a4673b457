package io.openbailian.server.task.sql;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// Counts rows when it is asked. A list costs what its workspace submitted within its window; a
/// submission costs nothing.
record RowCounts() implements KindCounts {
  private static final String BETWEEN =
      """
      SELECT submitted / ? * ? AS start, model, status, count(*) FROM task
      WHERE workspace = ? AND submitted >= ? AND submitted < ?
      GROUP BY start, model, status
      """;

  @Override
  public void accepted(Transaction transaction, TaskStanding task) {}

  @Override
  public void became(Transaction transaction, TaskStanding before, TaskStatus status) {}

  @Override
  public void removed(Transaction transaction, TaskStanding before) {}

  @Override
  public List<TaskCountTable.Cell> between(
      Session session, String workspace, long span, long from, long to) throws SQLException {
    return session.list(
        BETWEEN,
        row ->
            new TaskCountTable.Cell(
                row.getLong(1),
                new TaskKind(row.getString(2), TaskStatus.valueOf(row.getString(3))),
                row.getLong(4)),
        span,
        span,
        workspace,
        Math.ceilDiv(from, span) * span,
        Math.ceilDiv(to, span) * span);
  }
}
