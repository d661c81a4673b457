package io.openbailian.server.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a piece of database work reads through. Belongs to one thread of the database; work must
/// not let it escape.
public interface Session {

  /// Every row of a query, or of a change that has a RETURNING clause. Parameters are `String`,
  /// `Long`, `Integer` or null.
  <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters)
      throws SQLException;

  /// The first row of a query, if it has one.
  <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters)
      throws SQLException;

  /// Runs several queries on one state of the database.
  <T> T snapshot(SqlWork<Session, T> queries) throws SQLException;
}
