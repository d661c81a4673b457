package io.openbailian.server.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Makes a value of the row a result set stands on.
@FunctionalInterface
public interface RowReader<T> {
  T read(ResultSet row) throws SQLException;
}
