package io.openbailian.server.task.sql;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.admission.Principal;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.CancelWish;
import io.openbailian.server.task.Task;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The statements on the table `task`. Each changes the rows it is told to; whether it may is
/// decided by its callers, who have looked the row up in the same transaction.
record TaskTable(Dialect dialect) {
  private static final String INSERT =
      """
      INSERT INTO task (id_high, id_low, workspace, request_id, lane, operation, model, asked, inputs,
                        status, deaths, submitted, expires, suspect, key_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', 0, ?, ?, 0, ?)
      """;

  private static final String FIND =
      "SELECT %s FROM task WHERE id_high = ? AND id_low = ?".formatted(TaskRow.COLUMNS);

  private static final String STANDING =
      "SELECT %s FROM task WHERE id_high = ? AND id_low = ? ".formatted(TaskStanding.COLUMNS);

  private static final String RUNNING =
      "SELECT %s FROM task WHERE status = 'RUNNING' ORDER BY id_high"
          .formatted(TaskStanding.COLUMNS);

  private static final String PENDING_SUSPECTS =
      "SELECT %s FROM task WHERE status = 'PENDING' AND suspect = 1 ORDER BY id_high"
          .formatted(TaskStanding.COLUMNS);

  private static final String BEGIN =
      "UPDATE task SET status = 'RUNNING', scheduled = ?, deadline = ? WHERE id_high = ?";

  private static final String END =
      """
      UPDATE task SET status = ?, scheduled = ?, ended = ?, expires = ?, code = ?, message = ?,
                      items = ?\
      """;

  private static final String OF_ID = " WHERE id_high = ?";

  private static final String WISH = "UPDATE task SET cancel = ? WHERE id_high = ?";
  private static final String MOVE = "UPDATE task SET lane = ? WHERE id_high = ?";
  private static final String SUSPECT = "UPDATE task SET suspect = 1, deaths = ? WHERE id_high = ?";

  private static final String PENDING_OF_KEY =
      """
      SELECT id_high, id_low FROM task
      WHERE status = 'PENDING' AND suspect = 0 AND lane = ? AND workspace = ? AND submitted > ?
      ORDER BY submitted, id_high LIMIT ?
      """;

  private static final String PENDING_BEFORE =
      """
      SELECT count(*) FROM (
        SELECT 1 FROM task
        WHERE status = 'PENDING' AND lane = ? AND workspace = ? AND submitted <= ? AND id_high < ?
        LIMIT ?) AS older
      """;

  private static final String PENDING_COUNTS =
      """
      SELECT lane, workspace, count(*) FROM task WHERE status = 'PENDING' GROUP BY lane, workspace
      """;

  private static final String PLACES =
      "SELECT DISTINCT lane, operation, model FROM task WHERE status = 'PENDING'";

  private static final String MOVE_ALL =
      """
      UPDATE task SET lane = ?
      WHERE status = 'PENDING' AND lane = ? AND operation = ? AND model = ?
      """;

  private static final String EXPIRED =
      "SELECT %s, inputs FROM task WHERE expires <= ? ORDER BY expires LIMIT ? "
          .formatted(TaskStanding.COLUMNS);

  private static final String COUNT =
      """
      SELECT count(*) FROM task
      WHERE workspace = ? AND model = ? AND status = ? AND submitted >= ? AND submitted < ?
      """;

  private static final String NEWEST =
      """
      SELECT submitted, id_high, id_low FROM task
      WHERE workspace = ? AND model = ? AND status = ? AND submitted >= ? AND submitted < ?
      ORDER BY submitted DESC, id_high DESC LIMIT ?
      """;

  private static final String NEWEST_UNEXPIRED =
      """
      SELECT submitted, id_high, id_low FROM task
      WHERE workspace = ? AND model = ? AND status = ? AND submitted >= ? AND submitted < ?
        AND expires > ?
      ORDER BY submitted DESC, id_high DESC LIMIT ?
      """;

  /// Among the tasks of a workspace; there is no index for it, so it costs what the workspace has.
  private static final String OF_KEY =
      """
      FROM task
      WHERE workspace = ? AND model = ? AND status = ? AND submitted >= ? AND submitted < ?
        AND expires > ? AND coalesce(key_id, workspace) = ?
      """;

