package io.openbailian.server.admission.sql;

import io.openbailian.protocol.Json;
import io.openbailian.server.admission.AccountJson;
import io.openbailian.server.admission.AdminKey;
import io.openbailian.server.admission.AdminKeyStore;
import io.openbailian.server.admission.AdminRole;
import io.openbailian.server.admission.AuditTrail;
import io.openbailian.server.admission.Change;
import io.openbailian.server.sql.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Admin keys in a database, all of them in memory as well. Memory changes after the commit.
public final class SqlAdminKeyStore implements AdminKeyStore {
  private static final String ALL =
      "SELECT id, sha256, name, role, created, expires, revoked FROM admin_key";
  private static final String ADD =
      "INSERT INTO admin_key (id, sha256, name, role, created, expires) VALUES (?, ?, ?, ?, ?, ?)";
  private static final String REVOKE = "UPDATE admin_key SET revoked = ? WHERE id = ?";

  private final UnitOfWork database;
  private final Map<String, AdminKey> byId = new ConcurrentHashMap<>();

  public SqlAdminKeyStore(UnitOfWork database) {
    this.database = database;
    reload();
  }

  /// Reads all keys again, because another node may have changed some.
  public void reload() {
    database.write(session -> session.list(ALL, SqlAdminKeyStore::key)).forEach(this::keep);
  }

  private static AdminKey key(ResultSet row) throws SQLException {
    return new AdminKey(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        AdminRole.valueOf(row.getString(4)),
        Instant.ofEpochMilli(row.getLong(5)),
        KeyTable.moment(row, 6),
        KeyTable.moment(row, 7));
  }

  private void keep(AdminKey key) {
    byId.put(key.id(), key);
  }

  /// The audit log of the database, to which the stores of keys and workspaces write.
  public AuditTrail trail() {
    return AuditTable.trail(database);
  }

  @Override
  public AdminKey add(AdminKey key, Change change) {
    return database.write(transaction -> {
      transaction.update(
          ADD,
          key.id(),
          key.sha256(),
          key.name(),
          key.role().name(),
          key.created().toEpochMilli(),
          key.expires().map(Instant::toEpochMilli).orElse(null));
      AuditTable.add(transaction, change, key.id(), Json.object(), AccountJson.of(key));
      transaction.afterCommit(() -> keep(key));
      return key;
    });
  }

  /// There are few, and all are compared, so that no time tells which is near.
  @Override
  public Optional<AdminKey> find(String sha256, Instant now) {
    byte[] sent = sha256.getBytes(StandardCharsets.US_ASCII);
    Optional<AdminKey> found = Optional.empty();
    for (AdminKey key : byId.values()) {
      byte[] known = key.sha256().getBytes(StandardCharsets.US_ASCII);
      if (MessageDigest.isEqual(known, sent) && key.isOpen(now)) {
        found = Optional.of(key);
      }
    }
    return found;
  }

  @Override
  public List<AdminKey> list() {
    return byId.values().stream()
        .sorted(Comparator.comparing(AdminKey::created).thenComparing(AdminKey::id))
        .toList();
  }

  @Override
  public boolean revoke(String id, Change change) {
    return database.write(transaction -> {
      Optional<AdminKey> before =
          transaction
              .first(ALL + " WHERE id = ?", SqlAdminKeyStore::key, id)
              .filter(key -> key.revoked().isEmpty());
      if (before.isEmpty()) {
        return false;
      }
      AdminKey after = before.get().revokedAt(change.at());
      transaction.update(REVOKE, change.at().toEpochMilli(), id);
      AuditTable.add(transaction, change, id, AccountJson.of(before.get()), AccountJson.of(after));
      transaction.afterCommit(() -> keep(after));
      return true;
    });
  }
}
