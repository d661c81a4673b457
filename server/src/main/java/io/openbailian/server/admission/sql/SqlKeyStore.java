package io.openbailian.server.admission.sql;

import io.openbailian.protocol.Json;
import io.openbailian.server.admission.AccountJson;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.Change;
import io.openbailian.server.admission.KeySecrets;
import io.openbailian.server.admission.KeyStore;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.sql.UnitOfWork;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Keys in a database, all of them in memory as well, because every request asks. Memory changes
/// after the commit.
public final class SqlKeyStore implements KeyStore {
  private static final KeyTable TABLE = new KeyTable();

  /// What a hash is looked up by: enough to find one key, too little to be guessed into its place.
  private static final int LOOKED_UP = 16;

  private final UnitOfWork database;
  private final Map<String, ApiKey> byId = new ConcurrentHashMap<>();
  private final Map<String, String> ids = new ConcurrentHashMap<>();

  public SqlKeyStore(UnitOfWork database) {
    this.database = database;
    reload();
  }

  /// Reads all keys again, because another node may have changed some.
  public void reload() {
    database.write(TABLE::all).forEach(this::keep);
  }

  @Override
  public ApiKey add(ApiKey key, Change change) {
    return database.write(transaction -> {
      ApiKey added = TABLE.add(transaction, key);
      AuditTable.add(transaction, change, added.id(), Json.object(), AccountJson.of(added));
      return kept(transaction, added);
    });
  }

  @Override
  public Optional<ApiKey> find(String sha256, Instant now) {
    String id = ids.get(beginning(sha256));
    return id == null
        ? Optional.empty()
        : named(id).filter(key -> key.secrets().opens(sha256, now));
  }

  @Override
  public Optional<ApiKey> named(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public List<ApiKey> list() {
    return byId.values().stream()
        .sorted(Comparator.comparing(ApiKey::created).thenComparing(ApiKey::id))
        .toList();
  }

  @Override
  public Optional<ApiKey> change(String id, UnaryOperator<ApiKey> edit, Change change) {
    return database.write(transaction -> {
      Optional<ApiKey> before = TABLE.find(transaction, id).filter(key -> key.revoked().isEmpty());
      if (before.isEmpty()) {
        return before;
      }
      ApiKey after = edit.apply(before.get());
      TABLE.update(transaction, after);
      AuditTable.add(transaction, change, id, AccountJson.of(before.get()), AccountJson.of(after));
      return Optional.of(kept(transaction, after));
    });
  }

  private ApiKey kept(Transaction transaction, ApiKey key) {
    transaction.afterCommit(() -> keep(key));
    return key;
  }

  private void keep(ApiKey key) {
    byId.put(key.id(), key);
    keep(key.secrets().sha256(), key);
    key.secrets().previous().map(KeySecrets.Previous::sha256).ifPresent(hash -> keep(hash, key));
  }

  private void keep(String sha256, ApiKey key) {
    ids.put(beginning(sha256), key.id());
  }

  private static String beginning(String sha256) {
    return sha256.substring(0, Math.min(LOOKED_UP, sha256.length()));
  }
}
