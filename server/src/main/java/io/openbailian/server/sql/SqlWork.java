package io.openbailian.server.sql;

import java.sql.SQLException;

/// A few statements that belong together; runs on a thread of the database, so it does nothing but
/// talk to the database: parsing and rendering are its caller's.
@FunctionalInterface
public interface SqlWork<S extends Session, T> {
  T run(S session) throws SQLException;
}
