package io.openbailian.server.upload.sql;

import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.upload.KeptFile;
import io.openbailian.server.upload.KeptFileIndex;
import io.openbailian.server.upload.KeptFileIndex.Page;
import io.openbailian.server.upload.KeptFileIndex.Query;
import io.openbailian.server.upload.StoredBytes.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statements on the table `kept_file`: the rows of the files of the Files API.
record KeptFileTable() {
  private static final String COUNT =
      """
      SELECT count(*) FROM kept_file
      WHERE workspace = ? AND expires > ? AND (? = '' OR purpose = ?)
      """;

  /// Expired or not: what has expired still lies on the disk.
  private static final String STORED =
      """
      SELECT (SELECT count(*) FROM kept_file WHERE workspace = ?), (SELECT count(*) FROM kept_file)
      """;

  private static final String ADD =
      """
      INSERT INTO kept_file (id, workspace, name, purpose, description, file, bytes, md5, created, expires)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String FIND =
      """
      SELECT id, workspace, name, purpose, description, file, bytes, md5, created, expires
      FROM kept_file WHERE id = ? AND workspace = ? AND expires > ?
      """;

  /// One row more than the page tells whether others follow. A file that the list is to begin after
  /// and that is not there leaves nothing, as a page after the last.
  private static final String LIST =
      """
      SELECT id, workspace, name, purpose, description, file, bytes, md5, created, expires
      FROM kept_file
      WHERE workspace = ? AND expires > ? AND (? = '' OR purpose = ?)
        AND (? = '' OR (created, id) < (SELECT created, id FROM kept_file WHERE id = ? AND workspace = ?))
      ORDER BY created DESC, id DESC LIMIT ? OFFSET ?
      """;

  private static final String REMOVE = "DELETE FROM kept_file WHERE id = ? AND workspace = ?";

  private static final String USAGE =
      """
      SELECT (SELECT coalesce(sum(bytes), 0) FROM kept_file WHERE workspace = ?),
             (SELECT coalesce(sum(bytes), 0) FROM kept_file)
      """;

  private static final String EXPIRE =
      """
      DELETE FROM kept_file
      WHERE id IN (SELECT id FROM kept_file WHERE expires <= ? LIMIT ?)
      RETURNING file
      """;

  private static final String REFERS_TO = "SELECT 1 FROM kept_file WHERE file = ?";

  /// Writes a row, unless the key, or all keys together, have as many files as they may.
  boolean add(Transaction transaction, KeptFile file, KeptFileIndex.Most most) throws SQLException {
    boolean room =
        transaction
            .first(
                STORED,
                row -> row.getInt(1) < most.ofKey() && row.getInt(2) < most.ofAll(),
                file.workspace())
            .orElseThrow();
    if (!room) {
      return false;
    }
    transaction.update(
        ADD,
        file.id(),
        file.workspace(),
        file.name(),
        file.purpose(),
        file.description(),
        file.content().file(),
        file.content().bytes(),
        file.content().md5(),
        file.created().toEpochMilli(),
        file.expires().toEpochMilli());
    return true;
  }

  private static int count(Session session, String workspace, String purpose, Instant now)
      throws SQLException {
    return session
        .first(COUNT, row -> row.getInt(1), workspace, now.toEpochMilli(), purpose, purpose)
        .orElse(0);
  }

  Optional<KeptFile> find(Session session, String id, String workspace, Instant now)
      throws SQLException {
    return session.first(FIND, KeptFileTable::file, id, workspace, now.toEpochMilli());
  }

  Page list(Session session, Query query, Instant now) throws SQLException {
    String purpose = query.purpose().orElse("");
    String after = query.after().orElse("");
    List<KeptFile> found =
        session.list(
            LIST,
            KeptFileTable::file,
            query.workspace(),
            now.toEpochMilli(),
            purpose,
            purpose,
            after,
            after,
            query.workspace(),
            query.most() + 1,
            query.skip());
    boolean more = found.size() > query.most();
    return new Page(
        more ? found.subList(0, query.most()) : found,
        count(session, query.workspace(), purpose, now),
        more);
  }

  Optional<KeptFile> remove(Transaction transaction, String id, String workspace, Instant now)
      throws SQLException {
    Optional<KeptFile> found = find(transaction, id, workspace, now);
    if (found.isPresent()) {
      transaction.update(REMOVE, id, workspace);
    }
    return found;
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

  private static KeptFile file(ResultSet row) throws SQLException {
    return new KeptFile(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        new KeptFile.Content(row.getString(6), row.getLong(7), row.getString(8)),
        Instant.ofEpochMilli(row.getLong(9)),
        Instant.ofEpochMilli(row.getLong(10)));
  }
}
