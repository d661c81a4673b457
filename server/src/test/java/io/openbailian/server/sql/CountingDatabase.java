package io.openbailian.server.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.ProgressHandler;

/// A database whose reads are counted in steps of SQLite's virtual machine: what a query costs,
/// however busy the machine is.
public final class CountingDatabase implements UnitOfWork, AutoCloseable {
  private final Database database;
  private final JdbcSession session;
  private final AtomicLong steps = new AtomicLong();

  public CountingDatabase(Path folder) throws SQLException {
    this.database = Database.open(folder);
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("openbailian.db"));
    this.session = new JdbcSession(connection, "BEGIN");
    ProgressHandler.setHandler(
        connection,
        1,
        new ProgressHandler() {
          @Override
          protected int progress() {
            steps.incrementAndGet();
            return 0;
          }
        });
  }

  /// Steps since they were forgotten.
  public long steps() {
    return steps.get();
  }

  public void forgetSteps() {
    steps.set(0);
  }

  @Override
  public <T> T write(SqlWork<Transaction, T> work) {
    return database.write(work);
  }

  @Override
  public <T> T writeIfRoom(SqlWork<Transaction, T> work) {
    return database.writeIfRoom(work);
  }

  @Override
  public <T> void submit(SqlWork<Transaction, T> work, Answer<T> answer) {
    database.submit(work, answer);
  }

  @Override
  public <T> T read(SqlWork<Session, T> work) throws InterruptedException {
    Unit<Session, T> unit = new Unit<>(work, () -> {});
    unit.run(session);
    unit.end();
    return unit.awaitInterruptibly(new SqliteFaults(Path.of("counted")), Duration.ofDays(1));
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
    try {
      session.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    database.close();
  }
}