  private static final String COUNT_OF_KEY = "SELECT count(*) " + OF_KEY;

  private static final String NEWEST_OF_KEY =
      "SELECT submitted, id_high, id_low "
          + OF_KEY
          + " ORDER BY submitted DESC, id_high DESC LIMIT ?";

  private static final String DELETE = "DELETE FROM task WHERE id_high = ?";

  void insert(Transaction transaction, TaskKey key, Task task, LargeInputs.Kept kept)
      throws SQLException {
    transaction.update(
        INSERT,
        key.high(),
        key.low(),
        task.workspace(),
        task.requestId(),
        task.lane(),
        task.request().operation(),
        task.request().model(),
        kept.asked(),
        kept.file().orElse(null),
        task.submitted().toEpochMilli(),
        task.expires().toEpochMilli(),
        keyColumn(task.owner()));
  }

  /// A key that came with its workspace has its id, and needs no column.
  private static @Nullable String keyColumn(Principal owner) {
    return owner.keyId().equals(owner.workspace()) ? null : owner.keyId();
  }

  Optional<TaskRow> find(Session session, TaskKey key) throws SQLException {
    return session.first(FIND, TaskRow::read, key.high(), key.low());
  }

  /// Nobody else changes the row before the transaction ends.
  Optional<TaskStanding> lock(Transaction transaction, TaskKey key) throws SQLException {
    return transaction.first(STANDING + dialect.lock(), TaskStanding::read, key.high(), key.low());
  }

  List<TaskStanding> running(Transaction transaction) throws SQLException {
    return transaction.list(RUNNING, TaskStanding::read);
  }

  /// Those that killed a process before they had begun, or may have.
  List<TaskStanding> pendingSuspects(Transaction transaction) throws SQLException {
    return transaction.list(PENDING_SUSPECTS, TaskStanding::read);
  }

  void begin(Transaction transaction, TaskKey key, Instant begun, Instant deadline)
      throws SQLException {
    transaction.update(BEGIN, begun.toEpochMilli(), deadline.toEpochMilli(), key.high());
  }

  void end(Transaction transaction, TaskKey key, TaskRow.Progress end, long expires)
      throws SQLException {
    transaction.update(
        END + dialect.letGo() + OF_ID,
        end.status().name(),
        end.scheduled(),
        end.ended(),
        expires,
        end.code(),
        end.message(),
        end.items(),
        key.high());
  }

  void wish(Transaction transaction, TaskKey key, CancelWish wish) throws SQLException {
    transaction.update(WISH, wish.name(), key.high());
  }

  void move(Transaction transaction, TaskKey key, String lane) throws SQLException {
    transaction.update(MOVE, lane, key.high());
  }

  void suspect(Transaction transaction, TaskKey key, int deaths) throws SQLException {
    transaction.update(SUSPECT, deaths, key.high());
  }

  /// The oldest PENDING tasks of a key in a lane that were submitted after a moment.
  List<TaskKey> pending(Session session, String lane, String workspace, Instant after, int atMost)
      throws SQLException {
    return session.list(
        PENDING_OF_KEY, TaskTable::key, lane, workspace, after.toEpochMilli(), atMost);
  }

  /// How many PENDING tasks of its key and lane are older than this one, at most so many.
  long pendingBefore(Session session, Task task, int atMost) throws SQLException {
    return session
        .first(
            PENDING_BEFORE,
            row -> row.getLong(1),
            task.lane(),
            task.workspace(),
            task.submitted().toEpochMilli(),
            TaskKey.of(task.id()).high(),
            atMost)
        .orElse(0L);
  }

  /// How many PENDING tasks a key has in a lane.
  record Waiting(String lane, String workspace, int tasks) {}

  List<Waiting> pendingCounts(Session session) throws SQLException {
    return session.list(
        PENDING_COUNTS, row -> new Waiting(row.getString(1), row.getString(2), row.getInt(3)));
  }

  /// What decides about the lane of a task.
  record Place(String lane, String operation, String model) {}

