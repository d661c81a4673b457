package io.openbailian.server.artifact.sql;

import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.sql.Database;
import io.openbailian.server.sql.SqliteReaders;
import io.openbailian.server.sql.SqliteWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rows of result files in the SQLite database of the data folder; they are written by the task
/// store, in the transaction that ends their task.
public final class SqliteArtifactIndex implements ArtifactIndex {
  private static final String FIND =
      """
      SELECT name, key_id, owner_id, media_type, bytes, sha256, expires
      FROM artifact WHERE name = ? AND expires > ?
      """;

  private static final String CONTAINS = "SELECT 1 FROM artifact WHERE name = ?";

  private static final String ADD =
      """
      INSERT OR REPLACE INTO artifact (name, key_id, owner_id, media_type, bytes, sha256, expires)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private final SqliteReaders readers;
  private final SqliteWriter writer;

  public SqliteArtifactIndex(Database database) {
    this.readers = database.readers();
    this.writer = database.writer();
  }

  @Override
  public Optional<Artifact> find(String name, Instant now) throws InterruptedException {
    return readers.read(
        session -> session.first(FIND, SqliteArtifactIndex::artifact, name, now.toEpochMilli()));
  }

  @Override
  public void add(List<Artifact> files) {
    writer.write(transaction -> {
      for (Artifact file : files) {
        transaction.update(
            ADD,
            file.name(),
            file.keyId(),
            file.ownerId(),
            file.mediaType(),
            file.bytes(),
            file.sha256(),
            file.expires().toEpochMilli());
      }
      return files.size();
    });
  }

  @Override
  public boolean contains(String name) throws InterruptedException {
    return readers.read(session -> session.first(CONTAINS, row -> row.getInt(1), name)).isPresent();
  }

  private static Artifact artifact(ResultSet row) throws SQLException {
    return new Artifact(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getString(6),
        Instant.ofEpochMilli(row.getLong(7)));
  }
}
