package io.openbailian.server.admission;

import io.openbailian.engine.Time;
import java.security.SecureRandom;
import java.util.List;

/// Creates, lists and revokes keys; the only place that ever sees a key whole.
public final class KeyAdministration {
  private final KeyStore store;
  private final Time time;
  private final SecureRandom random;

  public KeyAdministration(KeyStore store, Time time, SecureRandom random) {
    this.store = store;
    this.time = time;
    this.random = random;
  }

  /// A new key: shown once, stored as its hash.
  public record Created(String key, ApiKey stored) {
    @Override
    public String toString() {
      return stored.id();
    }
  }

  /// Makes a key.
  ///
  /// @throws IllegalArgumentException with a sentence about a name that cannot be one
  public Created create(String name) throws InterruptedException {
    KeyNames.check(name);
    String key = ApiKeys.create(random);
    return new Created(key, store.add(ApiKeys.describe(key, name, time.now())));
  }

  public List<ApiKey> list() {
    return store.list();
  }

  /// Revokes a key at once.
  ///
  /// @return false when no such key is in use
  public boolean revoke(String id) throws InterruptedException {
    return store.revoke(id, time.now());
  }
}
