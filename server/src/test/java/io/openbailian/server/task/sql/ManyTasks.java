package io.openbailian.server.task.sql;

import io.openbailian.server.sql.UnitOfWork;
import java.time.Duration;
import java.time.Instant;

/// Fills a database with tasks, much faster than they could be submitted.
final class ManyTasks {
  private static final String TASKS =
      """
      WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < ?)
      INSERT INTO task (id_high, id_low, workspace, request_id, lane, operation, model, asked, status,
                        deaths, submitted, scheduled, ended, expires, code, message, suspect)
      SELECT i, i, ?, 'r', 'embedded', 'text2image', 'model-' || (i % 3), '{"n":1}',
             CASE WHEN i % 1000 = 0 THEN 'PENDING' ELSE 'FAILED' END,
             0, ? + i * ? / ?, ?, ?, ?, 'InternalError', 'broken', 0
      FROM number
      """;

  private static final String COUNTS =
      """
      INSERT INTO task_count (workspace, span, start, model, status, tasks)
      SELECT workspace, span, submitted / span * span, model, status, count(*)
      FROM task, (SELECT 1000 AS span UNION ALL SELECT 60000 UNION ALL SELECT 3600000)
      GROUP BY workspace, span, submitted / span * span, model, status
      """;

  private ManyTasks() {}

  /// Tasks of one key, spread evenly over the hours before a moment; one in a thousand is PENDING.
  static void fill(UnitOfWork database, String workspace, int count, Instant until) {
    long over = Duration.ofHours(23).toMillis();
    long first = until.toEpochMilli() - over;
    long end = until.toEpochMilli();
    long expires = end + Duration.ofHours(24).toMillis();
    database.write(transaction -> {
      transaction.update(TASKS, count, workspace, first, over, (long) count, first, end, expires);
      return transaction.update(COUNTS);
    });
  }
}
