package io.openbailian.server.sql;

/// A database that is open, with all its tables.
public interface OpenDatabase extends UnitOfWork, AutoCloseable {

  /// Writes and reads once, durably, to learn whether the database can.
  ///
  /// @throws DatabaseException with a sentence, when it cannot
  void probe() throws InterruptedException;

  /// What it has done: changes for each commit are what callers shared.
  ///
  /// @param waiting how many changes wait now
  record Figures(long commits, long changes, int waiting) {}

  Figures figures();

  /// Finishes the changes that are queued, then closes the database.
  @Override
  void close();
}
