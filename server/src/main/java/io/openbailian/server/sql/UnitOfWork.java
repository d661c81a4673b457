package io.openbailian.server.sql;

import java.time.Duration;

/// Runs pieces of work on a database, each of them whole or not at all.
///
/// All methods throw {@link DatabaseException} when the database failed, or has as much work
/// waiting as it may ({@link DatabaseException#busy}); then nothing has changed.
public interface UnitOfWork {

  /// Runs the work in a transaction and returns its answer, never null, after the commit. The wait
  /// cannot be interrupted; an interrupt is still set when this returns. Work of the server's own
  /// (the end of a task, a sweep) is never refused for load.
  <T> T write(SqlWork<Transaction, T> work);

  /// As {@link #write(SqlWork)}, for work that a caller of the server asks for: refused when too
  /// much of it is waiting.
  <T> T writeIfRoom(SqlWork<Transaction, T> work);

  /// As {@link #writeIfRoom}, but returns at once. The answer is given after the commit, on a
  /// thread that gives all answers of a batch; it must not block there.
  <T> void submit(SqlWork<Transaction, T> work, Answer<T> answer);

  /// Runs queries and returns their answer, never null. They see every commit that was over when
  /// this was called. An interrupt withdraws what has not begun.
  <T> T read(SqlWork<Session, T> work) throws InterruptedException;

  /// As {@link #read}, for a query that is never refused, but waited for so long only.
  ///
  /// @throws DatabaseException that is {@link DatabaseException#late} when it was not answered
  <T> T readWithin(Duration atMost, SqlWork<Session, T> work) throws InterruptedException;

  /// As {@link #read}, for queries that can be asked again later: refused when too much is waiting.
  <T> T readIfRoom(SqlWork<Session, T> work) throws InterruptedException;

  /// Learns how a unit of work went.
  interface Answer<T> {
    void committed(T value);

    /// Nothing has changed.
    void failed(DatabaseException why);
  }
}
