package io.openbailian.server.sql;

import java.sql.SQLException;
import java.time.Duration;

/// Says what is wrong with a database in sentences its operator can act on.
abstract class DatabaseFaults {
  private final String name;

  /// @param name of the database, without a secret
  DatabaseFaults(String name) {
    this.name = name;
  }

  final String name() {
    return name;
  }

  abstract DatabaseException explain(SQLException e);

  final DatabaseException unexpected(Throwable e) {
    return new DatabaseException("Work on %s failed: %s".formatted(name, e), e);
  }

  final DatabaseException closed() {
    return new DatabaseException("The database %s is closed.".formatted(name));
  }

  final DatabaseException busy() {
    return DatabaseException.busy(
        "More work is waiting for %s than it can do in time: nothing was stored.".formatted(name));
  }

  final DatabaseException late(Duration waited) {
    return DatabaseException.late(
        "%s did not answer a query within %d s.".formatted(name, waited.toSeconds()));
  }
}
