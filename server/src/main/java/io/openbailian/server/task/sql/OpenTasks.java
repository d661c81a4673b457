package io.openbailian.server.task.sql;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.sql.UnitOfWork;
import java.time.Duration;
import java.util.List;

/// What waits and runs at each engine, for those who watch the server.
public final class OpenTasks {
  /// Whoever watches comes again soon.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// Both by an index that has the open tasks alone.
  private static final String OPEN =
      """
      SELECT lane, status, count(*), min(submitted) FROM task WHERE status = 'PENDING' GROUP BY lane, status
      UNION ALL
      SELECT lane, status, count(*), min(submitted) FROM task WHERE status = 'RUNNING' GROUP BY lane, status
      """;

  private final UnitOfWork database;

  public OpenTasks(UnitOfWork database) {
    this.database = database;
  }

  /// The open tasks of one state at one engine.
  ///
  /// @param oldest when the first of them was submitted, milliseconds
  public record Standing(String lane, TaskStatus status, long tasks, long oldest) {}

  /// All there are, without those states that have none.
  public List<Standing> look() throws InterruptedException {
    return database.readWithin(
        PATIENCE,
        session ->
            session.list(
                OPEN,
                row ->
                    new Standing(
                        row.getString(1),
                        TaskStatus.valueOf(row.getString(2)),
                        row.getLong(3),
                        row.getLong(4))));
  }
}