  List<Place> places(Session session) throws SQLException {
    return session.list(
        PLACES, row -> new Place(row.getString(1), row.getString(2), row.getString(3)));
  }

  void moveAll(Transaction transaction, Place from, String lane) throws SQLException {
    transaction.update(MOVE_ALL, lane, from.lane(), from.operation(), from.model());
  }

  /// A task whose time is over.
  ///
  /// @param inputs the file of its large values
  record Expired(TaskStanding task, @Nullable String inputs) {
    static Expired read(ResultSet row) throws SQLException {
      return new Expired(TaskStanding.read(row), row.getString(14));
    }
  }

  List<Expired> expired(Transaction transaction, Instant now, int atMost) throws SQLException {
    return transaction.list(EXPIRED + dialect.lock(), Expired::read, now.toEpochMilli(), atMost);
  }

  /// How many tasks of a key and kind were submitted from `from` on and before `to`.
  long count(Session session, String workspace, TaskKind kind, long from, long to)
      throws SQLException {
    return session
        .first(
            COUNT, row -> row.getLong(1), workspace, kind.model(), kind.status().name(), from, to)
        .orElse(0L);
  }

  /// How many tasks of a key and window have expired and are still there.
  List<TaskCountTable.Cell> expiredKinds(
      Session session, String workspace, long from, long to, long now) throws SQLException {
    return session.list(
        """
        SELECT model, status, count(*) FROM task %s
        WHERE expires <= ? AND workspace = ? AND submitted >= ? AND submitted < ?
        GROUP BY model, status
        """
            .formatted(dialect.byExpiry()),
        row ->
            new TaskCountTable.Cell(
                from,
                new TaskKind(row.getString(1), TaskStatus.valueOf(row.getString(2))),
                row.getLong(3)),
        now,
        workspace,
        from,
        to);
  }

  /// A task's place in a list: the newest first.
  record Listed(long submitted, TaskKey key) implements Comparable<Listed> {
    static Listed read(ResultSet row) throws SQLException {
      return new Listed(row.getLong(1), new TaskKey(row.getLong(2), row.getLong(3)));
    }

    @Override
    public int compareTo(Listed other) {
      int newer = Long.compare(other.submitted, submitted);
      return newer != 0 ? newer : Long.compare(other.key.high(), key.high());
    }
  }

  /// The newest tasks of a key and kind that were submitted from `from` on and before `to`.
  List<Listed> newest(
      Session session, String workspace, TaskKind kind, long from, long to, int atMost)
      throws SQLException {
    return session.list(
        NEWEST, Listed::read, workspace, kind.model(), kind.status().name(), from, to, atMost);
  }

  /// As {@link #newest}, without those that have expired.
  List<Listed> newestUnexpired(
      Session session, String workspace, TaskKind kind, long from, long to, long now, int atMost)
      throws SQLException {
    return session.list(
        NEWEST_UNEXPIRED,
        Listed::read,
        workspace,
        kind.model(),
        kind.status().name(),
        from,
        to,
        now,
        atMost);
  }

  /// Tasks of one kind that were submitted with one key, without those that have expired.
  ///
  /// @param from submitted from then on
  /// @param to submitted before
  record OfKey(String workspace, String keyId, TaskKind kind, long from, long to, long now) {
    private @Nullable Object[] parameters(@Nullable Object... more) {
      Stream<@Nullable Object> own =
          Stream.of(workspace, kind.model(), kind.status().name(), from, to, now, keyId);
      return Stream.concat(own, Stream.of(more)).toArray();
    }
  }

  long count(Session session, OfKey wanted) throws SQLException {
    return session.first(COUNT_OF_KEY, row -> row.getLong(1), wanted.parameters()).orElse(0L);
  }

  /// The newest of them.
  List<Listed> newest(Session session, OfKey wanted, int atMost) throws SQLException {
    return session.list(NEWEST_OF_KEY, Listed::read, wanted.parameters(atMost));
  }

  void delete(Transaction transaction, TaskKey key) throws SQLException {
    transaction.update(DELETE, key.high());
  }

  private static TaskKey key(ResultSet row) throws SQLException {
    return new TaskKey(row.getLong(1), row.getLong(2));
  }
}
