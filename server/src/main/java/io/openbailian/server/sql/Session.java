package io.openbailian.server.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection with the statements it has prepared. Belongs to one thread of the database; work
/// must not let it escape.
public sealed class Session permits Transaction {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final Connection connection;

  /// Grows with the statements of the program, which are constants.
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Session(Connection connection) {
    this.connection = connection;
  }

  /// Every row of a query, or of a change that has a RETURNING clause. Parameters are `String`,
  /// `Long`, `Integer` or null.
  public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    return execute(
        sql,
        parameters,
        statement -> {
          try (ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
              rows.add(reader.read(row));
            }
            return rows;
          }
        });
  }

  /// The first row of a query, if it has one.
  public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    return execute(
        sql,
        parameters,
        statement -> {
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
          }
        });
  }

  /// Runs several queries on one state of the database.
  public <T> T snapshot(SqlWork<Session, T> queries) throws SQLException {
    run("BEGIN");
    try {
      return queries.run(this);
    } finally {
      run("COMMIT");
    }
  }

  final void run(String sql) throws SQLException {
    boolean _ = execute(sql, new Object[0], PreparedStatement::execute);
  }

  /// Binds and executes. The driver closes a statement that failed without saying so, and every
  /// later use of it would fail too; so it is prepared anew the next time.
  final <T> T execute(String sql, @Nullable Object[] parameters, Use<T> use) throws SQLException {
    try {
      return use.of(bound(sql, parameters));
    } catch (SQLException e) {
      discard(sql);
      throw e;
    }
  }

  /// What is done with a statement.
  @FunctionalInterface
  interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private PreparedStatement bound(String sql, @Nullable Object[] parameters) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private void discard(String sql) {
    try (PreparedStatement failed = prepared.remove(sql)) {
      LOG.debug("prepared anew the next time: {}", failed);
    } catch (SQLException e) {
      LOG.debug("a statement that failed did not close", e);
    }
  }

  final void close() throws SQLException {
    connection.close();
  }
}
