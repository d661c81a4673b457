package io.openbailian.server.admission.sql;

import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statements on the table `api_key`: keys, hashed.
record KeyTable() {
  private static final String LOAD = "SELECT id, sha256, name, created, revoked FROM api_key";

  private static final String ADD =
      """
      INSERT INTO api_key (id, sha256, name, created) VALUES (?, ?, ?, ?)
      ON CONFLICT (sha256) DO UPDATE SET revoked = NULL
      RETURNING id, sha256, name, created, revoked
      """;

  private static final String REVOKE =
      """
      UPDATE api_key SET revoked = ? WHERE id = ? AND revoked IS NULL
      RETURNING id, sha256, name, created, revoked
      """;

  List<ApiKey> all(Session session) throws SQLException {
    return session.list(LOAD, KeyTable::key);
  }

  /// Adds a key; an equal hash that is there is taken into use again.
  ApiKey add(Transaction transaction, ApiKey key) throws SQLException {
    return transaction
        .list(ADD, KeyTable::key, key.id(), key.sha256(), key.name(), key.created().toEpochMilli())
        .getFirst();
  }

  /// The key as it is now; empty when there was none in use.
  Optional<ApiKey> revoke(Transaction transaction, String id, Instant now) throws SQLException {
    return transaction.list(REVOKE, KeyTable::key, now.toEpochMilli(), id).stream().findFirst();
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    long revoked = row.getLong(5);
    boolean inUse = row.wasNull();
    return new ApiKey(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)),
        inUse ? Optional.empty() : Optional.of(Instant.ofEpochMilli(revoked)));
  }
}
