package io.openbailian.server.upload.sql;

import io.openbailian.server.sql.Database;
import io.openbailian.server.sql.SqliteReaders;
import io.openbailian.server.sql.SqliteWriter;
import io.openbailian.server.upload.Upload;
import io.openbailian.server.upload.UploadIndex;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rows of uploaded files in the SQLite database of the data folder.
public final class SqliteUploadIndex implements UploadIndex {
  private static final String FILE_OF = "SELECT file FROM upload WHERE oss_key = ?";

  private static final String ADD =
      """
      INSERT OR REPLACE INTO upload (oss_key, key_id, file, bytes, expires) VALUES (?, ?, ?, ?, ?)
      """;

  private static final String FIND =
      """
      SELECT oss_key, key_id, file, bytes, expires
      FROM upload WHERE oss_key = ? AND key_id = ? AND expires > ?
      """;

  private static final String USAGE =
      """
      SELECT (SELECT ifnull(sum(bytes), 0) FROM upload WHERE key_id = ?),
             (SELECT ifnull(sum(bytes), 0) FROM upload)
      """;

  private static final String EXPIRE =
      """
      DELETE FROM upload
      WHERE oss_key IN (SELECT oss_key FROM upload WHERE expires <= ? LIMIT ?)
      RETURNING file
      """;

  private static final String REFERS_TO = "SELECT 1 FROM upload WHERE file = ?";

  private final SqliteWriter writer;
  private final SqliteReaders readers;

  public SqliteUploadIndex(Database database) {
    this.writer = database.writer();
    this.readers = database.readers();
  }

  @Override
  public Optional<String> add(Upload upload) {
    return writer.write(transaction -> {
      Optional<String> before =
          transaction.first(FILE_OF, row -> row.getString(1), upload.ossKey());
      transaction.update(
          ADD,
          upload.ossKey(),
          upload.keyId(),
          upload.file(),
          upload.bytes(),
          upload.expires().toEpochMilli());
      return before;
    });
  }

  @Override
  public Optional<Upload> find(String ossKey, String keyId, Instant now)
      throws InterruptedException {
    return readers.read(session ->
        session.first(FIND, SqliteUploadIndex::upload, ossKey, keyId, now.toEpochMilli()));
  }

  @Override
  public Usage usage(String keyId) throws InterruptedException {
    return readers
        .read(session ->
            session.first(USAGE, row -> new Usage(row.getLong(1), row.getLong(2)), keyId))
        .orElseThrow();
  }

  @Override
  public List<String> expire(Instant now, int most) {
    return writer.write(
        transaction -> transaction.list(EXPIRE, row -> row.getString(1), now.toEpochMilli(), most));
  }

  @Override
  public boolean refersTo(String file) throws InterruptedException {
    return readers.read(session -> session.first(REFERS_TO, row -> 1, file)).isPresent();
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
