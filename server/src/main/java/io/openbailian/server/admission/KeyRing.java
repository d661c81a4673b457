package io.openbailian.server.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All keys a request may carry: those in the database, the one the configuration presets,
/// temporary keys that stand for one of these, and the token of this run that the command line uses
/// on this machine.
public final class KeyRing {
  private final KeyStore stored;
  private final TemporaryKeys temporary;
  private final Map<String, ApiKey> ofThisRun = new HashMap<>();

  public KeyRing(KeyStore stored, TemporaryKeys temporary) {
    this.stored = stored;
    this.temporary = temporary;
  }

  /// Adds a key that is known for as long as the process runs. Its id says whose tasks it owns.
  public void add(ApiKey key) {
    ofThisRun.put(key.sha256(), key);
  }

  /// The key a request carries, if it is known and not revoked.
  public Optional<ApiKey> find(String key) {
    if (key.startsWith(TemporaryKeys.PREFIX)) {
      return temporary.behind(key).flatMap(this::named);
    }
    String hash = ApiKeys.hash(key);
    ApiKey own = ofThisRun.get(hash);
    return own == null ? stored.find(hash) : Optional.of(own);
  }

  /// The key with this id, unless it was revoked.
  private Optional<ApiKey> named(String id) {
    return Stream.concat(ofThisRun.values().stream(), stored.list().stream())
        .filter(key -> key.id().equals(id) && key.revoked().isEmpty())
        .findFirst();
  }
}
