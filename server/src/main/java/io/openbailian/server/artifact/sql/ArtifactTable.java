package io.openbailian.server.artifact.sql;

import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statements on the table `artifact`: the rows of result files.
public record ArtifactTable() {
  private static final String FIND =
      """
      SELECT name, workspace, owner_id, media_type, bytes, sha256, expires
      FROM artifact WHERE name = ? AND expires > ?
      """;

  private static final String CONTAINS = "SELECT 1 FROM artifact WHERE name = ?";

  private static final String PUT =
      """
      INSERT INTO artifact (name, workspace, owner_id, media_type, bytes, sha256, expires)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET
        workspace = excluded.workspace, owner_id = excluded.owner_id, media_type = excluded.media_type,
        bytes = excluded.bytes, sha256 = excluded.sha256, expires = excluded.expires
      """;

  private static final String DROP_OF_OWNER =
      "DELETE FROM artifact WHERE owner_id = ? RETURNING name";

  private static final String DROP_EXPIRED =
      """
      DELETE FROM artifact
      WHERE name IN (SELECT name FROM artifact WHERE expires <= ? ORDER BY expires LIMIT ?)
      RETURNING name
      """;

  /// Writes rows; one of the same name is replaced.
  public void put(Transaction transaction, List<Artifact> files) throws SQLException {
    for (Artifact file : files) {
      transaction.update(
          PUT,
          file.name(),
          file.workspace(),
          file.ownerId(),
          file.mediaType(),
          file.bytes(),
          file.sha256(),
          file.expires().toEpochMilli());
    }
  }

  /// The row, unless it has expired.
  Optional<Artifact> find(Session session, String name, Instant now) throws SQLException {
    return session.first(FIND, ArtifactTable::artifact, name, now.toEpochMilli());
  }

  boolean contains(Session session, String name) throws SQLException {
    return session.first(CONTAINS, row -> row.getInt(1), name).isPresent();
  }

  /// Removes the rows of an owner and names their files.
  public List<String> dropOf(Transaction transaction, String ownerId) throws SQLException {
    return transaction.list(DROP_OF_OWNER, row -> row.getString(1), ownerId);
  }

  /// Removes rows that have expired, at most so many, and names their files.
  public List<String> dropExpired(Transaction transaction, Instant now, int atMost)
      throws SQLException {
    return transaction.list(DROP_EXPIRED, row -> row.getString(1), now.toEpochMilli(), atMost);
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
