package io.openbailian.server.sql;

import org.jspecify.annotations.Nullable;

/// The database could not be read or written; what was asked for has not happened. The message is
/// for the operator and may name files.
public final class DatabaseException extends RuntimeException {
  private static final String FAILED =
      "the server's database cannot be used now, its operator finds the reason in the log: nothing was stored";

  private final String forClients;
  private final Load load;

  private DatabaseException(
      String message, String forClients, Load load, @Nullable Throwable cause) {
    super(message, cause);
    this.forClients = forClients;
    this.load = load;
  }

  /// What its load, or the way to it, has to do with it.
  private enum Load {
    NOTHING,
    REFUSED,
    LATE,
    AWAY
  }

  public DatabaseException(String message, Throwable cause) {
    this(message, FAILED, Load.NOTHING, cause);
  }

  public DatabaseException(String message) {
    this(message, FAILED, Load.NOTHING, null);
  }

  /// The disk takes nothing more.
  static DatabaseException full(String message, Throwable cause) {
    return new DatabaseException(
        message, "the server's disk is full: nothing was stored", Load.NOTHING, cause);
  }

  /// More work is waiting for the database than may wait.
  static DatabaseException busy(String message) {
    return new DatabaseException(
        message,
        "more is asked of the server's database than it can do: nothing was stored",
        Load.REFUSED,
        null);
  }

  /// A query was not answered as soon as it has to be.
  static DatabaseException late(String message) {
    return new DatabaseException(
        message, "the server's database did not answer in time", Load.LATE, null);
  }

  /// The database cannot be reached now.
  static DatabaseException away(String message, Throwable cause) {
    return new DatabaseException(
        message,
        "the server's database cannot be reached now: nothing was stored",
        Load.AWAY,
        cause);
  }

  /// What a client is told: no names of files.
  public String forClients() {
    return forClients;
  }

  /// True when nothing is wrong but the load: the same will succeed in a moment.
  public boolean busy() {
    return load == Load.REFUSED;
  }

  /// True when the database cannot be reached: it may be there again in a moment.
  public boolean away() {
    return load == Load.AWAY;
  }

  /// True when a query was given up because it took too long.
  public boolean late() {
    return load == Load.LATE;
  }
}
