package io.openbailian.server.sql;

import java.sql.SQLException;
import java.util.List;

/// Brings the tables of a database to the version that this program knows, whatever the database.
final class SchemaVersions {
  private SchemaVersions() {}

  /// What this program knows.
  ///
  /// @param versions the statements of each
  /// @param database for sentences
  record Known(List<List<String>> versions, String database) {}

  /// Where a database keeps the number of versions it has seen. It is read and written in the
  /// transaction of a version's statements.
  interface Stamp {
    int read(JdbcTransaction transaction) throws SQLException;

    void write(JdbcTransaction transaction, int number) throws SQLException;
  }

  static void bringUpToDate(JdbcTransaction transaction, Known known, Stamp number)
      throws SQLException {
    boolean done = false;
    while (!done) {
      done = step(transaction, known, number);
    }
  }

  /// All of one version or nothing of it, its number included.
  ///
  /// @return true when there was none left to do
  private static boolean step(JdbcTransaction transaction, Known known, Stamp number)
      throws SQLException {
    transaction.begin();
    try {
      int seen = number.read(transaction);
      if (seen > known.versions().size()) {
        throw new DatabaseException(
            "%s was written by a newer OpenBailian (schema %d; this one knows up to %d): start that version, or another data folder."
                .formatted(known.database(), seen, known.versions().size()));
      }
      boolean done = seen == known.versions().size();
      if (!done) {
        for (String statement : known.versions().get(seen)) {
          transaction.run(statement);
        }
        number.write(transaction, seen + 1);
      }
      transaction.commit();
      return done;
    } catch (SQLException | RuntimeException e) {
      transaction.abandon();
      throw e;
    }
  }
}
