package io.openbailian.server.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Says what is wrong with a database file in sentences its operator can act on.
final class SqliteFaults extends DatabaseFaults {
  private static final int PRIMARY_CODE = 0xff;

  private final Path file;

  SqliteFaults(Path file) {
    super(file.toString());
    this.file = file;
  }

  @Override
  DatabaseException explain(SQLException e) {
    return primaryCode(e) == SQLiteErrorCode.SQLITE_FULL
        ? DatabaseException.full(sentence(e), e)
        : new DatabaseException(sentence(e), e);
  }

  /// A statement that broke a rule of the schema: it changed nothing, and its transaction stands.
  static boolean isConstraint(SQLException e) {
    return primaryCode(e) == SQLiteErrorCode.SQLITE_CONSTRAINT;
  }

  private String sentence(SQLException e) {
    return switch (primaryCode(e)) {
      case SQLITE_FULL ->
          "The disk that holds %s is full: nothing was stored. Free some space; no restart is needed."
              .formatted(file);
      case SQLITE_READONLY, SQLITE_PERM ->
          "%s cannot be written: it, its folder or its disk is read-only. Nothing was stored."
              .formatted(file);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "%s is locked by another program (a database browser, a backup?): nothing was stored."
              .formatted(file);
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          "%s is not a readable SQLite database (%s). Restore it from a backup, or move it away to begin anew."
              .formatted(file, e.getMessage());
      case SQLITE_CANTOPEN ->
          "%s cannot be opened: does its folder exist, and may this user write there?"
              .formatted(file);
      case SQLITE_IOERR ->
          "The disk that holds %s failed (%s): nothing was stored.".formatted(file, e.getMessage());
      default -> "SQLite refused a statement on %s: %s".formatted(file, e.getMessage());
    };
  }

  private static SQLiteErrorCode primaryCode(SQLException e) {
    int code = e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : e.getErrorCode();
    return SQLiteErrorCode.getErrorCode(code & PRIMARY_CODE);
  }
}
