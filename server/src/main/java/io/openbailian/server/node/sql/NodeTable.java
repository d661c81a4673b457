package io.openbailian.server.node.sql;

import io.openbailian.server.sql.DatabaseException;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements on the table `node`: who is there, by the clock of the database.
///
/// A row is one incarnation of a node. Its number is never given again, so it is the fencing number
/// of all that the incarnation has claimed: who lost its lease comes back under another.
///
/// @param clock milliseconds by which leases end; a question mark where callers say what time it is
public record NodeTable(String clock) {
  /// Where the machines' clocks count for nothing.
  public static final NodeTable BY_DATABASE =
      new NodeTable("coalesce(?, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)");

  /// For those who step the time.
  public static final NodeTable BY_CALLERS = new NodeTable("CAST(? AS BIGINT)");

  /// As many as there are places in the ids of tasks.
  public static final int MOST = 64;

  private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(8686000002)";

  private static final String FREE_SLOT =
      """
      SELECT min(slot) FROM generate_series(0, ?) AS slot
      WHERE NOT EXISTS (SELECT 1 FROM node WHERE node.slot = slot.slot)
      """;

  private static final String END_OF_NAME = "UPDATE node SET until = 0 WHERE name = ?";

  private static final String REMOVE = "DELETE FROM node WHERE id = ?";

  private static final String HOLD =
      """
      INSERT INTO node (id, name, slot, until, started)
      VALUES (?, ?, -nextval('node_number'), ?, 0)
      ON CONFLICT (id) DO UPDATE SET until = greatest(node.until, excluded.until)
      """;

  /// Whoever removes the row waits for this, so nobody is given what a node holds that is gone.
  private static final String IS_THERE = "SELECT 1 FROM node WHERE id = ? FOR KEY SHARE";

  private static final String ALL = "SELECT id, name, slot, until, started FROM node ORDER BY slot";

  /// An incarnation of a node.
  ///
  /// @param name of its data folder, over all its incarnations
  /// @param slot what its task ids carry, from 0
  /// @param until milliseconds, by the clock of the database
  /// @param started milliseconds, likewise
  public record Node(String id, String name, int slot, long until, long started) {}

  private String enter() {
    return """
    INSERT INTO node (id, name, slot, until, started)
    SELECT ? || '.' || nextval('node_number'), ?, ?, %1$s + ?, %1$s
    RETURNING id, name, slot, until, started
    """
        .formatted(clock);
  }

  /// A node is there. What an earlier incarnation of the name held is anybody's at once.
  ///
  /// @throws DatabaseException when there are as many as there can be
  public Node enter(Transaction transaction, String name, Duration lease) throws SQLException {
    Optional<Integer> _ = transaction.first(LOCK, row -> row.getInt(1));
    transaction.update(END_OF_NAME, name);
    Optional<Integer> slot =
        transaction.first(
            FREE_SLOT,
            row -> {
              int free = row.getInt(1);
              return row.wasNull() ? -1 : free;
            },
            MOST - 1);
    if (slot.isEmpty() || slot.get() < 0) {
      throw new DatabaseException(
          "%d nodes share this database already, and more cannot: stop one".formatted(MOST));
    }
    @Nullable Long now = null;
    return transaction
        .list(
            enter(),
            row ->
                new Node(
                    row.getString(1),
                    row.getString(2),
                    row.getInt(3),
                    row.getLong(4),
                    row.getLong(5)),
            name,
            name,
            slot.get(),
            now,
            lease.toMillis(),
            now)
        .getFirst();
  }

  /// It is still there.
  ///
  /// @return false when it has come too late: others have what it held, or may have it any moment
  public boolean beat(Transaction transaction, String id, Duration lease) throws SQLException {
    @Nullable Long now = null;
    return transaction.update(
            "UPDATE node SET until = %1$s + ? WHERE id = ? AND until > 0".formatted(clock),
            now,
            lease.toMillis(),
            id)
        > 0;
  }

  /// It goes by itself, and holds nothing any more.
  public void leave(Transaction transaction, String id) throws SQLException {
    transaction.update(REMOVE, id);
  }

  /// A lease that ends when its holder says.
  public void hold(Transaction transaction, String id, Instant until) throws SQLException {
    transaction.update(HOLD, id, id, until.toEpochMilli());
  }

  /// Whether a node may claim; it stays until the transaction ends.
  public boolean isThere(Transaction transaction, String id) throws SQLException {
    return transaction.first(IS_THERE, row -> row.getInt(1), id).isPresent();
  }

  /// The nodes whose time is over. Each of them is given to one transaction alone.
  ///
  /// @param now milliseconds, where callers say what time it is
  public List<String> gone(Transaction transaction, @Nullable Long now) throws SQLException {
    return transaction.list(
        "SELECT id FROM node WHERE until <= %s ORDER BY id FOR UPDATE SKIP LOCKED".formatted(clock),
        row -> row.getString(1),
        now);
  }

  /// Whether nobody holds what this node is said to hold.
  public boolean isGone(Session session, String id, @Nullable Long now) throws SQLException {
    return session
        .first(
            "SELECT 1 FROM node WHERE id = ? AND until > %s".formatted(clock),
            row -> row.getInt(1),
            id,
            now)
        .isEmpty();
  }

  /// All there are.
  public List<Node> all(Session session) throws SQLException {
    return session.list(
        ALL,
        row ->
            new Node(
                row.getString(1), row.getString(2), row.getInt(3), row.getLong(4), row.getLong(5)));
  }

  /// What is compared with leases: nothing, where the database says what time it is.
  public @Nullable Long millis(Instant now) {
    return equals(BY_DATABASE) ? null : now.toEpochMilli();
  }
}
