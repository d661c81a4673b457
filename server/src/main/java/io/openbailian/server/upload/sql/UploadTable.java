package io.openbailian.server.upload.sql;

import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.upload.StoredBytes.Usage;
import io.openbailian.server.upload.Upload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statements on the table `upload`: the rows of uploaded files.
record UploadTable() {
  private static final String FILE_OF = "SELECT file FROM upload WHERE oss_key = ?";

  private static final String ADD =
      """
      INSERT INTO upload (oss_key, workspace, file, bytes, expires) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (oss_key) DO UPDATE SET
        workspace = excluded.workspace, file = excluded.file, bytes = excluded.bytes,
        expires = excluded.expires
      """;

  private static final String FIND =
      """
      SELECT oss_key, workspace, file, bytes, expires
      FROM upload WHERE oss_key = ? AND workspace = ? AND expires > ?
      """;

  private static final String USAGE =
      """
      SELECT (SELECT coalesce(sum(bytes), 0) FROM upload WHERE workspace = ?),
             (SELECT coalesce(sum(bytes), 0) FROM upload)
      """;

  private static final String EXPIRE =
      """
      DELETE FROM upload
      WHERE oss_key IN (SELECT oss_key FROM upload WHERE expires <= ? LIMIT ?)
      RETURNING file
      """;

  private static final String REFERS_TO = "SELECT 1 FROM upload WHERE file = ?";

  /// Writes a row; one of the same key of storage is replaced.
  ///
  /// @return the file of the row that was replaced
  Optional<String> put(Transaction transaction, Upload upload) throws SQLException {
    Optional<String> before = transaction.first(FILE_OF, row -> row.getString(1), upload.ossKey());
    transaction.update(
        ADD,
        upload.ossKey(),
        upload.workspace(),
        upload.file(),
        upload.bytes(),
        upload.expires().toEpochMilli());
    return before;
  }

  Optional<Upload> find(Session session, String ossKey, String workspace, Instant now)
      throws SQLException {
    return session.first(FIND, UploadTable::upload, ossKey, workspace, now.toEpochMilli());
  }

  Usage usage(Session session, String workspace) throws SQLException {
    return session
        .first(USAGE, row -> new Usage(row.getLong(1), row.getLong(2)), workspace)
        .orElseThrow();
  }

  /// Removes rows that have expired, at most so many, and names their files.
  List<String> dropExpired(Transaction transaction, Instant now, int most) throws SQLException {
    return transaction.list(EXPIRE, row -> row.getString(1), now.toEpochMilli(), most);
  }

  boolean refersTo(Session session, String file) throws SQLException {
    return session.first(REFERS_TO, row -> row.getInt(1), file).isPresent();
  }

  private static Upload upload(ResultSet row) throws SQLException {
    return new Upload(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        Instant.ofEpochMilli(row.getLong(5)));
  }
}
