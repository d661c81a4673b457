package io.openbailian.server.sql;

import java.sql.SQLException;

/// How the transactions of a connection begin and end.
sealed interface TransactionBounds {
  void begin(JdbcSession session) throws SQLException;

  void commit(JdbcSession session) throws SQLException;

  void rollBack(JdbcSession session) throws SQLException;

  /// By statements of their own, on a connection that commits each statement otherwise.
  ///
  /// @param statement that begins one
  record Statements(String statement) implements TransactionBounds {
    @Override
    public void begin(JdbcSession session) throws SQLException {
      session.run(statement);
    }

    @Override
    public void commit(JdbcSession session) throws SQLException {
      session.run("COMMIT");
    }

    @Override
    public void rollBack(JdbcSession session) throws SQLException {
      session.run("ROLLBACK");
    }
  }

  /// By the driver, which sends the beginning with the first statement: a trip less over the
  /// network.
  record Drivers() implements TransactionBounds {
    @Override
    public void begin(JdbcSession session) throws SQLException {
      if (session.connection().getAutoCommit()) {
        session.connection().setAutoCommit(false);
      }
    }

    @Override
    public void commit(JdbcSession session) throws SQLException {
      session.connection().commit();
    }

    @Override
    public void rollBack(JdbcSession session) throws SQLException {
      session.connection().rollback();
    }
  }
}
