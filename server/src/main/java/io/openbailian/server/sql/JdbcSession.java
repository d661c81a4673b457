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

/// A connection with the statements it has prepared.
class JdbcSession implements Session {
  private final Connection connection;
  private final TransactionBounds bounds;
  private final Storable texts;

  /// Grows with the statements of the program, which are constants.
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  /// @param begin the statement that begins a transaction
  JdbcSession(Connection connection, String begin) {
    this(connection, new TransactionBounds.Statements(begin), Storable.ALL);
  }

  JdbcSession(Connection connection, TransactionBounds bounds, Storable texts) {
    this.texts = texts;
    this.connection = connection;
    this.bounds = bounds;
  }

  @Override
  public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    return execute(sql, parameters, statement -> rows(statement, reader));
  }

  @Override
  public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    return execute(sql, parameters, statement -> firstRow(statement, reader));
  }

  @Override
  public <T> T snapshot(SqlWork<Session, T> queries) throws SQLException {
    begin();
    try {
      return queries.run(this);
    } finally {
      endTransaction();
    }
  }

  void begin() throws SQLException {
    bounds.begin(this);
  }

  /// Commits.
  final void endTransaction() throws SQLException {
    bounds.commit(this);
  }

  final void rollBackAll() throws SQLException {
    bounds.rollBack(this);
  }

  final Connection connection() {
    return connection;
  }

  final void run(String sql) throws SQLException {
    execute(sql, new Object[0], PreparedStatement::execute);
  }

  /// What is done with a statement whose parameters are set.
  @FunctionalInterface
  interface Execution<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  /// A statement that failed is not used again: the driver has closed it for most failures.
  final <T> T execute(String sql, @Nullable Object[] parameters, Execution<T> execution)
      throws SQLException {
    PreparedStatement statement = prepared(sql);
    try {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, texts.of(parameters[i]));
      }
      return execution.on(statement);
    } catch (SQLException e) {
      prepared.remove(sql);
      statement.close();
      throw e;
    }
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  private static <T> List<T> rows(PreparedStatement statement, RowReader<T> reader)
      throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    }
  }

  private static <T> Optional<T> firstRow(PreparedStatement statement, RowReader<T> reader)
      throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
    }
  }

  final void close() throws SQLException {
    connection.close();
  }
}
