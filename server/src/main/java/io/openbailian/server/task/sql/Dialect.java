package io.openbailian.server.task.sql;

/// Where the SQL of two databases differs.
///
/// @param lock ends a query so that nobody else changes its rows before the transaction ends
/// @param byExpiry follows `FROM task` and makes a query look the rows up by their expiry
/// @param letGo among what the end of a task sets
public record Dialect(String lock, String byExpiry, String letGo) {
  /// One thread writes, so rows need no lock.
  public static final Dialect SQLITE = new Dialect("", "INDEXED BY task_expiry", "");

  public static final Dialect POSTGRESQL = new Dialect("FOR UPDATE", "", ", holder = NULL");
}
