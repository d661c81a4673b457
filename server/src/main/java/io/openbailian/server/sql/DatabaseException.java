package io.openbailian.server.sql;

import org.jspecify.annotations.Nullable;

/// The database could not be read or written; what was asked for has not happened. The message is
/// for the operator and may name files.
public final class DatabaseException extends RuntimeException {
  private static final String FAILED =
      "the server's database cannot be used now, its operator finds the reason in the log: nothing was stored";

  private final String forClients;
  private final boolean busy;

  private DatabaseException(
      String message, String forClients, boolean busy, @Nullable Throwable cause) {
    super(message, cause);
    this.forClients = forClients;
    this.busy = busy;
  }

  public DatabaseException(String message, Throwable cause) {
    this(message, FAILED, false, cause);
  }

  public DatabaseException(String message) {
    this(message, FAILED, false, null);
  }

  /// The disk takes nothing more.
  static DatabaseException full(String message, Throwable cause) {
    return new DatabaseException(
        message, "the server's disk is full: nothing was stored", false, cause);
  }

  /// More work is waiting for the database than may wait.
  static DatabaseException busy(String message) {
    return new DatabaseException(
        message,
        "more is asked of the server's database than it can do: nothing was stored",
        true,
        null);
  }

  /// What a client is told: no names of files.
  public String forClients() {
    return forClients;
  }

  /// True when nothing is wrong but the load: the same will succeed in a moment.
  public boolean busy() {
    return busy;
  }
}
