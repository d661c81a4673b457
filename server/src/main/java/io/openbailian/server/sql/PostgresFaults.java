package io.openbailian.server.sql;

import java.sql.SQLException;

/// Says what is wrong with a PostgreSQL in sentences its operator can act on.
final class PostgresFaults extends DatabaseFaults {
  private static final String DISK_FULL = "53100";
  private static final String READ_ONLY = "25006";
  private static final String SERIALIZATION = "40001";
  private static final String DEADLOCK = "40P01";

  /// Classes of states: the first two letters.
  private static final String CONNECTION = "08";

  private static final String OPERATOR = "57"; // shut down, starting, cancelled
  private static final String AUTHORISATION = "28";
  private static final String RESOURCES = "53";

  PostgresFaults(String name) {
    super(name);
  }

  @Override
  DatabaseException explain(SQLException e) {
    String state = state(e);
    if (state.equals(DISK_FULL)) {
      return DatabaseException.full(
          "The disk of %s is full: nothing was stored. Free some space there; no restart is needed."
              .formatted(name()),
          e);
    }
    if (isAway(state)) {
      return DatabaseException.away(
          "%s cannot be reached now (%s): nothing was stored. It is asked again with the next request."
              .formatted(name(), e.getMessage()),
          e);
    }
    return new DatabaseException(sentence(state, e), e);
  }

  private String sentence(String state, SQLException e) {
    if (state.startsWith(AUTHORISATION)) {
      return "%s lets this user not in (%s): see database.user and database.password-file."
          .formatted(name(), e.getMessage());
    }
    return "%s refused a statement (%s): %s".formatted(name(), state, e.getMessage());
  }

  /// A server that has become a standby takes no writes; the next connection may lead to another.
  private static boolean isAway(String state) {
    return state.isEmpty() // the pool had no connection in time
        || state.equals(READ_ONLY)
        || state.startsWith(CONNECTION)
        || state.startsWith(OPERATOR)
        || state.startsWith(RESOURCES);
  }

  /// Nothing is wrong: two transactions were in each other's way, and this one may begin again.
  static boolean mayBeginAgain(SQLException e) {
    String state = state(e);
    return state.equals(SERIALIZATION) || state.equals(DEADLOCK);
  }

  /// True when the connection is of no use any more.
  static boolean endsConnection(SQLException e) {
    return isAway(state(e));
  }

  private static String state(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "" : state;
  }
}
