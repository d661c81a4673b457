package io.openbailian.server.admission.sql;

import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.KeyStore;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.sql.UnitOfWork;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keys in a database, all of them in memory as well, because every request asks. Memory changes
/// after the commit.
public final class SqlKeyStore implements KeyStore {
  private static final KeyTable TABLE = new KeyTable();

  private final UnitOfWork database;
  private final Map<String, ApiKey> byHash = new ConcurrentHashMap<>();

  public SqlKeyStore(UnitOfWork database) {
    this.database = database;
    database.write(TABLE::all).forEach(this::keep);
  }

  @Override
  public ApiKey add(ApiKey key) {
    return database.write(transaction -> kept(transaction, TABLE.add(transaction, key)));
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
    return database
        .write(transaction -> {
          Optional<ApiKey> revoked = TABLE.revoke(transaction, id, now);
          revoked.ifPresent(key -> kept(transaction, key));
          return revoked;
        })
        .isPresent();
  }

  private ApiKey kept(Transaction transaction, ApiKey key) {
    transaction.afterCommit(() -> keep(key));
    return key;
  }

  private void keep(ApiKey key) {
    byHash.put(key.sha256(), key);
  }
}
