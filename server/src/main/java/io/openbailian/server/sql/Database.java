package io.openbailian.server.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;

/// The SQLite database of a data folder. Whoever opens it holds the folder's lock, so nothing else
/// writes it.
///
/// WAL with `synchronous=FULL`: a commit that has returned survives the loss of power.
public final class Database implements OpenDatabase {
  /// The name of the file in the data folder. SQLite's files beside it get its permissions.
  public static final String FILE = "openbailian.db";

  /// Reads that miss the caches are short; two keep the disk busy without crowding the cores.
  private static final int READERS = 2;

  /// How long a foreign lock (a backup, a database browser) is waited for.
  private static final int BUSY_MILLIS = 5_000;

  /// Pages of 4 KiB. A WAL of 16 MiB halves the checkpoints of the default under load.
  private static final String CHECKPOINT_EVERY = "PRAGMA wal_autocheckpoint = 4000";

  /// Less than half a second's work of an ordinary disk, and all that a stalled one can pile up in
  /// the heap.
  private static final int MOST_CHANGES = 4_096;

  /// A query takes about a millisecond, a change in a batch much less.
  private static final int CHANGES_PER_QUERY = 8;

  private final SqliteWriter writer;
  private final SqliteReaders readers;

  private Database(SqliteWriter writer, SqliteReaders readers) {
    this.writer = writer;
    this.readers = readers;
  }

  /// Opens `<folder>/openbailian.db`, makes it when it is not there and brings its schema up to
  /// date.
  ///
  /// @throws DatabaseException when it cannot be, with a sentence for the operator
  public static Database open(Path folder) {
    return open(folder, MOST_CHANGES);
  }

  /// As {@link #open(Path)}.
  ///
  /// @param mostChanges how many changes that callers ask for may wait before more are refused, and
  ///   eight times as many as queries; see {@link UnitOfWork#writeIfRoom}
  public static Database open(Path folder, int mostChanges) {
    Path file = folder.resolve(FILE);
    DatabaseFaults faults = new SqliteFaults(file);
    List<Connection> connections = new ArrayList<>();
    try {
      return open(file, mostChanges, faults, connections);
    } catch (SQLException e) {
      connections.forEach(Database::closeQuietly);
      throw faults.explain(e);
    } catch (RuntimeException e) {
      connections.forEach(Database::closeQuietly);
      throw e;
    }
  }

  public SqliteWriter writer() {
    return writer;
  }

  @Override
  public <T> T write(SqlWork<Transaction, T> work) {
    return writer.write(work);
  }

  @Override
  public <T> T writeIfRoom(SqlWork<Transaction, T> work) {
    return writer.writeIfRoom(work);
  }

  @Override
  public <T> void submit(SqlWork<Transaction, T> work, Answer<T> answer) {
    writer.submit(work, answer);
  }

  @Override
  public <T> T read(SqlWork<Session, T> work) throws InterruptedException {
    return readers.read(work);
  }

  @Override
  public <T> T readWithin(Duration atMost, SqlWork<Session, T> work) throws InterruptedException {
    return readers.readWithin(atMost, work);
  }

  @Override
  public <T> T readIfRoom(SqlWork<Session, T> work) throws InterruptedException {
    return readers.readIfRoom(work);
  }

  @Override
  public void probe() throws InterruptedException {
    writer.write(transaction -> transaction.update("UPDATE probe SET times = times + 1"));
    readers.read(session -> session.first("SELECT times FROM probe", row -> row.getInt(1)));
  }

  public SqliteReaders readers() {
    return readers;
  }

  @Override
  public Figures figures() {
    SqliteWriter.Figures now = writer.figures();
    return new Figures(now.commits(), now.changes(), now.waiting());
  }

  /// Finishes the writes that are queued, then closes the file.
  @Override
  public void close() {
    readers.close();
    writer.close();
  }

  private static Database open(
      Path file, int mostChanges, DatabaseFaults faults, List<Connection> connections)
      throws SQLException {
    Connection writing = connect(file, forWriting());
    connections.add(writing);
    JdbcTransaction transaction = new JdbcTransaction(writing, "BEGIN IMMEDIATE");
    transaction.run(CHECKPOINT_EVERY);
    Schema.bringUpToDate(transaction, file);
    List<JdbcSession> reading = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      Connection connection = connect(file, forReading());
      connections.add(connection);
      reading.add(new JdbcSession(connection, "BEGIN"));
    }
    return start(
        new SqliteWriter(mostChanges, transaction, faults),
        new SqliteReaders(Math.max(1, mostChanges / CHANGES_PER_QUERY), reading, faults));
  }

  private static Database start(SqliteWriter writer, SqliteReaders readers) {
    writer.start();
    readers.start();
    return new Database(writer, readers);
  }

  private static Connection connect(Path file, SQLiteConfig config) throws SQLException {
    config.setBusyTimeout(BUSY_MILLIS);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private static SQLiteConfig forWriting() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setTempStore(TempStore.MEMORY); // what savepoints set aside never touches the disk
    config.setGetGeneratedKeys(
        false); // nobody asks for them, and sqlite-jdbc would query after each INSERT
    config.enforceForeignKeys(true);
    return config;
  }

  private static SQLiteConfig forReading() {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return config;
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The failure that made us close is the one to tell.
      return;
    }
  }
}
