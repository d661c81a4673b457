package io.openbailian.server.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// All keys a request may carry: those in the database, the one the configuration presets, and the
/// token of this run that the command line uses on this machine.
public final class KeyRing {
  private final KeyStore stored;
  private final Map<String, ApiKey> ofThisRun = new HashMap<>();

  public KeyRing(KeyStore stored) {
    this.stored = stored;
  }

  /// Adds a key that is known for as long as the process runs. Its id says whose tasks it owns.
  public void add(ApiKey key) {
    ofThisRun.put(key.sha256(), key);
  }

  /// The key a request carries, if it is known and not revoked.
  public Optional<ApiKey> find(String key) {
    String hash = ApiKeys.hash(key);
    ApiKey temporary = ofThisRun.get(hash);
    return temporary == null ? stored.find(hash) : Optional.of(temporary);
  }
}
