package io.openbailian.server.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Units of work on PostgreSQL: each has a transaction of its own, on one of a few connections.
public final class PostgresDatabase implements UnitOfWork, AutoCloseable {
  private static final int CONNECTIONS = 2;

  private final DatabaseFaults faults = new DatabaseFaults(Path.of("postgresql"));
  private final BlockingQueue<JdbcTransaction> writing = new ArrayBlockingQueue<>(CONNECTIONS);
  private final BlockingQueue<JdbcSession> reading = new ArrayBlockingQueue<>(CONNECTIONS);
  private final List<JdbcSession> all = new ArrayList<>();

  public PostgresDatabase(PostgresServer server) throws SQLException {
    for (int i = 0; i < CONNECTIONS; i++) {
      JdbcTransaction transaction = new JdbcTransaction(server.connect(), "BEGIN");
      JdbcSession session =
          new JdbcSession(server.connect(), "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      writing.add(transaction);
      reading.add(session);
      all.addAll(List.of(transaction, session));
    }
  }

  @Override
  public <T> T write(SqlWork<Transaction, T> work) {
    Unit<Transaction, T> unit = new Unit<>(work, () -> {});
    run(unit);
    return unit.await(faults);
  }

  @Override
  public <T> T writeIfRoom(SqlWork<Transaction, T> work) {
    return write(work);
  }

  @Override
  public <T> void submit(SqlWork<Transaction, T> work, Answer<T> answer) {
    Unit<Transaction, T> unit = new Unit<>(work, answer, () -> {});
    run(unit);
    unit.tell(faults);
  }

  private void run(Unit<Transaction, ?> unit) {
    JdbcTransaction transaction = takeUninterruptibly();
    try {
      transaction.begin();
      transaction.attempt(unit);
      transaction.commit();
      transaction.committed();
    } catch (SQLException | RuntimeException e) {
      transaction.abandon();
      unit.fail(e);
    } finally {
      writing.add(transaction);
      unit.end();
    }
  }

  @Override
  public <T> T read(SqlWork<Session, T> work) throws InterruptedException {
    Unit<Session, T> unit = new Unit<>(work, () -> {});
    JdbcSession session = reading.take();
    try {
      unit.run(session);
    } finally {
      reading.add(session);
      unit.end();
    }
    return unit.await(faults);
  }

  @Override
  public <T> T readWithin(Duration atMost, SqlWork<Session, T> work) throws InterruptedException {
    return read(work);
  }

  @Override
  public <T> T readIfRoom(SqlWork<Session, T> work) throws InterruptedException {
    return read(work);
  }

  @Override
  public void close() {
    for (JdbcSession session : all) {
      try {
        session.close();
      } catch (SQLException e) {
        throw faults.explain(e);
      }
    }
  }

  private JdbcTransaction takeUninterruptibly() {
    boolean interrupted = false;
    while (true) {
      try {
        JdbcTransaction transaction = writing.take();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return transaction;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }
}
