package io.openbailian.server.admission.sql;

import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.KeyStore;
import io.openbailian.server.sql.Database;
import io.openbailian.server.sql.SqliteWriter;
import io.openbailian.server.sql.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keys in the SQLite database of the data folder, all of them in memory as well, because every
/// request asks. Memory changes after the commit.
public final class SqliteKeyStore implements KeyStore {
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

  private final SqliteWriter writer;
  private final Map<String, ApiKey> byHash = new ConcurrentHashMap<>();

  public SqliteKeyStore(Database database) {
    this.writer = database.writer();
    writer.write(transaction -> transaction.list(LOAD, SqliteKeyStore::key)).forEach(this::keep);
  }

  @Override
  public ApiKey add(ApiKey key) {
    return writer.write(transaction ->
        change(transaction, ADD, key.id(), key.sha256(), key.name(), key.created().toEpochMilli())
            .orElseThrow());
  }

  @Override
  public Optional<ApiKey> find(String sha256) {
    return Optional.ofNullable(byHash.get(sha256)).filter(key -> key.revoked().isEmpty());
  }

  @Override
  public List<ApiKey> list() {
    return byHash.values().stream()
        .sorted(Comparator.comparing(ApiKey::created).thenComparing(ApiKey::id))
        .toList();
  }

  @Override
  public boolean revoke(String id, Instant now) {
    return writer
        .write(transaction -> change(transaction, REVOKE, now.toEpochMilli(), id))
        .isPresent();
  }

  private Optional<ApiKey> change(Transaction transaction, String sql, Object... parameters)
      throws SQLException {
    Optional<ApiKey> changed =
        transaction.list(sql, SqliteKeyStore::key, parameters).stream().findFirst();
    changed.ifPresent(key -> transaction.afterCommit(() -> keep(key)));
    return changed;
  }

  private void keep(ApiKey key) {
    byHash.put(key.sha256(), key);
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
