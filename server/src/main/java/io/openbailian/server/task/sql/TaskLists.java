package io.openbailian.server.task.sql;

import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.UnitOfWork;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskFilter;
import io.openbailian.server.task.TaskPage;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists of a key's tasks.
final class TaskLists {
  /// The horizon (?4) spares the look at `expires`, and with it the row: what was submitted after
  /// it cannot have expired.
  private static final String MATCHES =
      """
      FROM task
      WHERE key_id = ?1 AND submitted BETWEEN ?2 AND ?3 AND (submitted > ?4 OR expires > ?5)
        AND (?6 IS NULL OR model = ?6) AND (?7 IS NULL OR status = ?7)
      """;

  private static final String COUNT = "SELECT count(*) " + MATCHES;

  private static final String PAGE =
      "SELECT %s %s ORDER BY submitted DESC, id_high DESC LIMIT ?8 OFFSET ?9"
          .formatted(TaskRow.COLUMNS, MATCHES);

  private final UnitOfWork database;

  TaskLists(UnitOfWork database) {
    this.database = database;
  }

  /// The rows of a page, before they are understood.
  private record RowPage(long total, List<TaskRow> rows) {}

  TaskPage list(String keyId, TaskFilter filter) throws InterruptedException {
    RowPage page = database.readIfRoom(session -> session.snapshot(one -> list(one, keyId, filter)));
    return new TaskPage(page.total(), page.rows().stream().map(TaskRow::task).toList());
  }

  /// True when a list with this filter has the task, were it on its page.
  static boolean matches(Task task, String keyId, TaskFilter filter) {
    return task.keyId().equals(keyId)
        && filter.model().map(task.request().model()::equals).orElse(true)
        && filter.status().map(task.state().status()::equals).orElse(true)
        && !task.submitted().isBefore(filter.from())
        && !task.submitted().isAfter(filter.to());
  }

  private static RowPage list(Session session, String keyId, TaskFilter filter)
      throws SQLException {
    @Nullable Object[] parameters = parameters(keyId, filter);
    @Nullable Object[] match = Arrays.copyOf(parameters, parameters.length - 2);
    return new RowPage(
        session.first(COUNT, row -> row.getLong(1), match).orElse(0L),
        session.list(PAGE, TaskRow::read, parameters));
  }

  private static @Nullable Object[] parameters(String keyId, TaskFilter filter) {
    long now = filter.now().toEpochMilli();
    TaskFilter.Paging paging = filter.paging();
    return new @Nullable Object[] {
      keyId,
      filter.from().toEpochMilli(),
      filter.to().toEpochMilli(),
      now - Task.LIFETIME.toMillis(),
      now,
      filter.model().orElse(null),
      filter.status().map(Enum::name).orElse(null),
      paging.size(),
      (paging.number() - 1L) * paging.size()
    };
  }
}
