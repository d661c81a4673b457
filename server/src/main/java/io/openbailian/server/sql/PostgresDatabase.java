package io.openbailian.server.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL that several nodes share. Each unit of work has a transaction of its own, on a
/// connection of a pool; no state of a session is relied on, so a pooler that hands connections out
/// by transaction may stand in between.
///
/// Units read what is committed: what they decide by must be locked, by its row or by
/// `pg_advisory_xact_lock`. One that met a deadlock is done once more.
public final class PostgresDatabase implements OpenDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);

  /// How long a connection is waited for before the database counts as away.
  private static final Duration REACHED_WITHIN = Duration.ofSeconds(2);

  /// Longer than any statement may take by its role (`statement_timeout`, see docs/nodes.md).
  private static final int SOCKET_SECONDS = 20;

  private static final Duration QUERY = Duration.ofSeconds(20);
  private static final int MOST_TRIES = 4;
  private static final int READING_OF = 3; // every third connection
  private static final int CHANGES_PER_QUERY = 8;
  private static final TransactionBounds CHANGE = new TransactionBounds.Drivers();
  private static final TransactionBounds SNAPSHOT =
      new TransactionBounds.Statements("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");

  private final PostgresFaults faults;
  private final HikariDataSource pool;
  private final UnitThreads<Transaction> changes;
  private final UnitThreads<Session> queries;
  private final LongAdder commits = new LongAdder();

  private PostgresDatabase(PostgresAddress address, int mostChanges) {
    this.faults = new PostgresFaults(address.shown());
    this.pool = pool(address);
    int reading = Math.max(1, address.connections() / READING_OF);
    int writing = Math.max(1, address.connections() - reading);
    this.changes = new UnitThreads<>("postgres-change", writing, mostChanges, faults, this::change);
    this.queries =
        new UnitThreads<>(
            "postgres-query",
            reading,
            Math.max(1, mostChanges / CHANGES_PER_QUERY),
            faults,
            this::query);
  }

  /// Opens the database and brings its tables up to date.
  ///
  /// @param mostChanges how many changes that callers ask for may wait before more are refused, and
  ///   eight times as many as queries; see {@link UnitOfWork#writeIfRoom}
  /// @throws DatabaseException when it cannot be, with a sentence for the operator
  public static PostgresDatabase open(PostgresAddress address, int mostChanges) {
    PostgresDatabase database = new PostgresDatabase(address, mostChanges);
    try {
      database.bringUpToDate(address);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private void bringUpToDate(PostgresAddress address) {
    try (Connection connection = pool.getConnection()) {
      JdbcTransaction transaction = new JdbcTransaction(connection, CHANGE, Storable.WITHOUT_NUL);
      PostgresSchema.bringUpToDate(transaction, address.shown());
    } catch (SQLException e) {
      throw faults.explain(e);
    }
  }

  private static HikariDataSource pool(PostgresAddress address) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.jdbc());
    address.user().ifPresent(config::setUsername);
    address.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(Math.max(2, address.connections()));
    config.setMinimumIdle(1);
    config.setConnectionTimeout(REACHED_WITHIN.toMillis());
    config.setValidationTimeout(REACHED_WITHIN.toMillis() / 2);
    config.setInitializationFailTimeout(-1); // whoever opens it is told by the first statement
    config.setPoolName("postgres");
    config.addDataSourceProperty("ApplicationName", "openbailian");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", REACHED_WITHIN.toSeconds());
    config.addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
    return new HikariDataSource(config);
  }

  @Override
  public <T> T write(SqlWork<Transaction, T> work) {
    return changes.run(work);
  }

  @Override
  public <T> T writeIfRoom(SqlWork<Transaction, T> work) {
    return changes.runIfRoom(work);
  }

  @Override
  public <T> void submit(SqlWork<Transaction, T> work, Answer<T> answer) {
    changes.submit(work, answer);
  }

  @Override
  public <T> T read(SqlWork<Session, T> work) throws InterruptedException {
    return queries.ask(work, QUERY);
  }

  @Override
  public <T> T readWithin(Duration atMost, SqlWork<Session, T> work) throws InterruptedException {
    return queries.ask(work, atMost);
  }

  @Override
  public <T> T readIfRoom(SqlWork<Session, T> work) throws InterruptedException {
    return queries.askIfRoom(work, QUERY);
  }

  @Override
  public void probe() throws InterruptedException {
    write(transaction -> transaction.update("UPDATE probe SET times = times + 1"));
    read(session -> session.first("SELECT times FROM probe", row -> row.getLong(1)));
  }

  @Override
  public Figures figures() {
    long done = commits.sum();
    return new Figures(done, done, changes.waiting());
  }

  @Override
  public void close() {
    queries.close();
    changes.close();
    pool.close();
  }

  private void change(Unit<Transaction, ?> unit) {
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      Optional<SQLException> failure = tryOnce(unit);
      boolean again =
          tries < MOST_TRIES && failure.filter(PostgresFaults::mayBeginAgain).isPresent();
      if (!again) {
        return;
      }
      unit.again();
    }
  }

  /// @return why the unit failed, if it was the database
  private Optional<SQLException> tryOnce(Unit<Transaction, ?> unit) {
    @Nullable Connection connection = null;
    try {
      connection = connection(changes);
      inTransaction(unit, new JdbcTransaction(connection, CHANGE, Storable.WITHOUT_NUL));
    } catch (SQLException e) {
      unit.fail(e);
    } catch (RuntimeException | Error e) { // the thread must outlive any fault
      LOG.error("a transaction ended in a way that nobody foresaw", e);
      unit.fail(e);
    } finally {
      giveBack(connection, unit.sqlFailure());
    }
    return unit.sqlFailure();
  }

  private void inTransaction(Unit<Transaction, ?> unit, JdbcTransaction transaction)
      throws SQLException {
    try {
      transaction.begin();
      transaction.attempt(unit);
      if (unit.isUndone()) {
        transaction.abandon();
        return;
      }
      transaction.commit();
    } catch (SQLException | RuntimeException e) {
      transaction.abandon();
      throw e;
    }
    transaction.committed();
    commits.increment();
  }

  private void query(Unit<Session, ?> unit) {
    @Nullable Connection connection = null;
    try {
      connection = connection(queries);
      boolean _ = unit.run(new JdbcSession(connection, SNAPSHOT, Storable.WITHOUT_NUL));
    } catch (SQLException e) {
      unit.fail(e);
    } catch (RuntimeException | Error e) { // the thread must outlive any fault
      LOG.error("a query ended in a way that nobody foresaw", e);
      unit.fail(e);
    } finally {
      giveBack(connection, unit.sqlFailure());
    }
  }

  private Connection connection(UnitThreads<?> threads) throws SQLException {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      threads.fail(e);
      throw e;
    }
  }

  /// A connection that failed is not used again, whatever its driver thinks of it.
  private void giveBack(@Nullable Connection connection, Optional<SQLException> failure) {
    if (connection == null) {
      return;
    }
    try {
      if (failure.filter(PostgresFaults::endsConnection).isPresent()) {
        pool.evictConnection(connection);
      }
      connection.close();
    } catch (SQLException e) {
      LOG.debug("a connection did not close cleanly", e);
    }
  }
}
