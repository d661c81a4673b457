package io.openbailian.server.task.sql;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.Task;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What becomes, at start, of the tasks of a process that died.
final class Recovery {
  private static final int LAST_DEATH = 3;

  private static final String BURY =
      """
      UPDATE task SET status = 'FAILED', deaths = deaths + 1, ended = ?, expires = ?, code = ?,
                      message = ?
      WHERE status = 'RUNNING' AND deaths >= ?
      RETURNING id_high, id_low
      """;

  private static final String REVIVE =
      """
      UPDATE task SET status = 'PENDING', scheduled = NULL, deaths = deaths + 1
      WHERE status = 'RUNNING'
      """;

  private static final String PLACES =
      "SELECT DISTINCT lane, model FROM task WHERE status = 'PENDING'";

  private static final String MOVE =
      "UPDATE task SET lane = ? WHERE status = 'PENDING' AND lane = ? AND model = ?";

  private final QueueCounts counts;
  private final Announcements announcements;

  Recovery(QueueCounts counts, Announcements announcements) {
    this.counts = counts;
    this.announcements = announcements;
  }

  void run(Transaction transaction, Map<String, String> lanes, Instant now) throws SQLException {
    bury(transaction, now.toEpochMilli());
    transaction.update(REVIVE);
    Set<String> waiting = move(transaction, lanes);
    counts.rebuild(transaction);
    waiting.forEach(lane -> announcements.pending(lane, transaction));
  }

  private void bury(Transaction transaction, long now) throws SQLException {
    WireError error =
        ErrorCode.TASK_FAILED.with(
            "the server stopped %d times while it was running".formatted(LAST_DEATH));
    List<TaskKey> buried =
        transaction.list(
            BURY,
            row -> new TaskKey(row.getLong(1), row.getLong(2)),
            now,
            now + Task.LIFETIME.toMillis(),
            error.code(),
            error.message(),
            LAST_DEATH - 1);
    buried.forEach(key -> announcements.ended(key.id(), transaction));
  }

  private record Place(String lane, String model) {
    static Place read(ResultSet row) throws SQLException {
      return new Place(row.getString(1), row.getString(2));
    }
  }

  /// Moves tasks to the lane that now serves their model.
  ///
  /// @return the lanes that have PENDING tasks
  private static Set<String> move(Transaction transaction, Map<String, String> lanes)
      throws SQLException {
    Set<String> waiting = new HashSet<>();
    for (Place place : transaction.list(PLACES, Place::read)) {
      String lane = lanes.getOrDefault(place.model(), place.lane());
      waiting.add(lane);
      if (!lane.equals(place.lane())) {
        transaction.update(MOVE, lane, place.lane(), place.model());
      }
    }
    return waiting;
  }
}
