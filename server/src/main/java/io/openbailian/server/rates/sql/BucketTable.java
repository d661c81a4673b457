package io.openbailian.server.rates.sql;

import io.openbailian.server.rates.SharedLimits.Common;
import io.openbailian.server.rates.SharedLimits.Taken;
import io.openbailian.server.sql.Transaction;
import java.sql.SQLException;

/// The statements on the table `rate`: how much is in the buckets that nodes share, by the clock of
/// the database.
record BucketTable() {
  private static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

  /// A clock that is set back refills nothing, and empties nothing.
  private static final String FILLED =
      """
      SELECT least(?::float8, rate.level + greatest(0, %s - rate.at)::float8 * ?::float8 / ?::float8)
        AS level
      """
          .formatted(NOW);

  private static final String TAKE =
      """
      INSERT INTO rate (name, level, at, taken) VALUES (?, ?::float8 - ?::float8, %1$s, ?)
      ON CONFLICT (name) DO UPDATE SET (level, at, taken) = (
        SELECT had.level - had.taken, %1$s, had.taken FROM (
          SELECT filled.level, CASE WHEN filled.level >= ?::float8
              THEN least(floor(filled.level), ?::float8)::bigint ELSE 0 END AS taken
          FROM (%2$s) AS filled) AS had)
      RETURNING taken, level
      """
          .formatted(NOW, FILLED);

  private static final String TAKE_ANYWAY =
      """
      INSERT INTO rate (name, level, at, taken) VALUES (?, ?::float8 - ?::float8, %1$s, 0)
      ON CONFLICT (name) DO UPDATE SET (level, at, taken) = (
        SELECT filled.level - ?::float8, %1$s, 0 FROM (%2$s) AS filled)
      RETURNING taken, level
      """
          .formatted(NOW, FILLED);

  /// Takes all that is needed, or nothing; more, as far as it is wanted and there.
  Taken take(Transaction transaction, Common bucket, long needed, long wanted) throws SQLException {
    long most = bucket.most();
    long first = Math.min(most, wanted);
    return transaction
        .list(
            TAKE,
            row -> new Taken(row.getLong(1), row.getDouble(2)),
            bucket.name(),
            most,
            first,
            first,
            needed,
            wanted,
            most,
            most,
            bucket.within().toMillis())
        .getFirst();
  }

  Taken takeAnyway(Transaction transaction, Common bucket, long used) throws SQLException {
    long most = bucket.most();
    return transaction
        .list(
            TAKE_ANYWAY,
            row -> new Taken(row.getLong(1), row.getDouble(2)),
            bucket.name(),
            most,
            used,
            used,
            most,
            most,
            bucket.within().toMillis())
        .getFirst();
  }

  /// Forgets buckets that nobody has taken from for so long: they are full again.
  void forget(Transaction transaction, long millis) throws SQLException {
    transaction.update("DELETE FROM rate WHERE at < %s - ?".formatted(NOW), millis);
  }
}
