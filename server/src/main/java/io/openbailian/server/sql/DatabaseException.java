package io.openbailian.server.sql;

/// The database could not be read or written; what was asked for has not happened.
public final class DatabaseException extends RuntimeException {
  private final boolean busy;

  public DatabaseException(String message, Throwable cause) {
    super(message, cause);
    this.busy = false;
  }

  public DatabaseException(String message) {
    this(message, false);
  }

  private DatabaseException(String message, boolean busy) {
    super(message);
    this.busy = busy;
  }

  /// More work is waiting for the database than it may keep waiting.
  static DatabaseException busy(String message) {
    return new DatabaseException(message, true);
  }

  /// True when nothing is wrong but the load: the same will succeed in a moment.
  public boolean busy() {
    return busy;
  }
}
